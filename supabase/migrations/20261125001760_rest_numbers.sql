-- Whether somebody still forwards their calls to a number that serves nobody. Calls to such numbers are kept for 30 days.
create function private.is_still_called(p_e164 text, p_now timestamptz) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from private.unrouted_calls u where u.dialled = p_e164 and u.created_at between p_now - interval '30 days' and p_now
  )
$$;
revoke execute on function private.is_still_called(text, timestamptz) from public;

-- Of a rest that took no time at all: the number had been kept for a job, and served nobody.
create function private.is_to_go(p_number public.phone_numbers) returns boolean
language sql immutable set search_path = ''
as $$
  select (p_number).burned_at is not null or (p_number).release_asked_at is not null
    or ((p_number).bundle_tenant_id is not null and (p_number).quarantined_until > (p_number).quarantined_at)
$$;
revoke execute on function private.is_to_go(public.phone_numbers) from public;

-- What is to be done at the provider with a number at rest; null: nothing yet.
-- clear: nobody needs it to ring the telephone it served: no call came for a month, or its rest is over all the same.
-- return, release: it has been cleared, its rest is over and nobody calls it. A number that is still called after half a year is not
-- given to anybody of ours; neither is one that was declared for its tenant and has served.
create function private.next_rest(p_number public.phone_numbers, p_pool_is_full boolean, p_now timestamptz) returns text
language sql stable set search_path = ''
as $$
  select case
    when (p_number).status <> 'quarantined' or (p_number).provider_sid is null then null
    when (p_number).cleared_at is null then case
      when (p_number).quarantined_until <= p_now then 'clear'
      when (p_number).quarantined_at <= p_now - interval '30 days' and not private.is_still_called((p_number).e164, p_now) then 'clear'
    end
    when (p_number).quarantined_until > p_now then null
    when not private.is_to_go(p_number) and not p_pool_is_full and not private.is_still_called((p_number).e164, p_now) then 'return'
    -- The French numbering plan: a number is used for 72 hours at least.
    when (p_number).country = 'FR' and coalesce((p_number).bought_at, (p_number).created_at) > p_now - interval '72 hours' then null
    when private.is_to_go(p_number) or p_pool_is_full or (p_number).quarantined_at <= p_now - interval '180 days' then 'release'
  end
$$;
revoke execute on function private.next_rest(public.phone_numbers, boolean, timestamptz) from public;

create function private.is_pool_full(p_country text, p_number_type text) returns boolean
language sql stable set search_path = ''
as $$
  select count(*) >= 20 from public.phone_numbers n
  where n.country = p_country and n.number_type = p_number_type and n.status = 'available'
$$;
revoke execute on function private.is_pool_full(text, text) from public;

-- Numbers for which something is to be done at the provider now. A free number whose configuration may still name somebody's telephone
-- leaves the pool until that is cleared, so that nobody is given it meanwhile. One that only a single tenant could have, and did not
-- want for a month, goes.
create function public.numbers_to_rest(p_now timestamptz, p_limit integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_acts jsonb;
begin
  update public.phone_numbers n set status = 'quarantined', quarantined_at = p_now, quarantined_until = p_now
  where n.id = any (array(
    select free.id from public.phone_numbers free
    where free.status = 'available' and free.cleared_at is null and free.provider_sid is not null and free.vanished_at is null
    order by free.updated_at, free.id
    limit least(p_limit, 500)
    for update skip locked
  ));
  update public.phone_numbers n
  set status = 'quarantined', quarantined_at = p_now, quarantined_until = p_now, release_asked_at = p_now
  where n.status = 'available'
    and (n.release_asked_at is not null or (n.bundle_tenant_id is not null and n.updated_at <= p_now - interval '30 days'));
  -- What the provider has not got needs no more care.
  update public.phone_numbers n set status = 'released'
  where n.status = 'quarantined' and n.vanished_at <= p_now - interval '1 day' and n.quarantined_until <= p_now;
  select coalesce(jsonb_agg(jsonb_build_object('e164', e164, 'sid', provider_sid, 'act', act) order by quarantined_at, e164), '[]')
  into v_acts
  from (
    select n.e164, n.provider_sid, n.quarantined_at,
      private.next_rest(n, private.is_pool_full(n.country, n.number_type), p_now) as act
    from public.phone_numbers n
    where n.status = 'quarantined' and n.vanished_at is null
      and private.next_rest(n, private.is_pool_full(n.country, n.number_type), p_now) is not null
    order by n.quarantined_at, n.e164
    limit least(p_limit, 500)
  ) due;
  return v_acts;
end
$$;
revoke execute on function public.numbers_to_rest(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.numbers_to_rest(timestamptz, integer) to service_role;

-- That it was done. False: the number is no longer at rest, or was not so far; nothing changed.
create function public.settle_number(p_e164 text, p_act text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_number public.phone_numbers;
begin
  if p_act is null or p_act not in ('clear', 'return', 'release') then raise exception 'no such act' using errcode = '22023'; end if;
  select * into v_number from public.phone_numbers n where n.e164 = p_e164 and n.status = 'quarantined' for no key update;
  if not found then return false; end if;
  if p_act = 'clear' then
    update public.phone_numbers n set cleared_at = coalesce(n.cleared_at, p_now) where n.id = v_number.id;
  elsif p_act = 'release' then
    update public.phone_numbers n set status = 'released', release_asked_at = null where n.id = v_number.id;
  elsif v_number.burned_at is null and v_number.cleared_at is not null and v_number.quarantined_until <= p_now then
    update public.phone_numbers n set status = 'available' where n.id = v_number.id;
  else
    return false;
  end if;
  return true;
end
$$;
revoke execute on function public.settle_number(text, text, timestamptz) from public, anon, authenticated;
grant execute on function public.settle_number(text, text, timestamptz) to service_role;

-- How many numbers of each kind there are in which state.
create function public.pool_report() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(to_jsonb(kinds) order by country, "numberType"), '[]')
  from (
    select n.country, n.number_type as "numberType",
      count(*) filter (where n.status = 'available' and n.burned_at is null and n.vanished_at is null and n.bundle_tenant_id is null)
        as available,
      count(*) filter (where n.status = 'reserved') as reserved,
      count(*) filter (where n.status = 'assigned') as assigned,
      count(*) filter (where n.status = 'quarantined') as quarantined,
      count(*) filter (where n.burned_at is not null and n.status <> 'released') as burned,
      count(*) filter (where n.vanished_at is not null and n.status <> 'released') as vanished
    from public.phone_numbers n
    where n.status <> 'released'
    group by n.country, n.number_type
  ) kinds
$$;
revoke execute on function public.pool_report() from public, anon, authenticated;
grant execute on function public.pool_report() to service_role;
