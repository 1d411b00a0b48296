create table private.purge_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  removed jsonb not null
);
alter table private.purge_log enable row level security;
revoke all on private.purge_log from anon, authenticated, service_role;

-- Removes what may no longer be kept. Safe to run at any time and as often as one likes.
create function public.purge_expired() returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_quotes bigint;
  v_unrouted bigint;
  v_ends bigint;
  v_removed jsonb;
begin
  delete from public.call_quotes where expires_at <= now();
  get diagnostics v_quotes = row_count;
  delete from private.unrouted_calls where created_at < now() - interval '30 days';
  get diagnostics v_unrouted = row_count;
  delete from private.early_call_ends where created_at < now() - interval '1 day';
  get diagnostics v_ends = row_count;
  v_removed := jsonb_build_object('quotes', v_quotes, 'unroutedCalls', v_unrouted, 'earlyCallEnds', v_ends);
  if v_quotes + v_unrouted + v_ends > 0 then insert into private.purge_log (removed) values (v_removed); end if;
  return v_removed;
end
$$;
revoke execute on function public.purge_expired() from public, anon, authenticated;
grant execute on function public.purge_expired() to service_role;
