-- owner: everything · carer: the line, its contacts and its callers · viewer: sees calls, not what was said.
create table public.tenant_members (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('owner', 'carer', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);
create index tenant_members_user_id_idx on public.tenant_members (user_id);
alter table public.tenant_members enable row level security;
revoke all on public.tenant_members from anon, authenticated, service_role;
grant select on public.tenant_members to authenticated;
grant select, insert, update, delete on public.tenant_members to service_role;

create policy "members see their colleagues" on public.tenant_members
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

create trigger tenant_members_audit after insert or update or delete on public.tenant_members
  for each row execute function private.audit();
