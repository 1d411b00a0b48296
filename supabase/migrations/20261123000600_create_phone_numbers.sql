-- The pool of Ethiq numbers. The dialled number decides the line, and with it the tenant: one line each.
create table public.phone_numbers (
  id uuid primary key default gen_random_uuid(),
  e164 text not null unique check (private.is_e164(e164)),
  provider_sid text unique,
  country text not null default 'FR' check (country ~ '^[A-Z]{2}$'),
  status text not null default 'available'
    check (status in ('available', 'reserved', 'assigned', 'quarantined', 'released')),
  tenant_id uuid,
  line_id uuid unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id),
  constraint phone_numbers_assigned_to_a_line check (
    (status = 'assigned') = (line_id is not null) and (line_id is null) = (tenant_id is null)
  )
);
create index phone_numbers_tenant_id_idx on public.phone_numbers (tenant_id);
create index phone_numbers_line_id_tenant_id_idx on public.phone_numbers (line_id, tenant_id);
alter table public.phone_numbers enable row level security;
revoke all on public.phone_numbers from anon, authenticated, service_role;
grant select on public.phone_numbers to authenticated;
grant select, insert, update, delete on public.phone_numbers to service_role;

create policy "members see the numbers of their tenant" on public.phone_numbers
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

create trigger phone_numbers_touch_updated_at before update on public.phone_numbers
  for each row execute function private.touch_updated_at();
create trigger phone_numbers_audit after insert or update or delete on public.phone_numbers
  for each row execute function private.audit();

-- A line that rings at a number of ours, or at a number its tenant forwards to us, would call itself.
create function private.refuse_delivery_loop() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- Whatever else it may be is for the column's own check to refuse.
  if jsonb_typeof(new.delivery) is distinct from 'array' then return new; end if;
  if exists (
    select from jsonb_array_elements(new.delivery) as t (target)
    where exists (select from public.phone_numbers n where n.e164 = target ->> 'e164' and n.status <> 'released')
      or exists (select from public.lines l where l.tenant_id = new.tenant_id and l.forwarded_number = target ->> 'e164')
  ) then
    raise exception 'a delivery number leads back to Ethiq' using errcode = '23514', constraint = 'lines_delivery_does_not_loop';
  end if;
  return new;
end
$$;
revoke execute on function private.refuse_delivery_loop() from public;
create trigger lines_refuse_delivery_loop before insert or update of delivery, forwarded_number on public.lines
  for each row execute function private.refuse_delivery_loop();

-- The other direction. The row lock makes a simultaneous change of the line's delivery wait for its turn.
create function private.refuse_number_that_is_rung() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.lines l where l.id = new.line_id for no key update;
  if exists (
    select from public.lines l
    where l.id = new.line_id
      and (l.forwarded_number = new.e164 or l.delivery @> jsonb_build_array(jsonb_build_object('e164', new.e164)))
  ) then
    raise exception 'the line already uses this number' using errcode = '23514', constraint = 'lines_delivery_does_not_loop';
  end if;
  return new;
end
$$;
revoke execute on function private.refuse_number_that_is_rung() from public;
create trigger phone_numbers_refuse_number_that_is_rung before insert or update of e164, line_id on public.phone_numbers
  for each row execute function private.refuse_number_that_is_rung();
