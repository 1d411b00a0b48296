-- Supabase's advisors take a table without policies for one that was forgotten. These are nobody's: functions that run as their
-- owner pass by every policy.
create policy "nobody comes here" on private.contact_links for all to anon, authenticated using (false);
create policy "nobody comes here" on private.early_call_ends for all to anon, authenticated using (false);
create policy "nobody comes here" on private.erasure_receipts for all to anon, authenticated using (false);
create policy "nobody comes here" on private.idempotency_keys for all to anon, authenticated using (false);
create policy "nobody comes here" on private.purge_log for all to anon, authenticated using (false);
create policy "nobody comes here" on private.route_changes for all to anon, authenticated using (false);
create policy "nobody comes here" on private.sign_up_tenants for all to anon, authenticated using (false);
create policy "nobody comes here" on private.unrouted_calls for all to anon, authenticated using (false);
create policy "nobody comes here" on private.webhook_receipts for all to anon, authenticated using (false);

-- The same index, led by both columns of the foreign key that it serves.
drop index public.calls_line_id_idx;
create index calls_line_id_idx on public.calls (line_id, tenant_id, started_at desc, id desc);
