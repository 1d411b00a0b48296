-- Callers let through unheard, or turned away. A rule of one line comes before a rule of all lines.
create table public.caller_rules (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  line_id uuid,
  phone text not null check (private.is_e164(phone)),
  rule text not null check (rule in ('trusted', 'blocked')),
  reason text check (char_length(reason) <= 200),
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete cascade,
  unique nulls not distinct (tenant_id, line_id, phone)
);
create index caller_rules_line_id_idx on public.caller_rules (line_id, tenant_id);
alter table public.caller_rules enable row level security;
revoke all on public.caller_rules from anon, authenticated, service_role;
grant select, delete,
  insert (tenant_id, line_id, phone, rule, reason, expires_at),
  update (rule, reason, expires_at)
  on public.caller_rules to authenticated;
grant select, insert, update, delete on public.caller_rules to service_role;

create policy "members see the caller rules of their tenant" on public.caller_rules
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));
create policy "owners and carers add caller rules" on public.caller_rules
  for insert to authenticated with check (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));
create policy "owners and carers change caller rules" on public.caller_rules
  for update to authenticated
  using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])))
  with check (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));
create policy "owners and carers remove caller rules" on public.caller_rules
  for delete to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));

create trigger caller_rules_touch_updated_at before update on public.caller_rules
  for each row execute function private.touch_updated_at();
create trigger caller_rules_audit after insert or update or delete on public.caller_rules
  for each row execute function private.audit();
