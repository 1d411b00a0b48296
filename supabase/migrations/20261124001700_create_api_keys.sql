-- Keys of programs that act for a tenant. The key itself is shown once; its hash is enough to recognise it.
create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  prefix text not null check (char_length(prefix) = 12),
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  scopes text[] not null check (
    cardinality(scopes) > 0
    and scopes <@ array[
      'calls:read', 'lines:read', 'lines:write', 'contacts:read', 'contacts:write', 'rules:read', 'rules:write', 'usage:read'
    ]
  ),
  role text not null check (role in ('carer', 'viewer')),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_keys_expire check (expires_at > created_at and expires_at <= created_at + interval '8784 hours')
);
create index api_keys_tenant_id_idx on public.api_keys (tenant_id, created_at desc, id desc);
create index api_keys_created_by_idx on public.api_keys (created_by);
alter table public.api_keys enable row level security;
revoke all on public.api_keys from anon, authenticated, service_role;
grant select (id, tenant_id, name, prefix, scopes, role, created_by, created_at, expires_at, last_used_at, revoked_at)
  on public.api_keys to authenticated, service_role;
grant insert, update, delete on public.api_keys to service_role;

create policy "owners see the keys of their tenant" on public.api_keys
  for select to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner'])));

-- That a key was used is no change of it.
create trigger api_keys_audit_insert after insert or delete on public.api_keys
  for each row execute function private.audit();
create trigger api_keys_audit_update after update of name, scopes, role, expires_at, revoked_at on public.api_keys
  for each row execute function private.audit();
