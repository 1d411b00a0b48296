create function private.add_usage(p_call public.calls, p_counts integer[]) returns void
language sql set search_path = ''
as $$
  insert into public.usage_daily as u (
    tenant_id, line_id, day, calls, protected_calls, suspicious_calls, talk_seconds, speech_seconds, alerts_sent
  )
  select
    t.id, p_call.line_id, (p_call.started_at at time zone t.timezone)::date,
    p_counts[1], p_counts[2], p_counts[3], p_counts[4], p_counts[5], p_counts[6]
  from public.tenants t where t.id = p_call.tenant_id
  on conflict (tenant_id, line_id, day) do update set
    calls = u.calls + excluded.calls,
    protected_calls = u.protected_calls + excluded.protected_calls,
    suspicious_calls = u.suspicious_calls + excluded.suspicious_calls,
    talk_seconds = u.talk_seconds + excluded.talk_seconds,
    speech_seconds = u.speech_seconds + excluded.speech_seconds,
    alerts_sent = u.alerts_sent + excluded.alerts_sent
$$;
revoke execute on function private.add_usage(public.calls, integer[]) from public;

-- What a call counts for, once it is over.
create function private.usage_of(p_call public.calls) returns integer[]
language sql immutable set search_path = ''
as $$
  select case when p_call.ended_at is null then array[0, 0, 0, 0, 0, 0] else array[
    1,
    (p_call.plan = 'protect')::integer,
    (p_call.level >= 2)::integer,
    case when p_call.answered then round(extract(epoch from p_call.ended_at - p_call.started_at))::integer else 0 end,
    round(p_call.speech_ms / 1000.0)::integer,
    0
  ] end
$$;
revoke execute on function private.usage_of(public.calls) from public;

-- Totals and verdicts come before the end of a call or after it: what counts is the difference they make.
create function private.count_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_new integer[];
  v_old integer[];
begin
  v_new := private.usage_of(new);
  v_old := case when tg_op = 'UPDATE' then private.usage_of(old) else array[0, 0, 0, 0, 0, 0] end;
  if v_new <> v_old then
    perform private.add_usage(new, array(select n - o from unnest(v_new, v_old) with ordinality as counts (n, o, at) order by at));
  end if;
  return null;
-- Whoever can be told to try again is; anything else is our own fault, and no call stays open and no alert unsettled for a sum.
exception when others then
  if sqlstate like '40%' then raise; end if;
  raise warning 'usage of a call not counted: %', sqlstate;
  return null;
end
$$;
revoke execute on function private.count_call() from public;
create trigger calls_count_usage after insert or update of ended_at, answered, plan, level, speech_ms on public.calls
  for each row execute function private.count_call();

-- Fires after `alerts_note_status`, which takes the call's row: everybody takes that before the sums.
create function private.count_alert() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  c_sent constant text[] := array['sent', 'delivered', 'acknowledged'];
  v_call public.calls;
  v_sent integer := (new.status = any (c_sent))::integer;
begin
  if tg_op = 'UPDATE' then v_sent := v_sent - (old.status = any (c_sent))::integer; end if;
  if v_sent = 0 then return null; end if;
  select * into v_call from public.calls c where c.id = new.call_id;
  if found then perform private.add_usage(v_call, array[0, 0, 0, 0, 0, v_sent]); end if;
  return null;
-- As for a call.
exception when others then
  if sqlstate like '40%' then raise; end if;
  raise warning 'usage of an alert not counted: %', sqlstate;
  return null;
end
$$;
revoke execute on function private.count_alert() from public;
create trigger alerts_tally_usage after insert or update of status on public.alerts
  for each row execute function private.count_alert();
