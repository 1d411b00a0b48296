-- A hint for open pages (contract: LiveCallEvent): something happened on a call of this tenant, fetch what you show.
create function private.send_live_event(p_call public.calls, p_type text, p_at timestamptz) returns void
language plpgsql set search_path = ''
as $$
begin
  perform realtime.send(
    jsonb_build_object(
      'callId', p_call.id, 'lineId', p_call.line_id, 'type', p_type, 'level', p_call.level, 'at', private.iso(p_at)
    ),
    'call',
    'tenant:' || p_call.tenant_id,
    true
  );
end
$$;
revoke execute on function private.send_live_event(public.calls, text, timestamptz) from public;

create function private.tell_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    perform private.send_live_event(new, 'call_opened', new.started_at);
  elsif old.ended_at is null and new.ended_at is not null then
    perform private.send_live_event(new, 'call_closed', new.ended_at);
  else
    perform private.send_live_event(new, 'call_changed', clock_timestamp());
  end if;
  return null;
end
$$;
revoke execute on function private.tell_call() from public;
create trigger calls_tell_insert after insert on public.calls
  for each row execute function private.tell_call();
create trigger calls_tell_update after update on public.calls
  for each row
  when (
    (old.level, old.answered, old.analysed, old.not_analysed_reason, old.ended_at)
    is distinct from (new.level, new.answered, new.analysed, new.not_analysed_reason, new.ended_at)
  )
  execute function private.tell_call();

create function private.tell_call_event() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls;
begin
  select * into strict v_call from public.calls c where c.id = new.call_id;
  -- The event is written before the call takes its level.
  if new.type = 'verdict' then v_call.level := greatest(v_call.level, (new.payload ->> 'level')::smallint); end if;
  perform private.send_live_event(v_call, new.type, new.at);
  return null;
end
$$;
revoke execute on function private.tell_call_event() from public;
create trigger call_events_tell after insert on public.call_events
  for each row execute function private.tell_call_event();

create policy "members listen to the calls of their tenant" on realtime.messages
  for select to authenticated
  using (
    extension = 'broadcast'
    and (select realtime.topic()) in (select 'tenant:' || id from private.my_tenant_ids() as mine (id))
  );
