-- As before, with what tenants no longer learn from one another.
create or replace function public.purge_expired(p_limit integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  n constant integer := greatest(1, least(p_limit, 10000));
  v_removed jsonb;
begin
  v_removed := jsonb_build_object(
    'calls', private.purge_calls(n),
    'quotes', private.purge_rows('public.call_quotes', 'expires_at <= now()', n),
    'unroutedCalls', private.purge_rows('private.unrouted_calls', 'created_at < now() - interval ''30 days''', n),
    'earlyCallEnds', private.purge_rows('private.early_call_ends', 'created_at < now() - interval ''1 day''', n),
    -- Changes that nobody could bring to the cache; what it held then has long expired there by itself.
    'routeChanges', private.purge_rows('private.route_changes', 'changed_at < now() - interval ''1 day''', n),
    'messages', private.purge_rows('public.messages', 'created_at < now() - interval ''90 days''', n),
    'contactLinks', private.purge_rows('private.contact_links', 'created_at < now() - interval ''180 days''', n),
    'invitations', private.purge_rows('public.invitations', 'coalesce(answered_at, expires_at) < now() - interval ''30 days''', n),
    'apiKeys', private.purge_rows('public.api_keys', 'least(revoked_at, expires_at) < now() - interval ''90 days''', n),
    'idempotencyKeys', private.purge_rows('private.idempotency_keys', 'created_at < now() - interval ''24 hours''', n),
    'webhookReceipts', private.purge_rows('private.webhook_receipts', 'received_at < now() - interval ''30 days''', n),
    'providerCleanups', private.purge_rows('private.provider_cleanups', 'done_at < now() - interval ''30 days''', n),
    'lineTests', private.purge_rows('public.line_tests', 'started_at < now() - interval ''13 months''', n),
    'provisioningJobs', private.purge_rows('public.provisioning_jobs', 'ended_at < now() - interval ''13 months''', n),
    'lineApproaches', private.purge_rows('public.line_approaches', 'at < now() - interval ''90 days''', n),
    'labelledExamples', private.purge_rows('private.labelled_examples', 'expires_on <= current_date', n),
    'callerSightings', private.purge_rows('private.caller_sightings', 'greatest(scam_at, honest_at) < now() - interval ''90 days''', n),
    'campaigns', private.purge_rows('private.scam_campaigns', $condition$created_at < now() - interval '1 day' and not exists (
      select from private.campaign_sightings s where s.campaign_id = scam_campaigns.id and s.at > now() - interval '90 days'
    )$condition$, n),
    -- private.refuse_audit_change knows these terms.
    'auditRows', private.purge_rows('public.audit_log', 'at < now() - interval ''36 months''', n)
  );
  -- Counters of the day, and nobody's data.
  perform private.purge_rows('private.message_counts', 'day < current_date - 1', n);
  insert into private.purge_log (removed) values (v_removed);
  return v_removed || jsonb_build_object('isDone', not exists (
    select from jsonb_each_text(v_removed) as removed (kind, rows) where removed.rows::integer >= n
  ));
end
$$;
