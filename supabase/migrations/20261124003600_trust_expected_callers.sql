create function private.note_expected_window_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_window public.expected_windows := coalesce(new, old);
begin
  insert into private.route_changes (dialled)
  select n.e164 from public.phone_numbers n
  where n.tenant_id = v_window.tenant_id and (v_window.line_id is null or n.line_id = v_window.line_id);
  return null;
end
$$;
revoke execute on function private.note_expected_window_change() from public;
create trigger expected_windows_note_change after insert or update or delete on public.expected_windows
  for each row execute function private.note_expected_window_change();

-- As before, and whoever is expected just now is trusted, whatever a rule says. A window that opens or closes is seen once the cached
-- route has expired, within minutes.
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
      when line.status in ('testing', 'active') and line.paused_until > now() then 'paused'
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
