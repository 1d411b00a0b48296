-- What the page behind the link of an alert shows and does. Whoever holds the link is the contact: no account, no session.

-- The alert whose link this is, while its contact still wants to be told.
create function private.alert_of_link(p_token_hash text) returns public.alerts
language sql stable set search_path = ''
as $$
  select a.*
  from private.urgent_links u
  join public.alerts a on a.id = u.alert_id
  join public.contacts k on k.id = a.contact_id and k.consent = 'accepted'
  where u.token_hash = p_token_hash
$$;
revoke execute on function private.alert_of_link(text) from public;

-- A call whose end nobody told opens no link for ever: Twilio cuts it after four hours.
create function private.is_urgent_link_over(p_call public.calls) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce(p_call.ended_at < clock_timestamp() - interval '10 minutes', p_call.started_at < clock_timestamp() - interval '5 hours')
$$;
revoke execute on function private.is_urgent_link_over(public.calls) from public;

-- The two last reasons of the call, each with the words it rests on where the line keeps them.
create function private.last_reasons(p_call_id uuid, p_retention text) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('tactic', latest.tactic, 'quote', (
    select q.quote from public.call_quotes q
    where q.call_id = p_call_id and q.tactic = latest.tactic and q.turn = latest.turn and q.expires_at > now() and p_retention <> 'nothing'
    order by q.position desc limit 1
  )) order by latest.turn desc, latest.tactic), '[]')
  from (
    select r ->> 'tactic' as tactic, max((r ->> 'turn')::integer) as turn
    from public.call_events e cross join jsonb_array_elements(e.payload -> 'reasons') as reasons (r)
    where e.call_id = p_call_id and e.type = 'verdict' and (e.payload ->> 'level')::integer >= 2 and r ->> 'tactic' <> 'protective'
    group by 1 order by 2 desc, 1 limit 2
  ) latest
$$;
revoke execute on function private.last_reasons(uuid, text) from public;

-- Who did it, and when; the name is null once that contact was removed.
create function private.urgent_actor(p_contact_id uuid, p_reader_id uuid, p_at timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'contactName', (select k.name from public.contacts k where k.id = p_contact_id),
    'isYou', p_contact_id is not distinct from p_reader_id,
    'at', private.iso(p_at)
  )
$$;
revoke execute on function private.urgent_actor(uuid, uuid, timestamptz) from public;

