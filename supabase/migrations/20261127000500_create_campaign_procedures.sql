create function private.add_bands(p_sighting_id bigint, p_sketches jsonb) returns void
language sql set search_path = ''
as $$
  insert into private.campaign_bands (stage, band, minimum, sighting_id)
  select sketch.stage::smallint, minimum.band, minimum.value::integer, p_sighting_id
  from jsonb_each(p_sketches) as sketch (stage, minima), jsonb_array_elements_text(sketch.minima) with ordinality as minimum (value, band)
  where not exists (select from private.campaign_bands b where b.sighting_id = p_sighting_id and b.stage = sketch.stage::smallint)
$$;
revoke execute on function private.add_bands(bigint, jsonb) from public;

-- The campaign these sketches belong to: the oldest of those that read alike, which then are one, or a new one.
create function private.campaign_of(p_sketches jsonb) returns uuid
language plpgsql set search_path = ''
as $$
declare
  v_campaigns uuid[];
  v_campaign_id uuid;
begin
  select array_agg(c.id order by c.created_at, c.id) into v_campaigns from private.scam_campaigns c where c.id in (
    select private.campaigns_like(stage::integer, array(select jsonb_array_elements_text(minima)::integer))
    from jsonb_each(p_sketches) as sketch (stage, minima)
  );
  if v_campaigns is null then
    insert into private.scam_campaigns default values returning id into v_campaign_id;
    return v_campaign_id;
  end if;
  -- None that is being erased. A campaign that is left without calls goes with the next purge.
  update private.campaign_sightings s set campaign_id = v_campaigns[1] where s.id in (
    select o.id from private.campaign_sightings o where o.campaign_id = any (v_campaigns[2:]) for update skip locked
  );
  return v_campaigns[1];
end
$$;
revoke execute on function private.campaign_of(jsonb) from public;

-- Counts a suspicious call for the campaign whose script it reads. p_sketches: by stage, the minima of the caller's first words; a
-- repetition may add the longer one.
create function public.record_script(p_call_id uuid, p_sketches jsonb) returns void
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
    select count(distinct s.id) < 8 and coalesce(bool_and(s.pseudonym <> v_pseudonym), true)
    from private.campaign_sightings s join private.campaign_bands b on b.sighting_id = s.id
    where s.campaign_id = v_campaign_id
  ) then perform private.add_bands(v_sighting_id, p_sketches); end if;
end
$$;
revoke execute on function public.record_script(uuid, jsonb) from public, anon, authenticated;
grant execute on function public.record_script(uuid, jsonb) to service_role;

-- The largest campaign whose script this call reads so far, as other tenants met it (contract: ScamCampaign). Null when there is none
-- and when too few met it: nobody can tell which.
create function public.find_campaign(p_call_id uuid, p_stage integer, p_sketch integer[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_call public.calls;
begin
  select * into v_call from public.calls c where c.id = p_call_id;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  return (
    select jsonb_build_object('tenants', r.tenants, 'kind', r.kind)
    from private.released_campaigns(
      array(select private.campaigns_like(p_stage, p_sketch)),
      (select p.pseudonym from private.tenant_pseudonyms p where p.tenant_id = v_call.tenant_id)
    ) r
    order by r.tenants desc, r.campaign_id limit 1
  );
end
$$;
revoke execute on function public.find_campaign(uuid, integer, integer[]) from public, anon, authenticated;
grant execute on function public.find_campaign(uuid, integer, integer[]) to service_role;
