-- Helpers that policies, constraints and triggers use. The API does not expose this schema.
create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;
alter default privileges in schema private revoke execute on functions from public;

-- Reads memberships past their own policies; otherwise the policies on them would recurse into themselves.
-- plpgsql, because the table comes later and its body is read at the first call.
create function private.my_tenant_ids(wanted_roles text[] default null) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select m.tenant_id from public.tenant_members m
    where m.user_id = (select auth.uid()) and (wanted_roles is null or m.role = any (wanted_roles));
end
$$;
revoke execute on function private.my_tenant_ids(text[]) from public;
grant execute on function private.my_tenant_ids(text[]) to authenticated;

create function private.is_e164(value text) returns boolean
language sql immutable set search_path = ''
as $$ select value ~ '^\+[1-9][0-9]{6,14}$' $$;
revoke execute on function private.is_e164(text) from public;
grant execute on function private.is_e164(text) to authenticated, service_role;

-- As contracts print it: UTC, milliseconds, Z.
create function private.iso(value timestamptz) returns text
language sql immutable set search_path = ''
as $$ select to_char(value at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
revoke execute on function private.iso(timestamptz) from public;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at = now();
  return new;
end
$$;
revoke execute on function private.touch_updated_at() from public;
