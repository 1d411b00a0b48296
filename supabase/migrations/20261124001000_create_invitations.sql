-- Who is asked to join a tenant. What the link carries is known here by its hash only.
create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  email text not null check (email = lower(email) and char_length(email) between 3 and 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  role text not null check (role in ('owner', 'carer', 'viewer')),
  token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by uuid references auth.users (id) on delete set null,
  status text not null default 'pending' check (status in ('pending', 'accepted', 'declined', 'withdrawn')),
  expires_at timestamptz not null default now() + interval '14 days',
  accepted_by uuid references auth.users (id) on delete set null,
  answered_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index invitations_one_pending_idx on public.invitations (tenant_id, email) where status = 'pending';
create index invitations_tenant_id_idx on public.invitations (tenant_id, created_at desc, id desc);
create index invitations_email_idx on public.invitations (email);
create index invitations_invited_by_idx on public.invitations (invited_by);
create index invitations_accepted_by_idx on public.invitations (accepted_by);
alter table public.invitations enable row level security;
revoke all on public.invitations from anon, authenticated, service_role;
grant select (id, tenant_id, email, role, invited_by, status, expires_at, accepted_by, answered_at, created_at, updated_at)
  on public.invitations to authenticated, service_role;
grant insert, update, delete on public.invitations to service_role;

create policy "owners see the invitations of their tenant" on public.invitations
  for select to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner'])));

create trigger invitations_touch_updated_at before update on public.invitations
  for each row execute function private.touch_updated_at();
create trigger invitations_audit after insert or update or delete on public.invitations
  for each row execute function private.audit();
