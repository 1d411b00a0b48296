-- That and how much was removed, never what. Nobody rewrites it.
create table private.purge_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  removed jsonb not null
);
alter table private.purge_log enable row level security;
revoke all on private.purge_log from anon, authenticated, service_role;
create trigger purge_log_is_append_only before update or delete on private.purge_log
  for each row execute function private.refuse_audit_change();
create trigger purge_log_is_never_truncated before truncate on private.purge_log
  for each statement execute function private.refuse_audit_change();

-- Removes what may no longer be kept (contract: PurgedRecords), at most p_limit rows of each kind and none that another run
-- is removing. Safe to run at any time and as often as one likes.
create function public.purge_expired(p_limit integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_limit integer := greatest(1, least(p_limit, 10000));
  v_quotes integer;
  v_unrouted integer;
  v_ends integer;
  v_changes integer;
  v_removed jsonb;
begin
  delete from public.call_quotes where ctid = any (array(
    select ctid from public.call_quotes where expires_at <= now() limit v_limit for update skip locked
  ));
  get diagnostics v_quotes = row_count;

  delete from private.unrouted_calls where ctid = any (array(
    select ctid from private.unrouted_calls where created_at < now() - interval '30 days' limit v_limit for update skip locked
  ));
  get diagnostics v_unrouted = row_count;

  delete from private.early_call_ends where ctid = any (array(
    select ctid from private.early_call_ends where created_at < now() - interval '1 day' limit v_limit for update skip locked
  ));
  get diagnostics v_ends = row_count;

  -- Changes that nobody could bring to the cache; what it held then has long expired there by itself.
  delete from private.route_changes where ctid = any (array(
    select ctid from private.route_changes where changed_at < now() - interval '1 day' limit v_limit for update skip locked
  ));
  get diagnostics v_changes = row_count;

  v_removed := jsonb_build_object(
    'quotes', v_quotes, 'unroutedCalls', v_unrouted, 'earlyCallEnds', v_ends, 'routeChanges', v_changes
  );
  insert into private.purge_log (removed) values (v_removed);
  return v_removed || jsonb_build_object('isDone', greatest(v_quotes, v_unrouted, v_ends, v_changes) < v_limit);
end
$$;
revoke execute on function public.purge_expired(integer) from public, anon, authenticated;
grant execute on function public.purge_expired(integer) to service_role;
