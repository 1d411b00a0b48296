-- As before, faster: the latest 300 tenants speak for all, and owners are looked up by joins.
create or replace function public.meet_caller(p_call_id uuid, p_caller_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_recent constant timestamptz := now() - interval '90 days';
  v_call public.calls;
  v_own uuid;
  v_for bigint;
  v_against bigint;
  v_released_at timestamptz;
begin
  select * into v_call from public.calls c where c.id = p_call_id for key share;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  insert into private.call_callers (call_id, tenant_id, caller_hash) values (p_call_id, v_call.tenant_id, p_caller_hash)
  on conflict (call_id) do nothing;
  -- The verdict, or a word on it, may have come first.
  if v_call.level = 3 or exists (select from public.feedback f where f.call_id = p_call_id) then
    perform private.weigh_caller(p_call_id);
  end if;
  if exists (
    select from public.caller_rules r
    where r.phone = v_call.caller and r.rule = 'trusted' and (r.expires_at is null or r.expires_at > now())
      and r.tenant_id = v_call.tenant_id and (r.line_id is null or r.line_id = v_call.line_id)
  ) then return null; end if;

  v_own := private.first_owner_of(v_call.tenant_id);
  select count(*) filter (where o.scam_at > c_recent), count(*) filter (where o.honest_at > c_recent or o.trusts),
    (array_agg(o.scam_at order by o.scam_at desc) filter (where o.scam_at > c_recent))[5]
  into v_for, v_against, v_released_at
  from (
    select v.owner, max(v.scam_at) as scam_at, max(v.honest_at) as honest_at, bool_or(v.trusts) as trusts
    from (
      select o.owner, s.scam_at, s.honest_at, false as trusts
      from (
        select c.pseudonym, c.scam_at, c.honest_at from private.caller_sightings c
        where c.caller_hash = p_caller_hash and greatest(c.scam_at, c.honest_at) > c_recent
        order by greatest(c.scam_at, c.honest_at) desc limit 300
      ) s
      join private.tenant_pseudonyms p on p.pseudonym = s.pseudonym
      cross join lateral (
        select m.user_id as owner from public.tenant_members m where m.tenant_id = p.tenant_id and m.role = 'owner'
        order by m.created_at, m.user_id limit 1
      ) o
      union all
      -- A number that people trust may be shown by somebody else: each of them speaks for it, once.
      select o.owner, null, null, true
      from (
        select r.tenant_id from public.caller_rules r
        where r.phone = v_call.caller and r.rule = 'trusted' and (r.expires_at is null or r.expires_at > now())
          and exists (select from public.lines l where l.tenant_id = r.tenant_id and l.status in ('active', 'paused'))
        limit 300
      ) r
      cross join lateral (
        select m.user_id as owner from public.tenant_members m where m.tenant_id = r.tenant_id and m.role = 'owner'
        order by m.created_at, m.user_id limit 1
      ) o
    ) v
    group by v.owner
  ) o
  where o.owner is distinct from v_own;
  -- How long ago the fifth latest of them met it: the latest alone would be one household's own.
  return case when private.released_size(v_for, v_against) is not null then jsonb_build_object(
    'tenants', private.released_size(v_for, v_against), 'days', greatest(0, extract(day from now() - v_released_at)::integer)
  ) end;
end
$$;

create or replace function private.released_campaigns(p_campaign_ids uuid[], p_except uuid default null)
returns table (campaign_id uuid, tenants integer, kind text, seen_at timestamptz)
language sql stable set search_path = ''
as $$
  with met as (
    select s.campaign_id, s.pseudonym, max(s.at) filter (where not s.is_honest) as scam_at, bool_or(s.is_honest) as is_honest,
      mode() within group (order by s.kind) as kind,
      row_number() over (partition by s.campaign_id order by max(s.at) desc, s.pseudonym) as place
    from private.campaign_sightings s where s.campaign_id = any (p_campaign_ids)
    group by s.campaign_id, s.pseudonym
  ),
  owners as (
    select k.campaign_id, o.owner, max(k.scam_at) as scam_at, bool_or(k.is_honest) as is_honest, mode() within group (order by k.kind) as kind
    from met k
    join private.tenant_pseudonyms p on p.pseudonym = k.pseudonym
    cross join lateral (
      select m.user_id as owner from public.tenant_members m where m.tenant_id = p.tenant_id and m.role = 'owner'
      order by m.created_at, m.user_id limit 1
    ) o
    where k.place <= 300 and o.owner is distinct from p_except
    group by k.campaign_id, o.owner
  )
  select w.* from (
    select t.campaign_id, private.released_size(count(t.scam_at), count(*) filter (where t.is_honest)) as tenants,
      coalesce(mode() within group (order by t.kind) filter (where t.kind <> 'unknown'), 'unknown') as kind,
      -- Of the fifth latest: the latest alone would be one household's own.
      (array_agg(t.scam_at order by t.scam_at desc nulls last))[5] as seen_at
    from owners t
    group by t.campaign_id
    having max(t.scam_at) > now() - interval '90 days'
  ) w
  where w.tenants is not null
$$;
