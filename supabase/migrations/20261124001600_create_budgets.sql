create table public.budgets (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  monthly_speech_minutes integer check (monthly_speech_minutes between 0 and 100000),
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column public.budgets.monthly_speech_minutes is 'Of calls that are listened to; null: no limit';
alter table public.budgets enable row level security;
revoke all on public.budgets from anon, authenticated, service_role;
grant select, insert (tenant_id, monthly_speech_minutes), update (monthly_speech_minutes) on public.budgets to authenticated;
grant select, insert, update, delete on public.budgets to service_role;

create policy "owners see the budget of their tenant" on public.budgets
  for select to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner'])));
create policy "owners set a budget" on public.budgets
  for insert to authenticated with check (tenant_id in (select private.my_tenant_ids(array['owner'])));
create policy "owners change the budget" on public.budgets
  for update to authenticated
  using (tenant_id in (select private.my_tenant_ids(array['owner'])))
  with check (tenant_id in (select private.my_tenant_ids(array['owner'])));

create trigger budgets_touch_updated_at before update on public.budgets
  for each row execute function private.touch_updated_at();
create trigger budgets_audit after insert or update or delete on public.budgets
  for each row execute function private.audit();
