-- The outbox of messages, claimed and settled like the one of alerts. Whom a message goes to is always taken before the message
-- itself, as whoever removes a contact or an invitation does.

create function private.claimed_contact_message(p_message public.messages, p_token_hash text) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_contact public.contacts;
  v_tenant public.tenants;
begin
  select * into v_contact from public.contacts k where k.id = p_message.contact_id and k.consent = 'pending';
  if not found then return null; end if;
  select * into v_tenant from public.tenants t where t.id = p_message.tenant_id and t.status = 'active';
  if not found then return null; end if;
  insert into private.contact_links (token_hash, contact_id) values (p_token_hash, v_contact.id) on conflict (token_hash) do nothing;
  delete from private.contact_links l where l.contact_id = v_contact.id and l.created_at < now() - interval '180 days';
  return jsonb_build_object(
    'to', v_contact.phone,
    'locale', v_contact.locale,
    'contactName', v_contact.name,
    'inviterName', (select p.display_name from public.profiles p where p.user_id = p_message.requested_by),
    'tenantName', v_tenant.name,
    'protectedNames', (
      select coalesce(jsonb_agg(l.protected_name order by l.created_at, l.id), '[]') from public.lines l
      where l.tenant_id = v_contact.tenant_id and (v_contact.line_id is null or l.id = v_contact.line_id)
    )
  );
end
$$;
revoke execute on function private.claimed_contact_message(public.messages, text) from public;

create function private.claimed_member_message(p_message public.messages, p_token_hash text) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_invitation public.invitations;
  v_tenant public.tenants;
begin
  select * into v_tenant from public.tenants t where t.id = p_message.tenant_id and t.status = 'active';
  if not found then return null; end if;
  update public.invitations i set token_hash = p_token_hash
  where i.id = p_message.invitation_id and i.status = 'pending' and i.expires_at > clock_timestamp()
  returning * into v_invitation;
  if not found then return null; end if;
  return jsonb_build_object(
    'to', v_invitation.email,
    'locale', coalesce((select p.locale from public.profiles p where p.email = v_invitation.email limit 1), v_tenant.locale),
    'inviterName', (select p.display_name from public.profiles p where p.user_id = p_message.requested_by),
    'tenantName', v_tenant.name,
    'role', v_invitation.role
  );
end
$$;
revoke execute on function private.claimed_member_message(public.messages, text) from public;

