-- Whether this person has a second factor that the session was opened without. The local Auth server knows none and has no such
-- table.
create function private.lacks_second_factor() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if to_regclass('auth.mfa_factors') is null or coalesce(auth.jwt() ->> 'aal' = 'aal2', false) then return false; end if;
  return exists (select from auth.mfa_factors f where f.user_id = auth.uid() and f.status = 'verified');
end
$$;
revoke execute on function private.lacks_second_factor() from public;

-- As before for people, but for nobody whose second factor is still to be shown; and an API key sees its own tenant while it lives.
create or replace function private.my_tenant_ids(wanted_roles text[] default null) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_user_id uuid := auth.uid();
  v_key_id text := auth.jwt() ->> 'api_key_id';
begin
  if v_key_id is not null then
    return query
      select k.tenant_id from public.api_keys k
      where k.id = v_user_id and k.id::text = v_key_id and k.revoked_at is null and k.expires_at > now()
        and (wanted_roles is null or k.role = any (wanted_roles));
  elsif not private.lacks_second_factor() then
    return query
      select m.tenant_id from public.tenant_members m
      where m.user_id = v_user_id and (wanted_roles is null or m.role = any (wanted_roles));
  end if;
end
$$;

-- Whoever signed in, if it is a person, and one who still has an account.
create function private.require_person() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_user_id uuid := auth.uid();
begin
  if v_user_id is null or coalesce(auth.jwt() ? 'api_key_id', false) or private.lacks_second_factor()
    or not exists (select from auth.users u where u.id = v_user_id) then
    raise exception 'only a signed-in person may do this' using errcode = '42501';
  end if;
  return v_user_id;
end
$$;
revoke execute on function private.require_person() from public;

-- A tenant one does not belong to is not there.
create function private.require_role(p_tenant_id uuid, p_roles text[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_tenant_id in (select private.my_tenant_ids(p_roles)) then return; end if;
  if p_tenant_id in (select private.my_tenant_ids()) then raise exception 'not in this role' using errcode = '42501'; end if;
  raise exception 'no such tenant' using errcode = 'P0002';
end
$$;
revoke execute on function private.require_role(uuid, text[]) from public;
