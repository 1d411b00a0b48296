-- Who trusts a number, whichever tenant it is.
create index caller_rules_trusted_phone_idx on public.caller_rules (phone) where rule = 'trusted';

-- Notes under which hash the caller of a call is counted, and answers what other tenants know of it (contract: CallerReputation). Null
-- when nobody knows anything, when too few do, and when this tenant trusts the number: nobody can tell which.
create function public.meet_caller(p_call_id uuid, p_caller_hash text) returns jsonb
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

  select p.pseudonym into v_own from private.tenant_pseudonyms p where p.tenant_id = v_call.tenant_id;
  select count(*) filter (where s.scam_at > c_recent), count(*) filter (where s.honest_at > c_recent),
    (array_agg(s.scam_at order by s.scam_at desc) filter (where s.scam_at > c_recent))[5]
  into v_for, v_against, v_released_at
  from private.caller_sightings s
  where s.caller_hash = p_caller_hash and s.pseudonym is distinct from v_own;
  -- A number that people trust may be shown by somebody else: each of them speaks for it, once.
  v_against := v_against + (
    select count(distinct r.tenant_id) from public.caller_rules r
    where r.phone = v_call.caller and r.rule = 'trusted' and (r.expires_at is null or r.expires_at > now())
      and not exists (
        select from private.tenant_pseudonyms p
        join private.caller_sightings s on s.pseudonym = p.pseudonym and s.caller_hash = p_caller_hash and s.honest_at > c_recent
        where p.tenant_id = r.tenant_id
      )
  );
  if exists (
    select from public.caller_rules r
    where r.phone = v_call.caller and r.rule = 'trusted' and (r.expires_at is null or r.expires_at > now())
      and r.tenant_id = v_call.tenant_id and (r.line_id is null or r.line_id = v_call.line_id)
  ) then return null; end if;
  -- How long ago the fifth latest tenant met it: the latest alone would be one tenant's own.
  return case when private.released_size(v_for, v_against) is not null then jsonb_build_object(
    'tenants', private.released_size(v_for, v_against), 'days', greatest(0, extract(day from now() - v_released_at)::integer)
  ) end;
end
$$;
revoke execute on function public.meet_caller(uuid, text) from public, anon, authenticated;
grant execute on function public.meet_caller(uuid, text) to service_role;