-- Takes a message for a while. p_token_hash: of the token in its link, kept with whom it invites.
create function public.claim_message(p_message_id uuid, p_lease_seconds integer, p_token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_message public.messages;
  v_content jsonb;
begin
  if p_token_hash is null then raise exception 'a message has a link' using errcode = '22023'; end if;
  perform from public.contacts k
  where k.id = (select m.contact_id from public.messages m where m.id = p_message_id) for key share;
  perform from public.invitations i
  where i.id = (select m.invitation_id from public.messages m where m.id = p_message_id) for no key update;
  select * into v_message from public.messages m where m.id = p_message_id for no key update;
  if not found or v_message.status not in ('pending', 'sending') then return jsonb_build_object('state', 'settled'); end if;
  if v_message.status = 'sending' and v_message.lease_until >= clock_timestamp() then
    return jsonb_build_object(
      'state', 'busy',
      'retryAfterSeconds', greatest(1, ceil(extract(epoch from v_message.lease_until - clock_timestamp())))::integer
    );
  end if;

  if v_message.created_at >= clock_timestamp() - interval '24 hours' then
    v_content := case v_message.purpose
      when 'contact_invitation' then private.claimed_contact_message(v_message, p_token_hash)
      else private.claimed_member_message(v_message, p_token_hash)
    end;
  end if;
  if v_content is null then
    update public.messages m set status = 'cancelled', lease_until = null where m.id = p_message_id;
    return jsonb_build_object('state', 'settled');
  end if;

  update public.messages m
  set status = 'sending',
      attempts = m.attempts + 1,
      may_have_been_sent = m.may_have_been_sent or m.status = 'sending',
      lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  where m.id = p_message_id
  returning * into v_message;
  return jsonb_build_object('state', 'claimed', 'message', v_content || jsonb_build_object(
    'id', v_message.id,
    'channel', v_message.channel,
    'purpose', v_message.purpose,
    'attempts', v_message.attempts,
    'mayHaveBeenSent', v_message.may_have_been_sent,
    'createdAt', private.iso(v_message.created_at)
  ));
end
$$;
revoke execute on function public.claim_message(uuid, integer, text) from public, anon, authenticated;
grant execute on function public.claim_message(uuid, integer, text) to service_role;

-- A message that failed because its reader said STOP changes the contact: taken first, see above.
create function private.hold_contact_of(p_message_id uuid, p_error_code text) returns void
language sql set search_path = ''
as $$
  select from public.contacts k
  where p_error_code = '21610' and k.id = (select m.contact_id from public.messages m where m.id = p_message_id)
  for no key update
$$;
revoke execute on function private.hold_contact_of(uuid, text) from public;

-- What became of an attempt. A message known to have left counts whoever tells; that none left is only for the worker to say
-- who holds it now.
create function public.settle_message(p_message_id uuid, p_attempt integer, p_status text, p_provider_sid text, p_error_code text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_status not in ('sent', 'failed', 'pending') then raise exception 'no such outcome' using errcode = '22023'; end if;
  perform private.hold_contact_of(p_message_id, p_error_code);
  update public.messages m
  set status = p_status,
      provider_sid = coalesce(m.provider_sid, p_provider_sid),
      error_code = case when p_status = 'sent' then null else p_error_code end,
      may_have_been_sent = m.may_have_been_sent or p_status = 'pending',
      lease_until = null
  where m.id = p_message_id and case p_status
    -- That the message left is no news once it is known to have failed.
    when 'sent' then m.status in ('pending', 'sending', 'cancelled')
      or (m.status = 'failed' and (m.provider_sid = p_provider_sid) is not true)
    else m.status = 'sending' and m.attempts = p_attempt
  end;
  if not found and p_status = 'sent' then
    update public.messages m set provider_sid = p_provider_sid where m.id = p_message_id and m.provider_sid is null;
  end if;
end
$$;
revoke execute on function public.settle_message(uuid, integer, text, text, text) from public, anon, authenticated;
grant execute on function public.settle_message(uuid, integer, text, text, text) to service_role;

-- A message's status as the provider tells it, late, twice or out of order: the stored one only moves forward.
create function public.record_message_delivery(p_message_id uuid, p_provider_sid text, p_status text, p_error_code text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c_order constant text[] := array['pending', 'sending', 'cancelled', 'sent', 'failed', 'delivered', 'acknowledged'];
begin
  if p_status not in ('sent', 'delivered', 'failed') then raise exception 'no such status' using errcode = '22023'; end if;
  perform private.hold_contact_of(p_message_id, p_error_code);
  update public.messages m
  set status = p_status,
      provider_sid = p_provider_sid,
      error_code = case when p_status = 'failed' then p_error_code end,
      lease_until = null
  where m.id = p_message_id
    and coalesce(m.provider_sid, p_provider_sid) = p_provider_sid
    and array_position(c_order, p_status) > array_position(c_order, m.status);
end
$$;
revoke execute on function public.record_message_delivery(uuid, text, text, text) from public, anon, authenticated;
grant execute on function public.record_message_delivery(uuid, text, text, text) to service_role;

-- Messages that nobody is sending, oldest first.
create function public.due_messages(p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(id order by created_at, id), '[]')
  from (
    select m.id, m.created_at from public.messages m
    where m.status in ('pending', 'sending') and (m.status = 'pending' or m.lease_until < now())
    order by m.created_at, m.id
    limit least(p_limit, 1000)
  ) due
$$;
revoke execute on function public.due_messages(integer) from public, anon, authenticated;
grant execute on function public.due_messages(integer) to service_role;

create function public.known_message_sids(p_sids text[]) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(m.provider_sid), '[]') from public.messages m where m.provider_sid = any (p_sids)
$$;
revoke execute on function public.known_message_sids(text[]) from public, anon, authenticated;
grant execute on function public.known_message_sids(text[]) to service_role;
