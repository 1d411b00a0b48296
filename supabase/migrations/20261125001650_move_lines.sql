-- Where a number may go on with another subscriber. A country that is not named here: no.
create table private.transfer_rules (
  country text primary key check (country ~ '^[A-Z]{2}$'),
  is_transferable boolean not null,
  source text not null check (char_length(source) between 1 and 200)
);
alter table private.transfer_rules enable row level security;
revoke all on private.transfer_rules from anon, authenticated, service_role;
create policy "nobody comes here" on private.transfer_rules for all to anon, authenticated using (false);
insert into private.transfer_rules (country, is_transferable, source) values
  ('FR', false, 'Twilio, "France Phone Numbers" terms, October 2024: no assignment or transfer unless the numbering plan allows it'),
  ('US', true, 'Twilio asks for no end user of local numbers: nobody else is declared for it'),
  ('CA', true, 'Twilio asks for no end user of local numbers: nobody else is declared for it');

create function private.is_transferable(p_country text) returns boolean
language sql stable set search_path = ''
as $$ select coalesce((select r.is_transferable from private.transfer_rules r where r.country = p_country), false) $$;
revoke execute on function private.is_transferable(text) from public;

-- How many numbers a tenant may have: what it has, and what is on its way to it. The tenant's row is held meanwhile.
create function private.refuse_more_numbers(p_tenant_id uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  v_kind text;
begin
  select t.kind into v_kind from public.tenants t where t.id = p_tenant_id and t.status = 'active' for no key update;
  if not found then raise exception 'the tenant is suspended' using errcode = 'ET409'; end if;
  if (select count(*) from public.phone_numbers n where n.tenant_id = p_tenant_id)
    + (
      select count(*) from public.provisioning_jobs j
      where j.tenant_id = p_tenant_id and j.kind = 'set_up' and j.state in ('pending', 'running', 'parked')
        and not exists (select from public.phone_numbers n where n.line_id = j.line_id)
    ) >= (case v_kind when 'household' then 5 else 200 end) then
    raise exception 'too many numbers for one tenant' using errcode = 'ET429';
  end if;
end
$$;
revoke execute on function private.refuse_more_numbers(uuid) from public;

create function private.move_line(p_line_id uuid, p_tenant_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines;
  v_moved public.lines;
  v_number public.phone_numbers;
begin
  perform private.require_person();
  select * into v_line from public.lines l where l.id = p_line_id;
  if not found then raise exception 'no such line' using errcode = 'P0002'; end if;
  perform private.require_role(v_line.tenant_id, array['owner']);
  perform private.require_role(p_tenant_id, array['owner']);
  if p_tenant_id = v_line.tenant_id then raise exception 'the line is there already' using errcode = 'ET409'; end if;
  -- Two who move lines between the same tenants take turns, whichever way.
  perform from public.tenants t where t.id in (v_line.tenant_id, p_tenant_id) order by t.id for no key update;
  v_line := private.hold_own_line(p_line_id);
  if exists (select from public.tenants t where t.id in (v_line.tenant_id, p_tenant_id) and t.status <> 'active') then
    raise exception 'the tenant is suspended' using errcode = 'ET409';
  end if;
  select * into v_number from public.phone_numbers n where n.line_id = p_line_id for no key update;
  if not found then raise exception 'the line has no number' using errcode = 'ET409'; end if;
  if v_line.cancelled_at is not null then raise exception 'the line is cancelled' using errcode = 'ET409'; end if;
  if exists (
    select from public.provisioning_jobs j where j.line_id = p_line_id and j.state not in ('ready', 'cancelled')
  ) then
    raise exception 'the line is being put into service' using errcode = 'ET409';
  end if;
  if not private.is_transferable(v_number.country) then
    raise exception 'numbers of this country stay with their subscriber' using errcode = 'ET409';
  end if;
  if v_number.bundle_tenant_id is distinct from p_tenant_id and v_number.bundle_tenant_id is not null then
    raise exception 'the number was approved for its subscriber' using errcode = 'ET409';
  end if;
  perform private.refuse_more_numbers(p_tenant_id);

  insert into public.lines (
    tenant_id, label, protected_name, forwarded_number, delivery, locale, help_level, alert_level, notice, family_word, retention, status,
    paused_until
  )
  values (
    p_tenant_id, v_line.label, v_line.protected_name, v_line.forwarded_number, v_line.delivery, v_line.locale, v_line.help_level,
    v_line.alert_level, v_line.notice, v_line.family_word, v_line.retention, v_line.status,
    case when v_line.paused_until > now() then v_line.paused_until end
  )
  returning * into v_moved;
  -- What people call there is theirs from now on; what was said before stays where it was.
  update public.lines l set status = 'draft', delivery = '[]', paused_until = null where l.id = p_line_id;
  update public.sip_endpoints e set tenant_id = p_tenant_id, line_id = v_moved.id where e.line_id = p_line_id and e.status <> 'removed';
  update public.phone_numbers n set tenant_id = p_tenant_id, line_id = v_moved.id where n.id = v_number.id;
  -- At the provider it bears the name of its line.
  if v_number.provider_sid is not null then
    perform private.clean_up('number_config', v_number.provider_sid, jsonb_build_object('e164', v_number.e164));
  end if;
  return private.line_life(v_moved);
end
$$;
revoke execute on function private.move_line(uuid, uuid) from public;
grant execute on function private.move_line(uuid, uuid) to authenticated;

-- For whoever owns both tenants: number, endpoint and settings go on as a new line of the other one, which is answered. The old line is
-- a draft with its history, contacts and rules.
create function public.move_line(p_line_id uuid, p_tenant_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.move_line(p_line_id, p_tenant_id) $$;
revoke execute on function public.move_line(uuid, uuid) from public, anon, service_role;
grant execute on function public.move_line(uuid, uuid) to authenticated;
