-- Calls that read one script, by sketches of it: numbers that nobody can turn back into words.
create table private.scam_campaigns (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now()
);
alter table private.scam_campaigns enable row level security;
revoke all on private.scam_campaigns from anon, authenticated, service_role;
create policy "nobody comes here" on private.scam_campaigns for all to anon, authenticated using (false);

-- One per call. A call that is purged is forgotten here; that it was one of a campaign stays for as long as the campaign.
create table private.campaign_sightings (
  id bigint generated always as identity primary key,
  campaign_id uuid not null references private.scam_campaigns (id) on delete cascade,
  pseudonym uuid not null references private.tenant_pseudonyms (pseudonym) on delete cascade,
  call_id uuid unique references public.calls (id) on delete set null,
  kind text not null check (char_length(kind) <= 40),
  at timestamptz not null,
  is_honest boolean not null default false
);
comment on column private.campaign_sightings.is_honest is 'A person said that this call was no scam';
create index campaign_sightings_campaign_id_idx on private.campaign_sightings (campaign_id, pseudonym);
create index campaign_sightings_pseudonym_idx on private.campaign_sightings (pseudonym);
alter table private.campaign_sightings enable row level security;
revoke all on private.campaign_sightings from anon, authenticated, service_role;
create policy "nobody comes here" on private.campaign_sightings for all to anon, authenticated using (false);

-- Sketches by their single minima, so that an index finds all that share some and counts how many. Each minimum is a band.
create table private.campaign_bands (
  stage smallint not null check (stage in (60, 150)),
  band smallint not null check (band between 1 and 64),
  minimum integer not null,
  sighting_id bigint not null references private.campaign_sightings (id) on delete cascade,
  primary key (stage, band, minimum, sighting_id)
);
comment on column private.campaign_bands.stage is 'Words of the caller that the sketch is of: STAGES of shared/domain/risk/fingerprint.ts';
create index campaign_bands_sighting_id_idx on private.campaign_bands (sighting_id, stage);
alter table private.campaign_bands enable row level security;
revoke all on private.campaign_bands from anon, authenticated, service_role;
create policy "nobody comes here" on private.campaign_bands for all to anon, authenticated using (false);

-- Campaigns that go on, with a sketch of the same script: SAME_SCRIPT of shared/domain/risk/fingerprint.ts.
create function private.campaigns_like(p_stage integer, p_sketch integer[]) returns setof uuid
language sql stable set search_path = ''
as $$
  select distinct s.campaign_id
  from (
    select b.sighting_id
    from unnest(p_sketch) with ordinality as wanted (minimum, band)
    join private.campaign_bands b on b.stage = p_stage and b.band = wanted.band and b.minimum = wanted.minimum
    group by b.sighting_id
    having count(*) >= case p_stage when 60 then 10 else 8 end
  ) near
  join private.campaign_sightings s on s.id = near.sighting_id
  where exists (
    select from private.campaign_sightings r where r.campaign_id = s.campaign_id and r.at > now() - interval '90 days'
  )
$$;
revoke execute on function private.campaigns_like(integer, integer[]) from public;

-- What may be known of campaigns, the tenants of all their calls but p_except counted: those of which nothing may are not among them.
create function private.released_campaigns(p_campaign_ids uuid[], p_except uuid default null)
returns table (campaign_id uuid, tenants integer, kind text, seen_at timestamptz)
language sql stable set search_path = ''
as $$
  select w.* from (
    select t.campaign_id, private.released_size(count(t.scam_at), count(*) filter (where t.is_honest)) as tenants,
      coalesce(mode() within group (order by t.kind) filter (where t.kind <> 'unknown'), 'unknown') as kind,
      -- Of the fifth latest tenant: the latest alone would be one tenant's own.
      (array_agg(t.scam_at order by t.scam_at desc nulls last))[5] as seen_at
    from (
      select s.campaign_id, s.pseudonym, max(s.at) filter (where not s.is_honest) as scam_at, bool_or(s.is_honest) as is_honest,
        mode() within group (order by s.kind) as kind
      from private.campaign_sightings s
      where s.campaign_id = any (p_campaign_ids) and s.pseudonym is distinct from p_except
      group by s.campaign_id, s.pseudonym
    ) t
    group by t.campaign_id
    having max(t.scam_at) > now() - interval '90 days'
  ) w
  where w.tenants is not null
$$;
revoke execute on function private.released_campaigns(uuid[], uuid) from public;
