-- Putting a line into service takes minutes and several answers of the provider: where that stands.
create table public.provisioning_jobs (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  line_id uuid,
  state text not null default 'pending' check (state ~ '^[a-z_]{1,40}$'),
  step text check (step ~ '^[a-z_]{1,40}$'),
  attempts smallint not null default 0,
  last_error text check (char_length(last_error) <= 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete set null (line_id)
);
create index provisioning_jobs_tenant_id_idx on public.provisioning_jobs (tenant_id, created_at desc);
create index provisioning_jobs_line_id_idx on public.provisioning_jobs (line_id, tenant_id);
alter table public.provisioning_jobs enable row level security;
revoke all on public.provisioning_jobs from anon, authenticated, service_role;
grant select on public.provisioning_jobs to authenticated;
grant select, insert, update, delete on public.provisioning_jobs to service_role;

create policy "members see how their lines are put into service" on public.provisioning_jobs
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

create trigger provisioning_jobs_touch_updated_at before update on public.provisioning_jobs
  for each row execute function private.touch_updated_at();
