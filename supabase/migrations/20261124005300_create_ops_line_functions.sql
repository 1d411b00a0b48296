create function private.shown_line(p_line public.lines) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'id', (p_line).id, 'tenantId', (p_line).tenant_id, 'label', (p_line).label, 'status', (p_line).status,
    'pausedUntil', private.iso((p_line).paused_until)
  )
$$;
revoke execute on function private.shown_line(public.lines) from public;

create function ops.pause_line(p_line_id uuid, p_until timestamptz) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines;
begin
  perform private.begin_operation();
  if (p_until > now()) is not true then raise exception 'a pause ends in the future' using errcode = '22023'; end if;
  update public.lines l set paused_until = p_until where l.id = p_line_id returning * into v_line;
  if not found then raise exception 'no such line' using errcode = 'P0002'; end if;
  perform private.note_operation(
    v_line.tenant_id, 'pause_line', 'lines', p_line_id::text, jsonb_build_object('until', private.iso(p_until))
  );
  return private.shown_line(v_line);
end
$$;
comment on function ops.pause_line(uuid, timestamptz) is
  'Stops listening to one line until then, at most 31 days ahead; calls still connect. Ended early by ops.resume_line.';

create function ops.resume_line(p_line_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines;
begin
  perform private.begin_operation();
  update public.lines l set paused_until = null where l.id = p_line_id returning * into v_line;
  if not found then raise exception 'no such line' using errcode = 'P0002'; end if;
  perform private.note_operation(v_line.tenant_id, 'resume_line', 'lines', p_line_id::text);
  return private.shown_line(v_line);
end
$$;
comment on function ops.resume_line(uuid) is 'Ends the pause of a line.';

create function ops.quarantine_number(p_e164 text, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
  v_number public.phone_numbers;
begin
  perform private.begin_operation();
  select * into v_number from public.phone_numbers n where n.e164 = p_e164 for no key update;
  if not found then raise exception 'no such number' using errcode = 'P0002'; end if;
  if v_number.status = 'released' then raise exception 'the number is no longer ours' using errcode = 'ET409'; end if;
  -- A line that shows as active must be one.
  update public.lines l set status = 'draft' where l.id = v_number.line_id and l.status <> 'draft';
  update public.phone_numbers n set status = 'quarantined', line_id = null, tenant_id = null where n.id = v_number.id;
  perform private.note_operation(
    v_number.tenant_id, 'quarantine_number', 'phone_numbers', v_number.id::text,
    jsonb_build_object('reason', v_reason, 'lineId', v_number.line_id)
  );
  return jsonb_build_object('e164', p_e164, 'status', 'quarantined', 'tenantId', v_number.tenant_id, 'lineId', v_number.line_id);
end
$$;
comment on function ops.quarantine_number(text, text) is
  'Takes an Ethiq number out of use. A line that it served is a draft again and needs another number: tell its owners first.';

create function ops.call_timeline(p_call_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls;
begin
  perform private.begin_operation();
  select * into v_call from public.calls c where c.id = p_call_id;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  perform private.note_operation(v_call.tenant_id, 'call_timeline', 'calls', p_call_id::text);
  return jsonb_build_object(
    'id', v_call.id, 'tenantId', v_call.tenant_id, 'lineId', v_call.line_id, 'callSid', v_call.call_sid, 'dialled', v_call.dialled,
    'plan', v_call.plan, 'planReason', v_call.plan_reason, 'startedAt', private.iso(v_call.started_at),
    'endedAt', private.iso(v_call.ended_at), 'answered', v_call.answered, 'level', v_call.level, 'score', v_call.score,
    'kind', v_call.kind, 'analysed', v_call.analysed, 'notAnalysedReason', v_call.not_analysed_reason, 'cost', v_call.cost,
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'seq', e.seq, 'key', e.key, 'at', private.iso(e.at), 'type', e.type, 'payload', e.payload
      ) order by e.seq), '[]')
      from public.call_events e where e.call_id = p_call_id
    )
  );
end
$$;
comment on function ops.call_timeline(uuid) is 'Everything that happened on one call, step by step, without a word of it and without its caller.';

revoke execute on all functions in schema ops from public, anon, authenticated;
grant execute on all functions in schema ops to service_role;
