-- As shared/domain/line-test/words.ts has them.
create function private.hop_names(p_kind text, p_is_automatic boolean) returns text[]
language sql immutable set search_path = ''
as $$
  select case
    when p_kind = 'connectivity' then array['registered', 'ringing', 'answered', 'heard', 'speaks']
    when p_is_automatic then array['line', 'forwarded', 'ethiq']
    else array['line', 'forwarded', 'ethiq', 'telephone', 'person', 'both_ways', 'listening', 'private']
  end
$$;
revoke execute on function private.hop_names(text, boolean) from public;

-- The hops of a new test. Those that the test before passed are not asked of a person again.
create function private.new_hops(p_kind text, p_is_automatic boolean, p_passed text[]) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_agg(jsonb_build_object(
    'name', name,
    'state', case when at < first then 'passed' when at = first then 'running' else 'waiting' end,
    'reason', null, 'sipCode', null, 'at', null
  ) order by at)
  from (
    select name, at, coalesce(min(at) filter (where not name = any (p_passed)) over (), 1) as first
    from unnest(private.hop_names(p_kind, p_is_automatic)) with ordinality as hops (name, at)
  ) numbered
$$;
revoke execute on function private.new_hops(text, boolean, text[]) from public;

-- For pages and services: no secrets, no numbers.
create function private.shown_line_test(p_test public.line_tests) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'id', (p_test).id, 'tenantId', (p_test).tenant_id, 'lineId', (p_test).line_id, 'kind', (p_test).kind, 'status', (p_test).status,
    'isAutomatic', (p_test).is_automatic, 'attempt', (p_test).attempt, 'hops', (p_test).hops,
    'startedAt', private.iso((p_test).started_at), 'expiresAt', private.iso((p_test).expires_at),
    'endedAt', private.iso((p_test).ended_at)
  )
$$;
revoke execute on function private.shown_line_test(public.line_tests) from public;

-- Ends tests that nobody ended. What they were doing then has failed, and the line was not at fault.
create function private.end_late_tests(p_now timestamptz, p_line_id uuid default null) returns integer
language plpgsql set search_path = ''
as $$
declare
  v_count integer;
begin
  update public.line_tests t
  set status = 'expired', ended_at = greatest(p_now, t.started_at), expects_call = false, revision = t.revision + 1,
      hops = (
        select jsonb_agg(
          case when hop ->> 'state' = 'running' then hop || jsonb_build_object('state', 'failed', 'reason', 'our_fault', 'at', private.iso(p_now))
          else hop end order by at
        )
        from jsonb_array_elements(t.hops) with ordinality as hops (hop, at)
      )
  where t.id = any (array(
    select late.id from public.line_tests late
    where late.status = 'running' and late.expires_at + interval '15 seconds' < p_now and (p_line_id is null or late.line_id = p_line_id)
    order by late.expires_at limit 200 for no key update skip locked
  ));
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
revoke execute on function private.end_late_tests(timestamptz, uuid) from public;

create function private.begin_line_test(
  p_line public.lines, p_kind text, p_is_automatic boolean, p_now timestamptz, p_before public.line_tests, p_requested_by uuid
) returns public.line_tests
language plpgsql set search_path = ''
as $$
declare
  v_test public.line_tests;
begin
  insert into public.line_tests (tenant_id, line_id, kind, is_automatic, attempt, hops, requested_by, started_at, expires_at)
  values (
    p_line.tenant_id, p_line.id, p_kind, p_is_automatic, coalesce((p_before).attempt, 0) + 1,
    private.new_hops(p_kind, p_is_automatic, array(
      select hop ->> 'name' from jsonb_array_elements(coalesce((p_before).hops, '[]')) as hops (hop)
      where hop ->> 'state' = 'passed' and p_kind = 'forwarding'
    )),
    p_requested_by, p_now, p_now + interval '3 minutes'
  )
  returning * into v_test;
  return v_test;
end
$$;
revoke execute on function private.begin_line_test(public.lines, text, boolean, timestamptz, public.line_tests, uuid) from public;

