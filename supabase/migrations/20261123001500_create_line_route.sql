-- What answering a call needs to know of the line behind a dialled number (contract: LineRoute); null when it leads to nobody.
create function public.line_route(p_dialled text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with line as (
    select l.*, n.e164, t.status as tenant_status
    from public.phone_numbers n
    join public.lines l on l.id = n.line_id
    join public.tenants t on t.id = l.tenant_id
    where n.e164 = p_dialled and l.status not in ('draft', 'provisioning')
  ),
  rules as (
    select distinct on (r.phone) r.phone, r.rule
    from line, public.caller_rules r
    where r.tenant_id = line.tenant_id
      and (r.line_id is null or r.line_id = line.id)
      and (r.expires_at is null or r.expires_at > now())
    order by r.phone, r.line_id nulls last
  ),
  phones as (
    select
      coalesce(jsonb_agg(phone) filter (where rule = 'trusted'), '[]') as trusted,
      coalesce(jsonb_agg(phone) filter (where rule = 'blocked'), '[]') as blocked
    from (select phone, rule, row_number() over (partition by rule order by phone) as n from rules) numbered
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
revoke execute on function public.line_route(text) from public, anon, authenticated;
grant execute on function public.line_route(text) to service_role;

-- Numbers whose cached route must be replaced, each once, with what it leads to now.
create function public.pending_route_changes(p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    jsonb_agg(jsonb_build_object('dialled', dialled, 'route', public.line_route(dialled), 'changeId', change_id) order by change_id),
    '[]'
  )
  from (
    select dialled, max(id) as change_id from private.route_changes group by dialled order by max(id) limit least(p_limit, 500)
  ) changed
$$;
revoke execute on function public.pending_route_changes(integer) from public, anon, authenticated;
grant execute on function public.pending_route_changes(integer) to service_role;

-- Settles these changes and the earlier ones of the same numbers; a change committed meanwhile stays pending.
create function public.settle_route_changes(p_ids bigint[]) returns void
language sql security definer set search_path = ''
as $$
  delete from private.route_changes c
  using private.route_changes named
  where named.id = any (p_ids) and c.dialled = named.dialled and c.id <= named.id
$$;
revoke execute on function public.settle_route_changes(bigint[]) from public, anon, authenticated;
grant execute on function public.settle_route_changes(bigint[]) to service_role;
