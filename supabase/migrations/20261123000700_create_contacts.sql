-- Relatives who may be told. They answer for themselves, for one telephone and one line (or all): nobody else can accept in their
-- place or carry an answer over, so neither changes; another telephone or line is another contact.
create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  line_id uuid,
  name text not null check (char_length(name) between 1 and 60),
  relation text check (char_length(relation) <= 40),
  phone text not null check (private.is_e164(phone)),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  priority smallint not null default 1 check (priority between 1 and 99),
  consent text not null default 'pending' check (consent in ('pending', 'accepted', 'declined', 'stopped')),
  consent_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete cascade,
  unique nulls not distinct (tenant_id, line_id, phone)
);
comment on column public.contacts.line_id is 'Only for this line; null: for every line of the tenant';
create index contacts_line_id_idx on public.contacts (line_id, tenant_id);
create index contacts_phone_idx on public.contacts (phone);
alter table public.contacts enable row level security;
revoke all on public.contacts from anon, authenticated, service_role;
grant select, delete,
  insert (tenant_id, line_id, name, relation, phone, locale, priority),
  update (name, relation, locale, priority)
  on public.contacts to authenticated;
grant select, insert, update, delete on public.contacts to service_role;

create policy "members see the contacts of their tenant" on public.contacts
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));
create policy "owners and carers propose contacts" on public.contacts
  for insert to authenticated
  with check (consent = 'pending' and tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));
create policy "owners and carers order contacts" on public.contacts
  for update to authenticated
  using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])))
  with check (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));
create policy "owners and carers remove contacts" on public.contacts
  for delete to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));

create trigger contacts_touch_updated_at before update on public.contacts
  for each row execute function private.touch_updated_at();
create trigger contacts_audit after insert or update or delete on public.contacts
  for each row execute function private.audit();
