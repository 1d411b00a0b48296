create function ops.create_tenant(p_name text, p_kind text, p_locale text, p_owner_email text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid;
  v_invitation_id uuid;
begin
  perform private.begin_operation();
  insert into public.tenants (name, kind, locale) values (trim(p_name), p_kind, p_locale) returning id into v_id;
  insert into public.invitations (tenant_id, email, role) values (v_id, lower(trim(p_owner_email)), 'owner')
  returning id into v_invitation_id;
  perform private.note_operation(v_id, 'create_tenant', 'tenants', v_id::text);
  return jsonb_build_object('tenant', private.tenant_json(v_id), 'invitationId', v_invitation_id);
end
$$;
comment on function ops.create_tenant(text, text, text, text) is
  'Makes a household or an organisation (p_kind) and invites its first owner by e-mail: it is theirs once they accept.';

create function ops.show_tenant(p_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.begin_operation();
  perform from public.tenants t where t.id = p_id;
  if not found then raise exception 'no such tenant' using errcode = 'P0002'; end if;
  perform private.note_operation(p_id, 'show_tenant', 'tenants', p_id::text);
  return private.tenant_json(p_id) || jsonb_build_object(
    'members', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'userId', m.user_id, 'email', p.email, 'role', m.role, 'since', private.iso(m.created_at)
      ) order by m.created_at, m.user_id), '[]')
      from public.tenant_members m left join public.profiles p on p.user_id = m.user_id
      where m.tenant_id = p_id
    ),
    'pendingInvitations', (
      select count(*) from public.invitations i where i.tenant_id = p_id and i.status = 'pending' and i.expires_at > now()
    ),
    'lines', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', l.id, 'label', l.label, 'status', l.status, 'pausedUntil', private.iso(l.paused_until), 'ethiqNumber', n.e164
      ) order by l.created_at, l.id), '[]')
      from public.lines l left join public.phone_numbers n on n.line_id = l.id
      where l.tenant_id = p_id
    ),
    'contacts', (
      select coalesce(jsonb_object_agg(consent, n), '{}')
      from (select k.consent, count(*) as n from public.contacts k where k.tenant_id = p_id group by k.consent) answers
    ),
    'usageIn30Days', (
      select jsonb_build_object(
        'calls', coalesce(sum(u.calls), 0), 'protectedCalls', coalesce(sum(u.protected_calls), 0),
        'suspiciousCalls', coalesce(sum(u.suspicious_calls), 0), 'alertsSent', coalesce(sum(u.alerts_sent), 0),
        'speechSeconds', coalesce(sum(u.speech_seconds), 0)
      )
      from public.usage_daily u where u.tenant_id = p_id and u.day > current_date - 30
    )
  );
end
$$;
comment on function ops.show_tenant(uuid) is
  'One tenant with its members, lines, numbers and usage; how many contacts gave which answer, but not who they are.';

create function ops.suspend_tenant(p_id uuid, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
begin
  perform private.begin_operation();
  update public.tenants t set status = 'suspended', suspended_reason = v_reason where t.id = p_id;
  if not found then raise exception 'no such tenant' using errcode = 'P0002'; end if;
  perform private.note_operation(p_id, 'suspend_tenant', 'tenants', p_id::text, jsonb_build_object('reason', v_reason));
  return private.tenant_json(p_id);
end
$$;
comment on function ops.suspend_tenant(uuid, text) is
  'Stops listening to every line of a tenant; calls still connect and nothing is removed. Members read the reason. Undone by ops.restore_tenant.';

create function ops.restore_tenant(p_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.begin_operation();
  update public.tenants t set status = 'active', suspended_reason = null where t.id = p_id;
  if not found then raise exception 'no such tenant' using errcode = 'P0002'; end if;
  perform private.note_operation(p_id, 'restore_tenant', 'tenants', p_id::text);
  return private.tenant_json(p_id);
end
$$;
comment on function ops.restore_tenant(uuid) is 'Ends the suspension of a tenant: its lines are protected again from the next call on.';

create function ops.erase_tenant(p_id uuid, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
  v_receipt jsonb;
begin
  perform private.begin_operation();
  v_receipt := private.erase_tenant_data(p_id, null);
  perform private.note_operation(
    p_id, 'erase_tenant', 'tenants', p_id::text, jsonb_build_object('reason', v_reason, 'receiptId', v_receipt -> 'receiptId')
  );
  return v_receipt;
end
$$;
comment on function ops.erase_tenant(uuid, text) is
  'Erases a tenant with everything in it, its journal included, for good. Answers the receipt that ops.erasures keeps. Keep names out of the reason: it stays.';

create function ops.end_sessions(p_email text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid;
  v_sessions integer;
begin
  perform private.begin_operation();
  select u.id into v_user_id from auth.users u where lower(u.email) = lower(trim(p_email));
  if not found then raise exception 'no such account' using errcode = 'P0002'; end if;
  delete from auth.sessions s where s.user_id = v_user_id;
  get diagnostics v_sessions = row_count;
  perform private.note_operation(null, 'end_sessions', 'users', v_user_id::text, jsonb_build_object('sessions', v_sessions));
  return jsonb_build_object('userId', v_user_id, 'sessions', v_sessions);
end
$$;
comment on function ops.end_sessions(text) is
  'Signs a person out on every device. What they already hold stays valid until it expires, at most an hour.';

revoke execute on all functions in schema ops from public, anon, authenticated;
grant execute on all functions in schema ops to service_role;
