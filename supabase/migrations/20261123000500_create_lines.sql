create function private.is_delivery(targets jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select jsonb_typeof(targets) = 'array' and jsonb_array_length(targets) <= 4 and not exists (
    select from jsonb_array_elements(targets) as t (target)
    where not coalesce(
      case target ->> 'kind'
        when 'sip' then char_length(target ->> 'uri') <= 255 and target ->> 'uri' ~ '^sip:[!-?A-~]+@[!-?A-~]+$'
        when 'number' then private.is_e164(target ->> 'e164')
      end,
      false
    )
  )
$$;
revoke execute on function private.is_delivery(jsonb) from public;
grant execute on function private.is_delivery(jsonb) to authenticated, service_role;

-- A telephone line under protection. `delivery` is where the person's telephone really rings.
create table public.lines (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  label text not null check (char_length(label) between 1 and 60),
  protected_name text not null check (char_length(protected_name) between 1 and 60),
  forwarded_number text check (private.is_e164(forwarded_number)),
  delivery jsonb not null default '[]' check (private.is_delivery(delivery)),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  help_level smallint not null default 2 check (help_level between 1 and 3),
  alert_level smallint not null default 3 check (alert_level in (2, 3)),
  notice boolean not null default true,
  family_word text check (family_word ~ '^[A-Za-z]{5,10}$'),
  retention text not null default 'suspicious' check (retention in ('nothing', 'suspicious')),
  status text not null default 'draft'
    check (status in ('draft', 'provisioning', 'testing', 'active', 'paused', 'suspended')),
  paused_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, tenant_id),
  -- The carrier would bring the call straight back to us, for ever.
  constraint lines_delivery_does_not_loop check (
    forwarded_number is null or not delivery @> jsonb_build_array(jsonb_build_object('e164', forwarded_number))
  ),
  constraint lines_in_service_ring_somewhere check (status in ('draft', 'provisioning') or jsonb_array_length(delivery) > 0)
);
comment on column public.lines.help_level is '1 warns the person · 2 also tells the contacts · 3 a contact may cut the call';
comment on column public.lines.alert_level is 'From which level of a call the contacts are told';
comment on column public.lines.family_word is 'In clear, since every message to a contact carries it as proof of origin';
comment on column public.lines.retention is 'What of a suspicious call''s words is kept: nothing, or masked quotes for 30 days';
create index lines_tenant_id_idx on public.lines (tenant_id);
create index lines_forwarded_number_idx on public.lines (forwarded_number);
alter table public.lines enable row level security;
revoke all on public.lines from anon, authenticated, service_role;
grant select,
  insert (tenant_id, label, protected_name, forwarded_number, delivery, locale, help_level, alert_level, notice, family_word, retention),
  update (label, protected_name, delivery, locale, help_level, alert_level, notice, family_word, retention, paused_until)
  on public.lines to authenticated;
grant select, insert, update, delete on public.lines to service_role;

create policy "members see the lines of their tenant" on public.lines
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));
create policy "owners draft lines" on public.lines
  for insert to authenticated with check (status = 'draft' and tenant_id in (select private.my_tenant_ids(array['owner'])));
create policy "owners and carers set up the lines of their tenant" on public.lines
  for update to authenticated
  using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])))
  with check (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));

create trigger lines_touch_updated_at before update on public.lines
  for each row execute function private.touch_updated_at();
create trigger lines_audit after insert or update or delete on public.lines
  for each row execute function private.audit();
