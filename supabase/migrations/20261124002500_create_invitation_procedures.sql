-- Links of invitations are opened before anybody signs in.
grant usage on schema private to anon;

create function private.send_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.messages (tenant_id, channel, purpose, invitation_id, requested_by)
  values (new.tenant_id, 'email', 'member_invitation', new.id, new.invited_by);
  return null;
end
$$;
revoke execute on function private.send_invitation() from public;
create trigger invitations_send after insert on public.invitations
  for each row when (new.status = 'pending') execute function private.send_invitation();

create function private.invitation_json(p_invitation public.invitations) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'id', (p_invitation).id, 'tenantId', (p_invitation).tenant_id, 'email', (p_invitation).email, 'role', (p_invitation).role,
    'invitedBy', (p_invitation).invited_by, 'status', (p_invitation).status, 'expiresAt', private.iso((p_invitation).expires_at),
    'answeredAt', private.iso((p_invitation).answered_at), 'createdAt', private.iso((p_invitation).created_at)
  )
$$;
revoke execute on function private.invitation_json(public.invitations) from public;

create function private.invite_member(p_id uuid, p_tenant_id uuid, p_email text, p_role text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_most_per_day constant integer := 50;
  v_user_id uuid := private.require_person();
  v_email text := lower(trim(p_email));
  v_invitation public.invitations;
begin
  perform private.require_role(p_tenant_id, array['owner']);
  select * into v_invitation from public.invitations i where i.id = p_id and i.tenant_id = p_tenant_id;
  if found then return private.invitation_json(v_invitation); end if;

  -- Whoever invites meanwhile, or erases the tenant, waits for their turn.
  perform from public.tenants t where t.id = p_tenant_id and t.status = 'active' for no key update;
  if not found then raise exception 'the tenant is suspended' using errcode = 'ET409'; end if;
  if exists (
    select from public.tenant_members m join auth.users u on u.id = m.user_id
    where m.tenant_id = p_tenant_id and lower(u.email) = v_email
  ) then
    raise exception 'this person is a member already' using errcode = 'ET409';
  end if;
  if (
    select count(*) from public.invitations i
    where i.tenant_id = p_tenant_id and i.created_at > clock_timestamp() - interval '1 day'
  ) >= c_most_per_day then
    raise exception 'too many invitations in a day' using errcode = 'ET429';
  end if;
  update public.invitations i set status = 'withdrawn', answered_at = clock_timestamp()
  where i.tenant_id = p_tenant_id and i.email = v_email and i.status = 'pending' and i.expires_at <= clock_timestamp();

  insert into public.invitations (id, tenant_id, email, role, invited_by) values (p_id, p_tenant_id, v_email, p_role, v_user_id)
  on conflict (id) do nothing
  returning * into v_invitation;
  if not found then
    select * into v_invitation from public.invitations i where i.id = p_id and i.tenant_id = p_tenant_id;
    if not found then
      raise exception 'this id is taken'
        using errcode = '23505', constraint = 'invitations_pkey', table = 'invitations', schema = 'public';
    end if;
  end if;
  return private.invitation_json(v_invitation);
end
$$;
revoke execute on function private.invite_member(uuid, uuid, text, text) from public;
grant execute on function private.invite_member(uuid, uuid, text, text) to authenticated;

-- Asks somebody to join; the message to them is in the outbox with it. The same id again: the same invitation.
create function public.invite_member(p_id uuid, p_tenant_id uuid, p_email text, p_role text) returns jsonb
language sql set search_path = ''
as $$ select private.invite_member(p_id, p_tenant_id, p_email, p_role) $$;
revoke execute on function public.invite_member(uuid, uuid, text, text) from public, anon, service_role;
grant execute on function public.invite_member(uuid, uuid, text, text) to authenticated;

create function private.withdraw_invitation(p_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_invitation public.invitations;
begin
  perform private.require_person();
  select * into v_invitation from public.invitations i where i.id = p_id for no key update;
  if not found then raise exception 'no such invitation' using errcode = 'P0002'; end if;
  perform private.require_role(v_invitation.tenant_id, array['owner']);
  if v_invitation.status = 'accepted' then raise exception 'accepted already' using errcode = 'ET409'; end if;
  update public.invitations i set status = 'withdrawn', answered_at = clock_timestamp() where i.id = p_id and i.status = 'pending';
end
$$;
revoke execute on function private.withdraw_invitation(uuid) from public;
grant execute on function private.withdraw_invitation(uuid) to authenticated;

create function public.withdraw_invitation(p_id uuid) returns void
language sql set search_path = ''
as $$ select private.withdraw_invitation(p_id) $$;
revoke execute on function public.withdraw_invitation(uuid) from public, anon, service_role;
grant execute on function public.withdraw_invitation(uuid) to authenticated;

create function private.accept_invitation(p_token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
  v_invitation public.invitations;
  v_role text;
begin
  select * into v_invitation from public.invitations i where i.token_hash = p_token_hash for no key update;
  if not found then raise exception 'no such invitation' using errcode = 'P0002'; end if;
  if not exists (
    select from auth.users u
    where u.id = v_user_id and u.email_confirmed_at is not null and lower(u.email) = v_invitation.email
  ) then
    raise exception 'the invitation is for another address' using errcode = '42501';
  end if;

  if v_invitation.status = 'pending' and v_invitation.expires_at > clock_timestamp() then
    -- Who is a member already keeps their role.
    insert into public.tenant_members (tenant_id, user_id, role) values (v_invitation.tenant_id, v_user_id, v_invitation.role)
    on conflict (tenant_id, user_id) do nothing;
    update public.invitations i set status = 'accepted', accepted_by = v_user_id, answered_at = clock_timestamp()
    where i.id = v_invitation.id
    returning * into v_invitation;
  end if;

  -- Accepted once more by the same person is the same answer, unless they have left since.
  select m.role into v_role from public.tenant_members m
  where m.tenant_id = v_invitation.tenant_id and m.user_id = v_user_id
    and v_invitation.status = 'accepted' and v_invitation.accepted_by = v_user_id;
  if not found then raise exception 'the invitation is over' using errcode = 'ET410'; end if;
  return jsonb_build_object('tenantId', v_invitation.tenant_id, 'role', v_role);
end
$$;
revoke execute on function private.accept_invitation(text) from public;
grant execute on function private.accept_invitation(text) to authenticated;

create function public.accept_invitation(p_token_hash text) returns jsonb
language sql set search_path = ''
as $$ select private.accept_invitation(p_token_hash) $$;
revoke execute on function public.accept_invitation(text) from public, anon, service_role;
grant execute on function public.accept_invitation(text) to authenticated;

create function private.decline_invitation(p_token_hash text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_invitation public.invitations;
begin
  select * into v_invitation from public.invitations i where i.token_hash = p_token_hash for no key update;
  if not found then raise exception 'no such invitation' using errcode = 'P0002'; end if;
  if v_invitation.status = 'declined' then return; end if;
  if v_invitation.status <> 'pending' or v_invitation.expires_at <= clock_timestamp() then
    raise exception 'the invitation is over' using errcode = 'ET410';
  end if;
  update public.invitations i set status = 'declined', answered_at = clock_timestamp() where i.id = v_invitation.id;
end
$$;
revoke execute on function private.decline_invitation(text) from public;
grant execute on function private.decline_invitation(text) to anon, authenticated;

create function public.decline_invitation(p_token_hash text) returns void
language sql set search_path = ''
as $$ select private.decline_invitation(p_token_hash) $$;
revoke execute on function public.decline_invitation(text) from public, service_role;
grant execute on function public.decline_invitation(text) to anon, authenticated;

create function private.view_invitation(p_token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'tenantName', t.name, 'inviterName', p.display_name, 'role', i.role, 'email', i.email, 'status', i.status,
    'expiresAt', private.iso(i.expires_at)
  )
  from public.invitations i
  join public.tenants t on t.id = i.tenant_id
  left join public.profiles p on p.user_id = i.invited_by
  where i.token_hash = p_token_hash
$$;
revoke execute on function private.view_invitation(text) from public;
grant execute on function private.view_invitation(text) to anon, authenticated;

-- For whoever holds the link; null for a link that nobody was sent.
create function public.view_invitation(p_token_hash text) returns jsonb
language sql stable set search_path = ''
as $$ select private.view_invitation(p_token_hash) $$;
revoke execute on function public.view_invitation(text) from public, service_role;
grant execute on function public.view_invitation(text) to anon, authenticated;
