-- What members of a tenant do while a call goes on, as owners and carers: follow it, take it, cut it. Each is an event of the call, so
-- that everybody of the tenant reads who it was.

create function private.call_of_manager(p_call_id uuid) returns public.calls
language plpgsql stable set search_path = ''
as $$
declare
  v_call public.calls;
begin
  perform private.require_person();
  select * into v_call from public.calls c where c.id = p_call_id;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  perform private.require_role(v_call.tenant_id, array['owner', 'carer']);
  return v_call;
end
$$;
revoke execute on function private.call_of_manager(uuid) from public;

-- Notes that somebody follows the call: nobody hears its words without having said so.
create function private.watch_call(p_call_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls := private.call_of_manager(p_call_id);
begin
  if v_call.ended_at is not null then raise exception 'the call is over' using errcode = 'ET409'; end if;
  perform private.append_call_event(
    p_call_id, 'watch:' || auth.uid(), clock_timestamp(), 'note', jsonb_build_object('note', 'watch', 'userId', auth.uid())
  );
  return jsonb_build_object('topic', 'words:' || p_call_id);
end
$$;
revoke execute on function private.watch_call(uuid) from public;
grant execute on function private.watch_call(uuid) to authenticated;

create function public.watch_call(p_call_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.watch_call(p_call_id) $$;
revoke execute on function public.watch_call(uuid) from public, anon, service_role;
grant execute on function public.watch_call(uuid) to authenticated;

-- The first one who takes a call has it, member or contact. Nobody else is told of the same level then.
create function private.take_call(p_call_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls := private.call_of_manager(p_call_id);
begin
  if private.is_urgent_link_over(v_call) then raise exception 'the call is over' using errcode = 'ET409'; end if;
  -- Alerts before their call, as everybody who settles one locks them.
  perform from public.alerts a where a.call_id = p_call_id order by a.id for no key update;
  select * into v_call from public.calls c where c.id = p_call_id for no key update;
  if not exists (select from public.alerts a where a.call_id = p_call_id and a.status = 'acknowledged')
    and private.append_call_event(
      p_call_id, 'take', clock_timestamp(), 'action', jsonb_build_object('action', 'take', 'userId', auth.uid(), 'outcome', 'done')
    )
  then
    update public.alerts a set status = 'cancelled'
    where a.call_id = p_call_id and a.status = 'pending' and a.level <= v_call.level;
  end if;
  return jsonb_build_object('callId', p_call_id);
end
$$;
revoke execute on function private.take_call(uuid) from public;
grant execute on function private.take_call(uuid) to authenticated;

create function public.take_call(p_call_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.take_call(p_call_id) $$;
revoke execute on function public.take_call(uuid) from public, anon, service_role;
grant execute on function public.take_call(uuid) to authenticated;

-- As contacts ask it: with the agreement of the line, and pressed again within a minute it is one request.
create function private.ask_hang_up(p_call_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls := private.call_of_manager(p_call_id);
  v_now constant timestamptz := clock_timestamp();
begin
  if v_call.ended_at is not null or not exists (select from public.lines l where l.id = v_call.line_id and l.help_level = 3) then
    raise exception 'the call cannot be cut' using errcode = 'ET409';
  end if;
  perform private.append_call_event(
    p_call_id,
    'hang_up:' || auth.uid() || ':' || floor(extract(epoch from v_now) / 60)::bigint,
    v_now,
    'action',
    jsonb_build_object('action', 'hang_up', 'userId', auth.uid(), 'outcome', 'asked')
  );
  return jsonb_build_object('callId', p_call_id);
end
$$;
revoke execute on function private.ask_hang_up(uuid) from public;
grant execute on function private.ask_hang_up(uuid) to authenticated;

create function public.ask_hang_up(p_call_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.ask_hang_up(p_call_id) $$;
revoke execute on function public.ask_hang_up(uuid) from public, anon, service_role;
grant execute on function public.ask_hang_up(uuid) to authenticated;

-- Whether words of the call may be sent to who follows it: nobody reads along on a line that keeps no words.
create function public.shares_words(p_call_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.calls c join public.lines l on l.id = c.line_id
    where c.id = p_call_id and c.ended_at is null and l.retention <> 'nothing'
  )
$$;
revoke execute on function public.shares_words(uuid) from public, anon, authenticated;
grant execute on function public.shares_words(uuid) to service_role;

-- As before, and the words of a call that goes on, for owners and carers who said that they follow it. Words are sent past the
-- database: what it sends itself it also keeps for some days.
create or replace function private.may_listen() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_topic text := realtime.topic();
  v_id uuid := substring(v_topic from '^(?:tenant|line|words):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$')::uuid;
begin
  if v_id is null then return false; end if;
  if v_topic like 'words:%' then
    return public.shares_words(v_id)
      and (select c.tenant_id from public.calls c where c.id = v_id) in (select private.my_tenant_ids(array['owner', 'carer']))
      and exists (select from public.call_events e where e.call_id = v_id and e.key = 'watch:' || auth.uid());
  end if;
  if v_topic like 'line:%' then v_id := (select l.tenant_id from public.lines l where l.id = v_id); end if;
  return v_id is not null and v_id in (select private.my_tenant_ids());
end
$$;
