-- How a person's adapter or app registers. Its password was shown once and is not kept.
create table public.sip_endpoints (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  line_id uuid,
  username text not null check (username ~ '^[A-Za-z0-9._-]{1,64}$'),
  domain text not null check (char_length(domain) between 1 and 190),
  credential_sid text unique,
  status text not null default 'pending' check (status in ('pending', 'ready', 'removed')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete set null (line_id),
  unique (domain, username)
);
comment on column public.sip_endpoints.line_id is 'Null once the line is gone: the credential is still to be removed at the provider';
create index sip_endpoints_tenant_id_idx on public.sip_endpoints (tenant_id);
create index sip_endpoints_line_id_idx on public.sip_endpoints (line_id, tenant_id);
alter table public.sip_endpoints enable row level security;
revoke all on public.sip_endpoints from anon, authenticated, service_role;
grant select on public.sip_endpoints to authenticated;
grant select, insert, update, delete on public.sip_endpoints to service_role;

create policy "members see the endpoints of their tenant" on public.sip_endpoints
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

create trigger sip_endpoints_touch_updated_at before update on public.sip_endpoints
  for each row execute function private.touch_updated_at();
create trigger sip_endpoints_audit after insert or update or delete on public.sip_endpoints
  for each row execute function private.audit();
