-- Whoever is an owner no more must not come back by a door they left open: a key whose secret they have, an invitation to an address of
-- theirs. Before the row goes: when an account is erased, keys and invitations soon forget who made them.
create function private.take_back_keys() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or new.role <> 'owner' then
    -- As whoever invites does: the tenant before its invitations.
    perform from public.tenants t where t.id = old.tenant_id for no key update;
    update public.api_keys k set revoked_at = clock_timestamp()
    where k.tenant_id = old.tenant_id and k.created_by = old.user_id and k.revoked_at is null;
    update public.invitations i set status = 'withdrawn', answered_at = clock_timestamp()
    where i.tenant_id = old.tenant_id and i.invited_by = old.user_id and i.status = 'pending';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
revoke execute on function private.take_back_keys() from public;
create trigger tenant_members_take_back_keys before update of role or delete on public.tenant_members
  for each row when (old.role = 'owner') execute function private.take_back_keys();
