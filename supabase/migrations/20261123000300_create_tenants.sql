-- A household, or an organisation that looks after several people.
create table public.tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  kind text not null check (kind in ('household', 'organisation')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table public.tenants enable row level security;
revoke all on public.tenants from anon, authenticated, service_role;
grant select, update (name, locale) on public.tenants to authenticated;
grant select, insert, update, delete on public.tenants to service_role;

create policy "members see their tenants" on public.tenants
  for select to authenticated using (id in (select private.my_tenant_ids()));
create policy "owners rename their tenants" on public.tenants
  for update to authenticated
  using (id in (select private.my_tenant_ids(array['owner'])))
  with check (id in (select private.my_tenant_ids(array['owner'])));

create trigger tenants_touch_updated_at before update on public.tenants
  for each row execute function private.touch_updated_at();
