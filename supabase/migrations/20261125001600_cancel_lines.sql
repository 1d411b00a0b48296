-- A line that is given up goes on ringing, unheard, for a month: time to undo the forwarding, or to change one's mind.
alter table public.lines
  add column cancelled_at timestamptz,
  add column ends_at timestamptz,
  add constraint lines_end_once_cancelled check ((cancelled_at is null) = (ends_at is null) and ends_at >= cancelled_at);
comment on column public.lines.ends_at is 'When a cancelled line loses its number';
create index lines_ends_at_idx on public.lines (ends_at) where ends_at is not null;

drop trigger lines_note_change on public.lines;
create trigger lines_note_change
  after update of protected_name, forwarded_number, delivery, locale, help_level, notice, status, paused_until, cancelled_at on public.lines
  for each row execute function private.note_line_change();

-- As before; a line that is cancelled rings unheard.
create or replace function public.line_route(p_dialled text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with line as (
    select l.*, n.e164, t.status as tenant_status
    from public.phone_numbers n
    join public.lines l on l.id = n.line_id
    join public.tenants t on t.id = l.tenant_id
    where n.e164 = p_dialled and l.status not in ('draft', 'provisioning')
  ),
  wishes as (
    select w.phone, 'trusted' as rule, w.line_id, true as is_expected
    from line, public.expected_windows w
    where w.tenant_id = line.tenant_id
      and w.phone is not null
      and (w.line_id is null or w.line_id = line.id)
      and w.ends_at > now() and w.starts_at <= now()
    union all
    select r.phone, r.rule, r.line_id, false
    from line, public.caller_rules r
    where r.tenant_id = line.tenant_id
      and (r.line_id is null or r.line_id = line.id)
      and (r.expires_at is null or r.expires_at > now())
  ),
  rules as (
    select distinct on (w.phone) w.phone, w.rule, w.is_expected
    from wishes w
    order by w.phone, w.is_expected desc, w.line_id nulls last
  ),
  phones as (
    select
      coalesce(jsonb_agg(phone) filter (where rule = 'trusted'), '[]') as trusted,
      coalesce(jsonb_agg(phone) filter (where rule = 'blocked'), '[]') as blocked
    from (
      select phone, rule, row_number() over (partition by rule order by is_expected desc, phone) as n from rules
    ) numbered
    where n <= 500
  )
  select jsonb_build_object(
    'lineId', line.id,
    'tenantId', line.tenant_id,
    'ethiqNumber', line.e164,
    'forwardedNumber', line.forwarded_number,
    'status', case
      when line.tenant_status = 'suspended' then 'suspended'
      when line.status in ('testing', 'active') and (line.cancelled_at is not null or line.paused_until > now()) then 'paused'
      else line.status
    end,
    'locale', line.locale,
    'protectedName', line.protected_name,
    'delivery', line.delivery,
    'helpLevel', line.help_level,
    'notice', line.notice,
    'trusted', phones.trusted,
    'blocked', phones.blocked
  )
  from line, phones
$$;

-- A number's own settings say where it rings when nothing else can: they follow the line.
create function private.configure_number_again() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.clean_up('number_config', n.provider_sid, jsonb_build_object('e164', n.e164))
  from public.phone_numbers n where n.line_id = new.id and n.provider_sid is not null;
  return null;
end
$$;
revoke execute on function private.configure_number_again() from public;
create trigger lines_configure_number_again after update of delivery on public.lines
  for each row when (old.delivery is distinct from new.delivery) execute function private.configure_number_again();

-- Has a job undone what it did so far; by the next sweep, if nobody is quicker. A line it was to put into service is a draft again.
create function private.undo_provisioning(p_job_id uuid) returns boolean
language plpgsql set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
begin
  update public.provisioning_jobs j set state = 'cancelling', attempts = 0, next_at = now()
  where j.id = p_job_id and j.state in ('pending', 'running', 'parked')
  returning * into v_job;
  if not found then return false; end if;
  perform private.note_provisioning(p_job_id, 'cancelling');
  if v_job.kind = 'set_up' then
    update public.lines l set status = 'draft' where l.id = v_job.line_id and l.status = 'provisioning';
  end if;
  return true;
end
$$;
revoke execute on function private.undo_provisioning(uuid) from public;

-- The line that an owner may do something with, held. A line one does not see is not there.
create function private.hold_own_line(p_line_id uuid, p_roles text[] default array['owner']) returns public.lines
language plpgsql set search_path = ''
as $$
declare
  v_line public.lines;
begin
  perform private.require_person();
  select * into v_line from public.lines l where l.id = p_line_id;
  if not found then raise exception 'no such line' using errcode = 'P0002'; end if;
  perform private.require_role(v_line.tenant_id, p_roles);
  select * into v_line from public.lines l where l.id = p_line_id and l.tenant_id = v_line.tenant_id for no key update;
  if not found then raise exception 'no such line' using errcode = 'P0002'; end if;
  return v_line;
end
$$;
revoke execute on function private.hold_own_line(uuid, text[]) from public;

create function private.line_life(p_line public.lines) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'lineId', (p_line).id, 'tenantId', (p_line).tenant_id, 'status', (p_line).status,
    'cancelledAt', private.iso((p_line).cancelled_at), 'endsAt', private.iso((p_line).ends_at), 'revision', (p_line).revision
  )
