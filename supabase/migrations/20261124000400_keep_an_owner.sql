-- Owners change roles and part with members; everybody may leave.
grant update (role), delete on public.tenant_members to authenticated;

create policy "owners change roles" on public.tenant_members
  for update to authenticated
  using (tenant_id in (select private.my_tenant_ids(array['owner'])))
  with check (tenant_id in (select private.my_tenant_ids(array['owner'])));
create policy "owners remove members, and everybody may leave" on public.tenant_members
  for delete to authenticated
  using (
    tenant_id in (select private.my_tenant_ids(array['owner']))
    or (user_id = (select auth.uid()) and tenant_id in (select private.my_tenant_ids()))
  );

-- The tenant's row lock makes two owners who leave at once take turns; the second then sees that the first is gone.
create function private.keep_an_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.tenants t where t.id = old.tenant_id for no key update;
  -- It is being erased, with everybody in it.
  if not found then return null; end if;
  if not exists (select from public.tenant_members m where m.tenant_id = old.tenant_id and m.role = 'owner') then
    raise exception 'tenant_members_keep_an_owner: a tenant keeps at least one owner'
      using errcode = '23514', constraint = 'tenant_members_keep_an_owner', table = 'tenant_members', schema = 'public';
  end if;
  return null;
end
$$;
revoke execute on function private.keep_an_owner() from public;
create trigger tenant_members_keep_an_owner after update or delete on public.tenant_members
  for each row when (old.role = 'owner') execute function private.keep_an_owner();
