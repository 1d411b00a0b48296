-- What happened to a provisioning job, step by step.
create table public.provisioning_events (
  job_id uuid not null references public.provisioning_jobs (id) on delete cascade,
  seq integer not null,
  tenant_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  type text not null check (type ~ '^[a-z_]{1,40}$'),
  payload jsonb not null default '{}' check (jsonb_typeof(payload) = 'object' and pg_column_size(payload) <= 8192),
  primary key (job_id, seq)
);
create index provisioning_events_tenant_id_idx on public.provisioning_events (tenant_id);
alter table public.provisioning_events enable row level security;
revoke all on public.provisioning_events from anon, authenticated, service_role;
grant select on public.provisioning_events to authenticated;
grant select, insert on public.provisioning_events to service_role;

create policy "members see the steps of their jobs" on public.provisioning_events
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

create trigger provisioning_events_is_append_only before update or delete on public.provisioning_events
  for each row execute function private.refuse_audit_change();
create trigger provisioning_events_is_never_truncated before truncate on public.provisioning_events
  for each statement execute function private.refuse_audit_change();
