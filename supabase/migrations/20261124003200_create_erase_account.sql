create function private.erase_account() returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
  v_removed jsonb;
  v_email text;
  v_invitations integer;
  v_receipt private.erasure_receipts;
begin
  -- Owners who leave at once take turns: first what is theirs, then the tenants, as with anybody who leaves just one.
  perform from public.tenant_members m where m.user_id = v_user_id order by m.tenant_id for update;
  perform from public.tenants t
  where t.id in (select m.tenant_id from public.tenant_members m where m.user_id = v_user_id and m.role = 'owner')
  order by t.id for no key update;
  if exists (
    select from public.tenant_members m
    where m.user_id = v_user_id and m.role = 'owner' and not exists (
      select from public.tenant_members o where o.tenant_id = m.tenant_id and o.role = 'owner' and o.user_id <> v_user_id
    )
  ) then
    raise exception 'the last owner of a tenant' using errcode = 'ET409';
  end if;

  select lower(u.email) into v_email from auth.users u where u.id = v_user_id for update;
  if not found then raise exception 'no such account' using errcode = 'P0002'; end if;
  select jsonb_build_object(
    'memberships', (select count(*) from public.tenant_members m where m.user_id = v_user_id),
    'feedback', (select count(*) from public.feedback f where f.user_id = v_user_id),
    'sessions', (select count(*) from auth.sessions s where s.user_id = v_user_id),
    'accounts', 1
  ) into v_removed;
  -- One that is still open is a question of somebody else's; it ends by itself.
  delete from public.invitations i
  where i.accepted_by = v_user_id or (i.email = v_email and (i.status <> 'pending' or i.expires_at <= now()));
  get diagnostics v_invitations = row_count;
  delete from private.idempotency_keys k where k.user_id = v_user_id;
  delete from private.message_counts c where c.subject_id = v_user_id;
  delete from auth.users u where u.id = v_user_id;

  v_removed := v_removed || jsonb_build_object('invitations', v_invitations);
  insert into private.erasure_receipts (subject, subject_id, requested_by, removed) values ('account', v_user_id, v_user_id, v_removed)
  returning * into v_receipt;
  return jsonb_build_object('receiptId', v_receipt.id, 'at', private.iso(v_receipt.at), 'removed', v_removed);
end
$$;
revoke execute on function private.erase_account() from public;
grant execute on function private.erase_account() to authenticated;

-- The caller's own account; not while a tenant would be left without an owner.
create function public.erase_account() returns jsonb
language sql set search_path = ''
as $$ select private.erase_account() $$;
revoke execute on function public.erase_account() from public, anon, service_role;
grant execute on function public.erase_account() to authenticated;
