-- What colleagues see of a person: Auth's own table is nobody's to read.
create table public.profiles (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email text,
  display_name text check (char_length(display_name) between 1 and 60),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column public.profiles.email is 'Copied from Auth';
create index profiles_email_idx on public.profiles (email);
alter table public.profiles enable row level security;
revoke all on public.profiles from anon, authenticated, service_role;
grant select, update (display_name, locale) on public.profiles to authenticated;
grant select, insert, update, delete on public.profiles to service_role;

create function private.my_colleague_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.user_id from public.tenant_members m
  where m.tenant_id in (select private.my_tenant_ids()) and not coalesce((select auth.jwt()) ? 'api_key_id', false)
$$;
revoke execute on function private.my_colleague_ids() from public;
grant execute on function private.my_colleague_ids() to authenticated;

create policy "people see themselves and their colleagues" on public.profiles
  for select to authenticated
  using (user_id = (select auth.uid()) or user_id in (select private.my_colleague_ids()));
create policy "people change their own profile" on public.profiles
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

create trigger profiles_touch_updated_at before update on public.profiles
  for each row execute function private.touch_updated_at();

-- Some drivers store metadata as a string that holds an object.
create function private.sign_up_data(metadata jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when jsonb_typeof(metadata) = 'object' then metadata
    when jsonb_typeof(metadata) = 'string' and pg_input_is_valid(metadata #>> '{}', 'jsonb') and jsonb_typeof((metadata #>> '{}')::jsonb) = 'object'
      then (metadata #>> '{}')::jsonb
    else '{}'
  end
$$;
revoke execute on function private.sign_up_data(jsonb) from public;

-- Runs inside a sign-up: nothing in here may make that fail.
create function private.copy_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_data jsonb := private.sign_up_data(new.raw_user_meta_data);
begin
  insert into public.profiles as p (user_id, email, display_name, locale)
  values (
    new.id,
    lower(new.email),
    nullif(left(trim(v_data ->> 'display_name'), 60), ''),
    case when v_data ->> 'locale' in ('fr', 'en') then v_data ->> 'locale' else 'fr' end
  )
  on conflict (user_id) do update set email = excluded.email where p.email is distinct from excluded.email;
  return null;
exception when others then
  raise warning 'profile of a new account not written: %', sqlstate;
  return null;
end
$$;
revoke execute on function private.copy_profile() from public;
create trigger users_copy_profile after insert or update of email on auth.users
  for each row execute function private.copy_profile();

insert into public.profiles (user_id, email) select u.id, lower(u.email) from auth.users u;
