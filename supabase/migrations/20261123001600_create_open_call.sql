create function private.opened_call(p_call public.calls, p_is_new boolean) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'callId', (p_call).id, 'plan', (p_call).plan, 'planReason', (p_call).plan_reason,
    'startedAt', private.iso((p_call).started_at), 'isNew', p_is_new
  )
$$;
revoke execute on function private.opened_call(public.calls, boolean) from public;

create function private.open_unrouted_call(p_call_id uuid, p_call_sid text, p_dialled text, p_caller text, p_started_at timestamptz)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_is_new boolean;
  v_call private.unrouted_calls;
begin
  insert into private.unrouted_calls (call_sid, call_id, dialled, caller, started_at)
  values (p_call_sid, p_call_id, p_dialled, left(p_caller, 255), p_started_at)
  on conflict (call_sid) do nothing;
  v_is_new := found;
  select * into strict v_call from private.unrouted_calls u where u.call_sid = p_call_sid;
  return jsonb_build_object(
    'callId', v_call.call_id, 'plan', 'unknown_number', 'planReason', 'unknown_number',
    'startedAt', private.iso(v_call.started_at), 'isNew', v_is_new
  );
end
$$;
revoke execute on function private.open_unrouted_call(uuid, text, text, text, timestamptz) from public;

-- The relay opens a call without knowing who called; whoever knows completes it.
create function private.known_call(p_call public.calls, p_caller text, p_started_at timestamptz) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  if p_call.caller = 'unknown' and p_caller <> 'unknown' then
    update public.calls c set caller = left(p_caller, 255), started_at = least(c.started_at, p_started_at)
    where c.id = p_call.id and c.caller = 'unknown';
    select * into strict p_call from public.calls c where c.id = p_call.id;
  end if;
  return private.opened_call(p_call, false);
end
$$;
revoke execute on function private.known_call(public.calls, text, timestamptz) from public;

-- Puts a call on record and answers the plan that holds: the one on record, or a refusal when the call goes in circles.
-- p_decide: false from whoever records a call that goes on already; it cannot be refused any more, its plan is what happened.
create function public.open_call(
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

  if p_decide and v_plan in ('protect', 'pass_through') and private.is_e164(p_caller) then
    -- Two turns of one loop must not both believe to be the first.
    perform pg_advisory_xact_lock(hashtextextended(p_line_id || p_caller, 0));
    if exists (select from public.phone_numbers n where n.e164 = p_caller and n.status <> 'released') then
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
revoke execute on function public.open_call(uuid, text, uuid, text, text, text, text, timestamptz, boolean)
  from public, anon, authenticated;
grant execute on function public.open_call(uuid, text, uuid, text, text, text, text, timestamptz, boolean) to service_role;
