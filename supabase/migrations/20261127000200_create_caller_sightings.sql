-- By which hash the number of a call is counted. The secret of the hash is not in this database: whoever reads it cannot try numbers.
create table private.call_callers (
  call_id uuid primary key references public.calls (id) on delete cascade,
  tenant_id uuid not null,
  caller_hash text not null check (caller_hash ~ '^[0-9a-f]{32}$')
);
create index call_callers_caller_hash_idx on private.call_callers (caller_hash, tenant_id);
alter table private.call_callers enable row level security;
revoke all on private.call_callers from anon, authenticated, service_role;
create policy "nobody comes here" on private.call_callers for all to anon, authenticated using (false);

-- What one tenant's calls from one number came to: one row, however many calls.
create table private.caller_sightings (
  caller_hash text not null check (caller_hash ~ '^[0-9a-f]{32}$'),
  pseudonym uuid not null references private.tenant_pseudonyms (pseudonym) on delete cascade,
  scam_at timestamptz,
  honest_at timestamptz,
  primary key (caller_hash, pseudonym)
);
comment on column private.caller_sightings.scam_at is 'Latest call that a person called a scam, or that reached level 3 and nobody called honest';
comment on column private.caller_sightings.honest_at is 'Latest call that a person said was not a scam';
create index caller_sightings_pseudonym_idx on private.caller_sightings (pseudonym);
create index caller_sightings_latest_idx on private.caller_sightings ((greatest(scam_at, honest_at)));
alter table private.caller_sightings enable row level security;
revoke all on private.caller_sightings from anon, authenticated, service_role;
create policy "nobody comes here" on private.caller_sightings for all to anon, authenticated using (false);

-- Brings the row of a call's tenant and caller up to date with the calls on record; again changes nothing. What a person said of a
-- call comes before what the engine found, and of several people the last.
create function private.weigh_caller(p_call_id uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  v_caller private.call_callers;
  v_pseudonym uuid;
  v_scam_at timestamptz;
  v_honest_at timestamptz;
begin
  select * into v_caller from private.call_callers k where k.call_id = p_call_id;
  if not found then return; end if;
  v_pseudonym := private.pseudonym_of(v_caller.tenant_id);
  -- One at a time, and each counts what the one before it has written.
  insert into private.caller_sightings (caller_hash, pseudonym) values (v_caller.caller_hash, v_pseudonym) on conflict do nothing;
  perform from private.caller_sightings s where s.caller_hash = v_caller.caller_hash and s.pseudonym = v_pseudonym for update;

  select max(c.started_at) filter (where coalesce(said.was_scam, c.level = 3)), max(c.started_at) filter (where not said.was_scam)
  into v_scam_at, v_honest_at
  from private.call_callers k
  join public.calls c on c.id = k.call_id and c.started_at > now() - interval '90 days'
  left join lateral (
    select f.was_scam from public.feedback f where f.call_id = c.id order by f.updated_at desc, f.id limit 1
  ) said on true
  where k.caller_hash = v_caller.caller_hash and k.tenant_id = v_caller.tenant_id;

  if coalesce(v_scam_at, v_honest_at) is null then
    delete from private.caller_sightings s where s.caller_hash = v_caller.caller_hash and s.pseudonym = v_pseudonym;
  else
    update private.caller_sightings s set scam_at = v_scam_at, honest_at = v_honest_at
    where s.caller_hash = v_caller.caller_hash and s.pseudonym = v_pseudonym;
  end if;
end
$$;
revoke execute on function private.weigh_caller(uuid) from public;

create function private.weigh_grave_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.weigh_caller(new.id);
  return null;
-- Whoever can be told to try again is; no verdict and no alert waits for a statistic.
exception when others then
  if sqlstate like '40%' then raise; end if;
  raise warning 'the caller of a call not counted: %', sqlstate;
  return null;
end
$$;
revoke execute on function private.weigh_grave_call() from public;
create trigger calls_weigh_caller after update of level on public.calls
  for each row when (new.level = 3 and old.level < 3) execute function private.weigh_grave_call();
