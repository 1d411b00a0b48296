-- Who had a tenant made at sign-up: nobody gets a second one, not even after erasing the first.
create table private.sign_up_tenants (
  user_id uuid primary key references auth.users (id) on delete cascade,
  at timestamptz not null default now()
);
alter table private.sign_up_tenants enable row level security;
revoke all on private.sign_up_tenants from anon, authenticated, service_role;

-- The tenant that somebody asked for when registering, made when their address is known to be theirs. Runs inside Auth's own
-- transaction: values that will not do are replaced, and no failure here may become one of the sign-up.
create function private.make_sign_up_tenant() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_data jsonb := private.sign_up_data(new.raw_user_meta_data);
  v_tenant jsonb := v_data -> 'tenant';
  v_locale text := coalesce(v_tenant ->> 'locale', v_data ->> 'locale');
  v_name text := case when jsonb_typeof(v_tenant -> 'name') = 'string' then nullif(left(trim(v_tenant ->> 'name'), 120), '') end;
begin
  if new.email_confirmed_at is null or jsonb_typeof(v_tenant) is distinct from 'object' then return null; end if;
  if v_locale is null or v_locale not in ('fr', 'en') then v_locale := 'fr'; end if;
  insert into private.sign_up_tenants (user_id) values (new.id) on conflict (user_id) do nothing;
  if not found then return null; end if;
  perform private.add_tenant(
    gen_random_uuid(),
    new.id,
    coalesce(v_name, case v_locale when 'en' then 'My family' else 'Ma famille' end),
    case when v_tenant ->> 'kind' in ('household', 'organisation') then v_tenant ->> 'kind' else 'household' end,
    v_locale,
    case when v_tenant ->> 'country' ~ '^[A-Z]{2}$' then v_tenant ->> 'country' else 'FR' end
  );
  return null;
exception when others then
  raise warning 'tenant of a new account not made: %', sqlstate;
  return null;
end
$$;
revoke execute on function private.make_sign_up_tenant() from public;
create trigger users_make_sign_up_tenant after insert or update of email_confirmed_at on auth.users
  for each row execute function private.make_sign_up_tenant();