create function private.view_urgent(p_token_hash text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_alert public.alerts;
  v_call public.calls;
  v_line public.lines;
  v_contact public.contacts;
  v_view jsonb;
begin
  v_alert := private.alert_of_link(p_token_hash);
  if v_alert.id is null then return null; end if;
  select * into strict v_call from public.calls c where c.id = v_alert.call_id;
  select * into strict v_line from public.lines l where l.id = v_call.line_id;
  select * into strict v_contact from public.contacts k where k.id = v_alert.contact_id;
  v_view := jsonb_build_object('protectedName', v_line.protected_name, 'locale', v_contact.locale, 'call', null);
  if private.is_urgent_link_over(v_call) then return v_view; end if;

  return v_view || jsonb_build_object('call', jsonb_build_object(
    'contactName', v_contact.name,
    'phone', v_line.forwarded_number,
    'level', v_call.level,
    'startedAt', private.iso(v_call.started_at),
    'endedAt', private.iso(v_call.ended_at),
    'reasons', private.last_reasons(v_call.id, v_line.retention),
    'taken', (
      select private.urgent_actor(a.contact_id, v_contact.id, e.at)
      from public.alerts a
      join public.call_events e on e.call_id = a.call_id and e.key = 'alert:' || a.id || ':acknowledged'
      where a.call_id = v_call.id and a.status = 'acknowledged'
      order by e.seq limit 1
    ),
    'mayHangUp', v_line.help_level = 3 and v_call.ended_at is null,
    'hangUp', (
      select private.urgent_actor((e.payload ->> 'contactId')::uuid, v_contact.id, e.at)
      from public.call_events e
      where e.call_id = v_call.id and e.type = 'action' and e.payload ->> 'action' = 'hang_up' and e.payload ->> 'outcome' = 'asked'
      order by e.seq desc limit 1
    )
  ));
end
$$;
revoke execute on function private.view_urgent(text) from public;
grant execute on function private.view_urgent(text) to anon, authenticated;

-- For whoever holds the link; null for a link that nobody was sent. `call` is null once the link is over.
create function public.view_urgent(p_token_hash text) returns jsonb
language sql stable set search_path = ''
as $$ select private.view_urgent(p_token_hash) $$;
revoke execute on function public.view_urgent(text) from public, service_role;
grant execute on function public.view_urgent(text) to anon, authenticated;

create function private.urgent_alert(p_token_hash text) returns public.alerts
language plpgsql stable set search_path = ''
as $$
declare
  v_alert public.alerts;
  v_call public.calls;
begin
  v_alert := private.alert_of_link(p_token_hash);
  if v_alert.id is null then raise exception 'no such link' using errcode = 'P0002'; end if;
  select * into strict v_call from public.calls c where c.id = v_alert.call_id;
  if private.is_urgent_link_over(v_call) then raise exception 'the link is over' using errcode = 'ET410'; end if;
  return v_alert;
end
$$;
revoke execute on function private.urgent_alert(text) from public;

-- The first contact who takes the call has it; whoever comes later reads who that is. Nobody else is told of the same level then.
create function private.take_urgent(p_token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_alert public.alerts;
begin
  v_alert := private.urgent_alert(p_token_hash);
  -- Alerts before their call, as everybody who settles one locks them.
  perform from public.alerts a where a.call_id = v_alert.call_id order by a.id for no key update;
  perform from public.calls c where c.id = v_alert.call_id for no key update;
  if not exists (select from public.alerts a where a.call_id = v_alert.call_id and a.status = 'acknowledged') then
    update public.alerts a set status = 'acknowledged', error_code = null, lease_until = null where a.id = v_alert.id;
    update public.alerts a set status = 'cancelled'
    where a.call_id = v_alert.call_id and a.status = 'pending' and a.level <= v_alert.level;
  end if;
  return private.view_urgent(p_token_hash);
end
$$;
revoke execute on function private.take_urgent(text) from public;
grant execute on function private.take_urgent(text) to anon, authenticated;

create function public.take_urgent(p_token_hash text) returns jsonb
language sql set search_path = ''
as $$ select private.take_urgent(p_token_hash) $$;
revoke execute on function public.take_urgent(text) from public, service_role;
grant execute on function public.take_urgent(text) to anon, authenticated;

-- Notes that a contact asks to cut the call, which takes the agreement of the line. Pressed again within a minute: one request.
create function private.ask_urgent_hang_up(p_token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_alert public.alerts;
  v_now constant timestamptz := clock_timestamp();
begin
  v_alert := private.urgent_alert(p_token_hash);
  if not exists (
    select from public.calls c join public.lines l on l.id = c.line_id
    where c.id = v_alert.call_id and c.ended_at is null and l.help_level = 3
  ) then
    raise exception 'the call cannot be cut' using errcode = 'ET409';
  end if;
  perform private.append_call_event(
    v_alert.call_id,
    'hang_up:' || v_alert.contact_id || ':' || floor(extract(epoch from v_now) / 60)::bigint,
    v_now,
    'action',
    jsonb_build_object('action', 'hang_up', 'contactId', v_alert.contact_id, 'outcome', 'asked')
  );
  return jsonb_build_object('callId', v_alert.call_id);
end
$$;
revoke execute on function private.ask_urgent_hang_up(text) from public;
grant execute on function private.ask_urgent_hang_up(text) to anon, authenticated;

create function public.ask_urgent_hang_up(p_token_hash text) returns jsonb
language sql set search_path = ''
as $$ select private.ask_urgent_hang_up(p_token_hash) $$;
revoke execute on function public.ask_urgent_hang_up(text) from public, service_role;
grant execute on function public.ask_urgent_hang_up(text) to anon, authenticated;

-- For the worker that cuts the call: its caller's leg, while somebody who may has just asked for it. Null: leave it alone.
create function public.agreed_hang_up(p_call_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('callSid', c.call_sid)
  from public.calls c join public.lines l on l.id = c.line_id
  where c.id = p_call_id and c.ended_at is null and l.help_level = 3 and exists (
    select from public.call_events e
    where e.call_id = c.id and e.type = 'action' and e.payload ->> 'action' = 'hang_up' and e.payload ->> 'outcome' = 'asked'
      and e.at > clock_timestamp() - interval '5 minutes'
  )
$$;
revoke execute on function public.agreed_hang_up(uuid) from public, anon, authenticated;
grant execute on function public.agreed_hang_up(uuid) to service_role;
