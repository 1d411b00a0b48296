-- Why a call was handled as it was; one that proves a line is marked, so that nobody takes it for an ordinary call.
alter table public.calls add constraint calls_plan_reason_check check (
  plan_reason in (
    'paused', 'suspended', 'trusted_caller', 'budget_exhausted', 'degraded', 'blocked', 'loop', 'own_number', 'unknown_number',
    'forwarding_test'
  )
);

-- The test that waits for this very call, which it gets once. Everybody else who calls from our numbers is turned away as before.
create function private.take_expected_call(p_line_id uuid, p_call_id uuid, p_caller text, p_at timestamptz) returns uuid
language sql set search_path = ''
as $$
  update public.line_tests t
  set expects_call = false, forwarded_call_id = p_call_id, forwarded_at = p_at
  where t.line_id = p_line_id and t.status = 'running' and t.kind = 'forwarding' and t.expects_call
    and p_at between t.started_at - interval '1 minute' and t.expires_at
    -- Some operators show the number that forwards in place of the one that calls.
    and p_caller in (t.caller_number, (select l.forwarded_number from public.lines l where l.id = p_line_id))
  returning t.id
$$;
revoke execute on function private.take_expected_call(uuid, uuid, text, timestamptz) from public;

-- As before; for a call that proves a line, with the test it belongs to.
create or replace function private.opened_call(p_call public.calls, p_is_new boolean) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'callId', (p_call).id, 'plan', (p_call).plan, 'planReason', (p_call).plan_reason,
    'startedAt', private.iso((p_call).started_at), 'isNew', p_is_new
  ) || coalesce(case when (p_call).plan_reason = 'forwarding_test' then (
    select jsonb_build_object('test', jsonb_build_object('id', t.id, 'isAutomatic', t.is_automatic))
    from public.line_tests t where t.forwarded_call_id = (p_call).id
  ) end, '{}')
$$;

-- As before, and a call that a running test expects is let in.
create or replace function public.open_call(
  p_call_id uuid, p_call_sid text, p_line_id uuid, p_dialled text, p_caller text,
  p_plan text, p_plan_reason text, p_started_at timestamptz, p_decide boolean default true
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls;
  v_tenant_id uuid;
  v_plan text := p_plan;
  v_plan_reason text := p_plan_reason;
begin
  select * into v_call from public.calls c where c.call_sid = p_call_sid;
  if found then return private.known_call(v_call, p_caller, p_started_at); end if;

  -- A cached route may name a line that meanwhile gave up the number. The dialled number decides.
  select n.tenant_id into v_tenant_id from public.phone_numbers n where n.e164 = p_dialled and n.line_id = p_line_id;
  if not found or p_plan = 'unknown_number' then
    return private.open_unrouted_call(p_call_id, p_call_sid, p_dialled, p_caller, p_started_at);
  end if;

  if p_decide and private.is_e164(p_caller) then
    -- Two turns of one loop must not both believe to be the first.
    perform pg_advisory_xact_lock(hashtextextended(p_line_id || p_caller, 0));
    -- Whoever asked twice at once has waited here.
    select * into v_call from public.calls c where c.call_sid = p_call_sid;
    if found then return private.known_call(v_call, p_caller, p_started_at); end if;
    if private.take_expected_call(p_line_id, p_call_id, p_caller, p_started_at) is not null then
      v_plan := 'protect';
      v_plan_reason := 'forwarding_test';
    elsif v_plan not in ('protect', 'pass_through') then
      null;
    elsif exists (select from public.phone_numbers n where n.e164 = p_caller and n.status <> 'released') then
      v_plan := 'reject';
      v_plan_reason := 'own_number';
    elsif exists (
      select from public.calls c
      where c.line_id = p_line_id and c.caller = p_caller and c.call_sid <> p_call_sid and c.ended_at is null
        and c.plan <> 'reject'
        and c.started_at between p_started_at - interval '10 seconds' and p_started_at + interval '10 seconds'
    ) then
      v_plan := 'reject';
      v_plan_reason := 'loop';
    end if;
  end if;

  insert into public.calls
    (id, tenant_id, line_id, call_sid, dialled, caller, plan, plan_reason, started_at, analysed, not_analysed_reason, analysis_reported)
  values (
    p_call_id, v_tenant_id, p_line_id, p_call_sid, p_dialled, left(p_caller, 255), v_plan, v_plan_reason, p_started_at,
    case when v_plan <> 'protect' then false end,
    case v_plan when 'reject' then 'rejected' when 'pass_through' then v_plan_reason end,
    v_plan <> 'protect'
  )
  on conflict (call_sid) do nothing
  returning * into v_call;
  if not found then
    select * into strict v_call from public.calls c where c.call_sid = p_call_sid;
    return private.known_call(v_call, p_caller, p_started_at);
  end if;

  perform public.close_call(e.call_sid, e.ended_at, e.answered) from private.early_call_ends e where e.call_sid = p_call_sid;
  delete from private.early_call_ends e where e.call_sid = p_call_sid;
  return private.opened_call(v_call, true);
end
$$;

-- As before; a call that proves a line counts for nothing.
create or replace function private.usage_of(p_call public.calls) returns integer[]
language sql immutable set search_path = ''
as $$
  select case when p_call.ended_at is null or p_call.plan_reason = 'forwarding_test' then array[0, 0, 0, 0, 0, 0] else array[
    1,
    (p_call.plan = 'protect')::integer,
    (p_call.level >= 2)::integer,
    case when p_call.answered then round(extract(epoch from p_call.ended_at - p_call.started_at))::integer else 0 end,
    round(p_call.speech_ms / 1000.0)::integer,
    0
  ] end
$$;
