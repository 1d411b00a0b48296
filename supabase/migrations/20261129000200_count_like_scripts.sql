-- What may be known of campaigns, as before, with owners counted once. p_except: an owner who is not counted.
create or replace function private.released_campaigns(p_campaign_ids uuid[], p_except uuid default null)
returns table (campaign_id uuid, tenants integer, kind text, seen_at timestamptz)
language sql stable set search_path = ''
as $$
  select w.* from (
    select t.campaign_id, private.released_size(count(t.scam_at), count(*) filter (where t.is_honest)) as tenants,
      coalesce(mode() within group (order by t.kind) filter (where t.kind <> 'unknown'), 'unknown') as kind,
      -- Of the fifth latest: the latest alone would be one household's own.
      (array_agg(t.scam_at order by t.scam_at desc nulls last))[5] as seen_at
    from (
      select s.campaign_id, max(s.at) filter (where not s.is_honest) as scam_at, bool_or(s.is_honest) as is_honest,
        mode() within group (order by s.kind) as kind
      from (select c.*, private.counts_as(c.pseudonym) as owner from private.campaign_sightings c where c.campaign_id = any (p_campaign_ids)) s
      where s.owner is distinct from p_except
      group by s.campaign_id, s.owner
    ) t
    group by t.campaign_id
    having max(t.scam_at) > now() - interval '90 days'
  ) w
  where w.tenants is not null
$$;

-- Calls with a sketch of the same script: SAME_SCRIPT of shared/domain/risk/fingerprint.ts.
create function private.sightings_like(p_stage integer, p_sketch integer[]) returns setof bigint
language sql stable set search_path = ''
as $$
  select b.sighting_id
  from unnest(p_sketch) with ordinality as wanted (minimum, band)
  join private.campaign_bands b on b.stage = p_stage and b.band = wanted.band and b.minimum = wanted.minimum
  group by b.sighting_id
  having count(*) >= case p_stage when 60 then 10 else 8 end
$$;
revoke execute on function private.sightings_like(integer, integer[]) from public;

create or replace function private.campaigns_like(p_stage integer, p_sketch integer[]) returns setof uuid
language sql stable set search_path = ''
as $$
  select distinct s.campaign_id
  from private.sightings_like(p_stage, p_sketch) near (sighting_id)
  join private.campaign_sightings s on s.id = near.sighting_id
  where exists (
    select from private.campaign_sightings r where r.campaign_id = s.campaign_id and r.at > now() - interval '90 days'
  )
$$;

-- Those among them that five others read in these very words: a single call, made of two scripts, lends neither the weight of the other.
create function private.campaigns_read_alike(p_stage integer, p_sketch integer[], p_except uuid) returns setof uuid
language sql stable set search_path = ''
as $$
  select s.campaign_id
  from private.sightings_like(p_stage, p_sketch) near (sighting_id)
  join (select c.*, private.counts_as(c.pseudonym) as owner from private.campaign_sightings c) s on s.id = near.sighting_id
  where not s.is_honest and s.owner is distinct from p_except
  group by s.campaign_id
  having count(distinct s.owner) >= 5
$$;
revoke execute on function private.campaigns_read_alike(integer, integer[], uuid) from public;

create or replace function public.find_campaign(p_call_id uuid, p_stage integer, p_sketch integer[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_call public.calls;
  v_own uuid;
begin
  select * into v_call from public.calls c where c.id = p_call_id;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  v_own := private.first_owner_of(v_call.tenant_id);
  return (
    select jsonb_build_object('tenants', r.tenants, 'kind', r.kind)
    from private.released_campaigns(array(select private.campaigns_read_alike(p_stage, p_sketch, v_own)), v_own) r
    order by r.tenants desc, r.campaign_id limit 1
  );
end
$$;

-- As before, but a campaign that somebody called honest stays by itself: one call that reads half of either would hide the other.
create or replace function private.campaign_of(p_sketches jsonb) returns uuid
language plpgsql set search_path = ''
as $$
declare
  v_campaign_id uuid;
  v_is_doubted boolean;
  v_others uuid[];
begin
  select (array_agg(c.id))[1], (array_agg(c.is_doubted))[1], (array_agg(c.id) filter (where not c.is_doubted))[2:]
  into v_campaign_id, v_is_doubted, v_others
  from (
    select k.id, d.is_doubted from private.scam_campaigns k
    cross join lateral (
      select exists (select from private.campaign_sightings s where s.campaign_id = k.id and s.is_honest) as is_doubted
    ) d
    where k.id in (
      select private.campaigns_like(stage::integer, array(select jsonb_array_elements_text(minima)::integer))
      from jsonb_each(p_sketches) as sketch (stage, minima)
    )
    order by d.is_doubted, k.created_at, k.id
  ) c;
  if v_campaign_id is null then
    insert into private.scam_campaigns default values returning id into v_campaign_id;
    return v_campaign_id;
  end if;
  if not v_is_doubted then
    -- None that is being erased. A campaign that is left without calls goes with the next purge.
    update private.campaign_sightings s set campaign_id = v_campaign_id where s.id in (
      select o.id from private.campaign_sightings o where o.campaign_id = any (v_others) for update skip locked
    );
  end if;
  return v_campaign_id;
end
$$;

-- As before, with sixteen sketches of a campaign in place of eight: of which five have to read like the one that asks.
create or replace function public.record_script(p_call_id uuid, p_sketches jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls;
  v_pseudonym uuid;
  v_campaign_id uuid;
  v_sighting_id bigint;
begin
  if exists (
    select from jsonb_each(p_sketches) as sketch (stage, minima) where stage not in ('60', '150') or jsonb_array_length(minima) <> 64
  ) then raise exception 'not a sketch' using errcode = '22023'; end if;
  select * into v_call from public.calls c where c.id = p_call_id for key share;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  if v_call.level < 2 or v_call.plan_reason = 'forwarding_test' or p_sketches = '{}' then return; end if;

  -- Two calls of a new script at once are one campaign.
  perform pg_advisory_xact_lock(hashtextextended('scam_campaigns', 0));
  select s.id into v_sighting_id from private.campaign_sightings s where s.call_id = p_call_id;
  if found then
    if exists (select from private.campaign_bands b where b.sighting_id = v_sighting_id) then
      perform private.add_bands(v_sighting_id, p_sketches);
    end if;
    return;
  end if;

  v_pseudonym := private.pseudonym_of(v_call.tenant_id);
  v_campaign_id := private.campaign_of(p_sketches);
  insert into private.campaign_sightings (campaign_id, pseudonym, call_id, kind, at, is_honest)
  values (v_campaign_id, v_pseudonym, p_call_id, left(v_call.kind, 40), v_call.started_at, coalesce((
    select not f.was_scam from public.feedback f where f.call_id = p_call_id order by f.updated_at desc, f.id limit 1
  ), false))
  returning id into v_sighting_id;
  -- A campaign is known by its first calls, one of each tenant.
  if (
    select count(distinct s.id) < 16 and coalesce(bool_and(s.pseudonym <> v_pseudonym), true)
    from private.campaign_sightings s join private.campaign_bands b on b.sighting_id = s.id
    where s.campaign_id = v_campaign_id
  ) then perform private.add_bands(v_sighting_id, p_sketches); end if;
end
$$;
