-- Takes an alert for a while. A lease that ran out may have sent its message before its worker died.
create function public.claim_alert(p_alert_id uuid, p_lease_seconds integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_alert public.alerts;
  v_call public.calls;
  v_line public.lines;
  v_contact public.contacts;
begin
  select * into v_alert from public.alerts a where a.id = p_alert_id for no key update;
  if not found or v_alert.status not in ('pending', 'sending') then return jsonb_build_object('state', 'settled'); end if;
  if v_alert.status = 'sending' and v_alert.lease_until >= clock_timestamp() then
    return jsonb_build_object(
      'state', 'busy',
      'retryAfterSeconds', greatest(1, ceil(extract(epoch from v_alert.lease_until - clock_timestamp())))::integer
    );
  end if;

  select * into strict v_call from public.calls c where c.id = v_alert.call_id;
  select * into strict v_line from public.lines l where l.id = v_call.line_id;
  select * into v_contact from public.contacts k where k.id = v_alert.contact_id and k.consent = 'accepted';
  if not found or v_line.help_level < 2 or v_alert.created_at < clock_timestamp() - interval '30 minutes' then
    update public.alerts set status = 'cancelled', lease_until = null where id = p_alert_id;
    return jsonb_build_object('state', 'settled');
  end if;

  update public.alerts a
  set status = 'sending',
      attempts = a.attempts + 1,
      may_have_been_sent = a.may_have_been_sent or a.status = 'sending',
      lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  where a.id = p_alert_id
  returning * into v_alert;
  return jsonb_build_object('state', 'claimed', 'alert', jsonb_build_object(
    'id', v_alert.id,
    'callId', v_alert.call_id,
    'phone', v_contact.phone,
    'locale', v_contact.locale,
    'protectedName', v_line.protected_name,
    'familyWord', v_line.family_word,
    'level', v_alert.level,
    'callStartedAt', private.iso(v_call.started_at),
    'attempts', v_alert.attempts,
    'mayHaveBeenSent', v_alert.may_have_been_sent,
    'createdAt', private.iso(v_alert.created_at)
  ));
end
$$;
revoke execute on function public.claim_alert(uuid, integer) from public, anon, authenticated;
grant execute on function public.claim_alert(uuid, integer) to service_role;

-- What became of an attempt. A message known to have left counts whoever tells; that none left is only for the worker to say
-- who holds the alert now: one whose lease ran out would free it while another is sending.
create function public.settle_alert(p_alert_id uuid, p_attempt integer, p_status text, p_provider_sid text, p_error_code text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_status not in ('sent', 'failed', 'pending') then raise exception 'no such outcome' using errcode = '22023'; end if;
  update public.alerts a
  set status = p_status,
      provider_sid = coalesce(a.provider_sid, p_provider_sid),
      error_code = case when p_status = 'sent' then null else p_error_code end,
      may_have_been_sent = a.may_have_been_sent or p_status = 'pending',
      lease_until = null
  where a.id = p_alert_id and case p_status
    -- That the message left is no news once it is known to have failed.
    when 'sent' then a.status in ('pending', 'sending', 'cancelled')
      or (a.status = 'failed' and (a.provider_sid = p_provider_sid) is not true)
    else a.status = 'sending' and a.attempts = p_attempt
  end;
  if not found and p_status = 'sent' then
    update public.alerts a set provider_sid = p_provider_sid where a.id = p_alert_id and a.provider_sid is null;
  end if;
end
$$;
revoke execute on function public.settle_alert(uuid, integer, text, text, text) from public, anon, authenticated;
grant execute on function public.settle_alert(uuid, integer, text, text, text) to service_role;

-- A message's status as the provider tells it, late, twice or out of order: the stored one only moves forward.
create function public.record_alert_delivery(p_alert_id uuid, p_provider_sid text, p_status text, p_error_code text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c_order constant text[] := array['pending', 'sending', 'cancelled', 'sent', 'failed', 'delivered', 'acknowledged'];
begin
  if p_status not in ('sent', 'delivered', 'failed') then raise exception 'no such status' using errcode = '22023'; end if;
  update public.alerts a
  set status = p_status,
      provider_sid = p_provider_sid,
      error_code = case when p_status = 'failed' then p_error_code end,
      lease_until = null
  where a.id = p_alert_id
    and coalesce(a.provider_sid, p_provider_sid) = p_provider_sid
    and array_position(c_order, p_status) > array_position(c_order, a.status);
end
$$;
revoke execute on function public.record_alert_delivery(uuid, text, text, text) from public, anon, authenticated;
grant execute on function public.record_alert_delivery(uuid, text, text, text) to service_role;

-- Alerts that nobody is sending, oldest first.
create function public.due_alerts(p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(id order by created_at, id), '[]')
  from (
    select a.id, a.created_at from public.alerts a
    where a.status in ('pending', 'sending') and (a.status = 'pending' or a.lease_until < now())
    order by a.created_at, a.id
    limit least(p_limit, 1000)
  ) due
$$;
revoke execute on function public.due_alerts(integer) from public, anon, authenticated;
grant execute on function public.due_alerts(integer) to service_role;

create function public.known_provider_sids(p_sids text[]) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(a.provider_sid), '[]') from public.alerts a where a.provider_sid = any (p_sids)
$$;
revoke execute on function public.known_provider_sids(text[]) from public, anon, authenticated;
grant execute on function public.known_provider_sids(text[]) to service_role;