create function private.start_line_test(p_line_id uuid, p_kind text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines := private.hold_own_line(p_line_id, array['owner', 'carer']);
  v_test public.line_tests;
  v_before public.line_tests;
begin
  if p_kind is null or p_kind not in ('connectivity', 'forwarding') then
    raise exception 'no such test' using errcode = '23514', constraint = 'line_tests_kind_check';
  end if;
  perform private.end_late_tests(clock_timestamp(), p_line_id);
  select * into v_test from public.line_tests t where t.line_id = p_line_id and t.status = 'running';
  if found then
    if v_test.kind = p_kind and not v_test.is_automatic then return private.shown_line_test(v_test); end if;
    raise exception 'another test of this line is going on' using errcode = 'ET409';
  end if;
  if v_line.status not in ('testing', 'active', 'paused')
    or not exists (select from public.phone_numbers n where n.line_id = p_line_id and n.status = 'assigned')
    or not exists (select from public.tenants t where t.id = v_line.tenant_id and t.status = 'active')
    or jsonb_array_length(v_line.delivery) = 0 or (p_kind = 'forwarding' and v_line.forwarded_number is null) then
    raise exception 'the line is not ready for a test' using errcode = 'ET409';
  end if;
  if (
    select count(*) from public.line_tests t
    where t.line_id = p_line_id and not t.is_automatic and t.started_at > clock_timestamp() - interval '24 hours'
  ) >= 20 then
    raise exception 'the line was tested often enough today' using errcode = 'ET429';
  end if;
  -- One that failed just now is taken up where it failed; what it proved is forgotten with the hour.
  select * into v_before from public.line_tests t
  where t.line_id = p_line_id and t.kind = p_kind and not t.is_automatic
  order by t.started_at desc limit 1;
  if v_before.status = 'passed' or v_before.started_at < clock_timestamp() - interval '1 hour' then v_before := null; end if;
  v_test := private.begin_line_test(v_line, p_kind, false, clock_timestamp(), v_before, (select auth.uid()));
  return private.shown_line_test(v_test);
end
$$;
revoke execute on function private.start_line_test(uuid, text) from public;
grant execute on function private.start_line_test(uuid, text) to authenticated;

-- For owners and carers. Answers the test that goes on already, if it is the same one.
create function public.start_line_test(p_line_id uuid, p_kind text) returns jsonb
language sql set search_path = ''
as $$ select private.start_line_test(p_line_id, p_kind) $$;
revoke execute on function public.start_line_test(uuid, text) from public, anon, service_role;
grant execute on function public.start_line_test(uuid, text) to authenticated;

create function private.agree_to_watch(p_line_id uuid, p_agreed boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines := private.hold_own_line(p_line_id, array['owner', 'carer']);
begin
  update public.lines l set watch_agreed_at = case when p_agreed then coalesce(l.watch_agreed_at, now()) end
  where l.id = p_line_id and (l.watch_agreed_at is not null) is distinct from p_agreed
  returning * into v_line;
  if not found then select * into strict v_line from public.lines l where l.id = p_line_id; end if;
  return jsonb_build_object('lineId', v_line.id, 'watchAgreedAt', private.iso(v_line.watch_agreed_at));
end
$$;
revoke execute on function private.agree_to_watch(uuid, boolean) from public;
grant execute on function private.agree_to_watch(uuid, boolean) to authenticated;

-- For owners and carers.
create function public.agree_to_watch(p_line_id uuid, p_agreed boolean) returns jsonb
language sql set search_path = ''
as $$ select private.agree_to_watch(p_line_id, p_agreed) $$;
revoke execute on function public.agree_to_watch(uuid, boolean) from public, anon, service_role;
grant execute on function public.agree_to_watch(uuid, boolean) to authenticated;

-- All that carrying a test on needs to know; null when there is no such test, or its line has no number any more. Whoever changes
-- it names the revision read here.
create function public.claim_line_test(p_test_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select private.shown_line_test(t) || jsonb_build_object(
    'revision', t.revision, 'progress', t.progress, 'secrets', t.secrets, 'locale', l.locale, 'ethiqNumber', n.e164,
    'forwardedNumber', l.forwarded_number, 'delivery', l.delivery, 'callerNumber', t.caller_number,
    'callerCallSid', t.caller_call_sid, 'personCallSid', t.person_call_sid,
    'forwardedCallId', t.forwarded_call_id, 'forwardedAt', private.iso(t.forwarded_at), 'isRepeat', t.repeats_id is not null
  )
  from public.line_tests t
  join public.lines l on l.id = t.line_id
  join public.phone_numbers n on n.line_id = l.id
  where t.id = p_test_id
$$;
revoke execute on function public.claim_line_test(uuid) from public, anon, authenticated;
grant execute on function public.claim_line_test(uuid) to service_role;

-- Writes what became of a test; false when somebody else was quicker, or it is over. A line that was being set up is in service
-- once its forwarding was proved to somebody who was there.
create function public.record_line_test(p_test_id uuid, p_revision integer, p_change jsonb, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_status text := coalesce(p_change ->> 'status', 'running');
  v_test public.line_tests;
begin
  if v_status not in ('running', 'passed', 'failed') then raise exception 'no such outcome' using errcode = '22023'; end if;
  -- Before the test's own row, as whoever removes the line does.
  if v_status = 'passed' then
    perform from public.lines l
    where l.id = (select t.line_id from public.line_tests t where t.id = p_test_id) for no key update;
  end if;
  update public.line_tests t
  set status = v_status,
      ended_at = case when v_status <> 'running' then greatest(p_now, t.started_at) end,
      hops = coalesce(p_change -> 'hops', t.hops),
      progress = coalesce(p_change -> 'progress', t.progress),
      -- What was asked of the person is of no use to anybody afterwards.
      secrets = case when v_status <> 'running' then '{}' else coalesce(p_change -> 'secrets', t.secrets) end,
      caller_number = coalesce(p_change ->> 'callerNumber', t.caller_number),
      caller_call_sid = coalesce(p_change ->> 'callerCallSid', t.caller_call_sid),
      person_call_sid = coalesce(p_change ->> 'personCallSid', t.person_call_sid),
      expects_call = v_status = 'running' and coalesce((p_change ->> 'expectsCall')::boolean, t.expects_call) and t.forwarded_call_id is null,
      revision = t.revision + 1
  where t.id = p_test_id and t.revision = p_revision and t.status = 'running'
  returning * into v_test;
  if not found then return false; end if;
  if v_status = 'passed' and v_test.kind = 'forwarding' and not v_test.is_automatic then
    update public.lines l set status = 'active' where l.id = v_test.line_id and l.status = 'testing';
  end if;
  return true;
end
$$;
revoke execute on function public.record_line_test(uuid, integer, jsonb, timestamptz) from public, anon, authenticated;
grant execute on function public.record_line_test(uuid, integer, jsonb, timestamptz) to service_role;

-- Legs placed for a test are known by their sid even when the test has moved on meanwhile: somebody has to hang them up.
create function public.note_line_test_leg(p_test_id uuid, p_leg text, p_call_sid text) returns void
language sql security definer set search_path = ''
as $$
  update public.line_tests t
  set caller_call_sid = case when p_leg = 'caller' then p_call_sid else t.caller_call_sid end,
      person_call_sid = case when p_leg = 'person' then p_call_sid else t.person_call_sid end
  where t.id = p_test_id and p_leg in ('caller', 'person')
$$;
revoke execute on function public.note_line_test_leg(uuid, text, text) from public, anon, authenticated;
grant execute on function public.note_line_test_leg(uuid, text, text) to service_role;

-- Answers how many tests nobody ended.
create function public.expire_line_tests(p_now timestamptz) returns integer
language sql security definer set search_path = ''
as $$ select private.end_late_tests(p_now) $$;
revoke execute on function public.expire_line_tests(timestamptz) from public, anon, authenticated;
grant execute on function public.expire_line_tests(timestamptz) to service_role;
