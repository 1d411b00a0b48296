create index contact_links_created_at_idx on private.contact_links (created_at);

-- None that another run is removing.
create function private.purge_rows(p_table regclass, p_condition text, p_limit integer) returns integer
language plpgsql set search_path = ''
as $$
declare
  v_rows integer;
begin
  execute format(
    'delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit %3$s for update skip locked))',
    p_table, p_condition, p_limit
  );
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
revoke execute on function private.purge_rows(regclass, text, integer) from public;

-- Each tenant says how long calls are kept: one look into the index for each, however many calls there are. What hangs on a call
-- goes with it; its share in the usage of its day stays.
create function private.purge_calls(p_limit integer) returns integer
language plpgsql set search_path = ''
as $$
declare
  v_rows integer;
begin
  delete from public.calls where ctid = any (array(
    select old.ctid
    from public.tenants t cross join lateral (
      select c.ctid from public.calls c
      where c.tenant_id = t.id and c.started_at < now() - make_interval(months => t.call_retention_months) and c.ended_at is not null
      order by c.started_at
      limit p_limit
      for update skip locked
    ) old
    limit p_limit
  ));
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
revoke execute on function private.purge_calls(integer) from public;

-- Removes what may no longer be kept (contract: PurgedRecords), at most p_limit rows of each kind and none that another run
-- is removing. Safe to run at any time and as often as one likes.
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
    -- private.refuse_audit_change knows the same term.
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