$$;
revoke execute on function private.line_life(public.lines) from public;

create function private.cancel_line(p_line_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines := private.hold_own_line(p_line_id);
begin
  perform private.undo_provisioning(j.id)
  from public.provisioning_jobs j where j.line_id = p_line_id and j.state in ('pending', 'running', 'parked');
  -- Without a number there is nobody who could still be ringing.
  update public.lines l set cancelled_at = now(), ends_at = now() + interval '30 days'
  where l.id = p_line_id and l.cancelled_at is null
    and exists (select from public.phone_numbers n where n.line_id = p_line_id);
  select * into strict v_line from public.lines l where l.id = p_line_id;
  return private.line_life(v_line);
end
$$;
revoke execute on function private.cancel_line(uuid) from public;
grant execute on function private.cancel_line(uuid) to authenticated;

-- For owners. The line rings on, unheard, for 30 days; then its number rests. A line without a number only has its job undone.
create function public.cancel_line(p_line_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.cancel_line(p_line_id) $$;
revoke execute on function public.cancel_line(uuid) from public, anon, service_role;
grant execute on function public.cancel_line(uuid) to authenticated;

create function private.reactivate_line(p_line_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines := private.hold_own_line(p_line_id);
begin
  if v_line.cancelled_at is null then
    if not exists (select from public.phone_numbers n where n.line_id = p_line_id) then
      raise exception 'the line has no number' using errcode = 'ET409';
    end if;
    return private.line_life(v_line);
  end if;
  if v_line.ends_at <= now() then raise exception 'the line has ended' using errcode = 'ET410'; end if;
  update public.lines l set cancelled_at = null, ends_at = null where l.id = p_line_id returning * into v_line;
  return private.line_life(v_line);
end
$$;
revoke execute on function private.reactivate_line(uuid) from public;
grant execute on function private.reactivate_line(uuid) to authenticated;

-- For owners, until the line ends. A line that was not cancelled stays as it is.
create function public.reactivate_line(p_line_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.reactivate_line(p_line_id) $$;
revoke execute on function public.reactivate_line(uuid) from public, anon, service_role;
grant execute on function public.reactivate_line(uuid) to authenticated;

create function public.lines_to_end(p_now timestamptz, p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(id order by ends_at, id), '[]')
  from (select l.id, l.ends_at from public.lines l where l.ends_at <= p_now order by l.ends_at, l.id limit least(p_limit, 500)) over
$$;
revoke execute on function public.lines_to_end(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.lines_to_end(timestamptz, integer) to service_role;

-- A cancelled line gives up its number and its endpoint, and is a draft again. False: it was taken up again, or ended already.
create function public.end_line(p_line_id uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines;
begin
  select * into v_line from public.lines l where l.id = p_line_id and l.cancelled_at is not null for no key update;
  if not found then return false; end if;
  update public.phone_numbers n set status = 'quarantined', line_id = null, tenant_id = null where n.line_id = p_line_id;
  update public.lines l
  set status = 'draft', cancelled_at = null, ends_at = null, paused_until = null
  where l.id = p_line_id;
  update public.sip_endpoints e set status = 'removed' where e.line_id = p_line_id and e.status <> 'removed';
  return true;
end
$$;
revoke execute on function public.end_line(uuid) from public, anon, authenticated;
grant execute on function public.end_line(uuid) to service_role;
