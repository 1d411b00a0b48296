-- As before for people, but for nobody whose second factor is still to be shown; and an API key sees its own tenant while it lives.
create or replace function private.my_tenant_ids(wanted_roles text[] default null) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_user_id uuid := auth.uid();
  v_claims jsonb := coalesce(auth.jwt(), '{}');
begin
  if v_claims ? 'api_key_id' then
    return query
      select k.tenant_id from public.api_keys k
      where k.id = v_user_id and k.id::text = v_claims ->> 'api_key_id' and k.revoked_at is null and k.expires_at > now()
        and (wanted_roles is null or k.role = any (wanted_roles));
    return;
  end if;
  -- The local Auth server knows no second factor and has no such table.
  if to_regclass('auth.mfa_factors') is not null and v_claims ->> 'aal' is distinct from 'aal2' then
    if exists (select from auth.mfa_factors f where f.user_id = v_user_id and f.status = 'verified') then return; end if;
  end if;
  return query
    select m.tenant_id from public.tenant_members m
    where m.user_id = v_user_id and (wanted_roles is null or m.role = any (wanted_roles));
end
$$;
