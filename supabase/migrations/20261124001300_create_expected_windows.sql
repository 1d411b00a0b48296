-- A call somebody waits for. While a window is open its number is trusted.
create table public.expected_windows (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  line_id uuid,
  label text not null check (char_length(label) between 1 and 60),
  phone text check (private.is_e164(phone)),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  note text check (char_length(note) <= 200),
  created_by uuid references auth.users (id) on delete set null,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete cascade,
  constraint expected_windows_end check (ends_at > starts_at and ends_at <= starts_at + interval '744 hours')
);
comment on column public.expected_windows.line_id is 'Only for this line; null: for every line of the tenant';
comment on column public.expected_windows.phone is 'Who will call; null when nobody knows the number';
create index expected_windows_tenant_id_idx on public.expected_windows (tenant_id, ends_at);
create index expected_windows_line_id_idx on public.expected_windows (line_id, tenant_id);
create index expected_windows_created_by_idx on public.expected_windows (created_by);
alter table public.expected_windows enable row level security;
revoke all on public.expected_windows from anon, authenticated, service_role;
grant select, delete,
  insert (id, tenant_id, line_id, label, phone, starts_at, ends_at, note),
  update (label, phone, starts_at, ends_at, note)
  on public.expected_windows to authenticated;
grant select, insert, update, delete on public.expected_windows to service_role;

create policy "members see the expected calls of their tenant" on public.expected_windows
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));
create policy "owners and carers announce expected calls" on public.expected_windows
  for insert to authenticated with check (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));
create policy "owners and carers change expected calls" on public.expected_windows
  for update to authenticated
  using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])))
  with check (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));
create policy "owners and carers remove expected calls" on public.expected_windows
  for delete to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));

-- An API key is no person: what it announces has no author.
create function private.sign_expected_window() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.created_by = (select u.id from auth.users u where u.id = (select auth.uid()));
  return new;
end
$$;
revoke execute on function private.sign_expected_window() from public;
create trigger expected_windows_sign before insert on public.expected_windows
  for each row execute function private.sign_expected_window();
create trigger expected_windows_touch_updated_at before update on public.expected_windows
  for each row execute function private.touch_updated_at();
create trigger expected_windows_audit after insert or update or delete on public.expected_windows
  for each row execute function private.audit();
