-- What a member did is shown to contacts too: by the name the member goes by, or by none.
create function private.acting_member(p_event public.call_events) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'contactName', (select p.display_name from public.profiles p where p.user_id = (p_event.payload ->> 'userId')::uuid),
    'isYou', false,
    'at', private.iso(p_event.at)
  )
$$;
revoke execute on function private.acting_member(public.call_events) from public;

create or replace function private.view_urgent(p_token_hash text) returns jsonb
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
    'taken', coalesce(
      (
        select private.urgent_actor(a.contact_id, v_contact.id, e.at)
        from public.alerts a
        join public.call_events e on e.call_id = a.call_id and e.key = 'alert:' || a.id || ':acknowledged'
        where a.call_id = v_call.id and a.status = 'acknowledged'
        order by e.seq limit 1
      ),
      (select private.acting_member(e) from public.call_events e where e.call_id = v_call.id and e.key = 'take')
    ),
    'mayHangUp', v_line.help_level = 3 and v_call.ended_at is null,
    'hangUp', (
      select case when e.payload ? 'userId' then private.acting_member(e)
        else private.urgent_actor((e.payload ->> 'contactId')::uuid, v_contact.id, e.at) end
      from public.call_events e
      where e.call_id = v_call.id and e.type = 'action' and e.payload ->> 'action' = 'hang_up' and e.payload ->> 'outcome' = 'asked'
      order by e.seq desc limit 1
    )
  ));
end
$$;

-- As before, unless a member took the call already.
create or replace function private.take_urgent(p_token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_alert public.alerts;
begin
  v_alert := private.urgent_alert(p_token_hash);
  -- Alerts before their call, as everybody who settles one locks them.
  perform from public.alerts a where a.call_id = v_alert.call_id order by a.id for no key update;
  perform from public.calls c where c.id = v_alert.call_id for no key update;
  if not exists (select from public.alerts a where a.call_id = v_alert.call_id and a.status = 'acknowledged')
    and not exists (select from public.call_events e where e.call_id = v_alert.call_id and e.key = 'take')
  then
    update public.alerts a set status = 'acknowledged', error_code = null, lease_until = null where a.id = v_alert.id;
    update public.alerts a set status = 'cancelled'
    where a.call_id = v_alert.call_id and a.status = 'pending' and a.level <= v_alert.level;
  end if;
  return private.view_urgent(p_token_hash);
end
$$;
