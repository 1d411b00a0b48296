create function private.shown_purchase(p_purchase private.number_purchases) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', (p_purchase).id, 'e164', (p_purchase).e164, 'state', (p_purchase).state, 'attempts', (p_purchase).attempts,
    'lastAttemptAt', private.iso((p_purchase).last_attempt_at)
  )
$$;
revoke execute on function private.shown_purchase(private.number_purchases) from public;

-- A free number of the pool, kept for this job. Two jobs that ask at once get two numbers.
create function public.reserve_number(p_job_id uuid, p_lease uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
  v_number public.phone_numbers;
begin
  select * into v_job from private.hold_provisioning(p_job_id, p_lease);
  if not found or v_job.state <> 'running' then return jsonb_build_object('state', 'lost'); end if;
  select * into v_number from public.phone_numbers n where n.job_id = p_job_id and n.status = 'reserved';
  if not found then
    -- Money may be on its way for this one.
    if exists (select from private.number_purchases p where p.job_id = p_job_id and p.state in ('intended', 'unknown')) then
      return jsonb_build_object('state', 'none');
    end if;
    update public.phone_numbers n set status = 'reserved', job_id = p_job_id
    where n.id = (
      select free.id from public.phone_numbers free
      where free.country = v_job.wish ->> 'country' and free.number_type = v_job.wish ->> 'numberType'
        and private.is_free_for(free, v_job.tenant_id)
      order by free.created_at, free.e164
      limit 1
      for update skip locked
    )
    returning * into v_number;
    if not found then return jsonb_build_object('state', 'none'); end if;
  end if;
  return jsonb_build_object('state', 'reserved', 'number', jsonb_build_object('e164', v_number.e164, 'sid', v_number.provider_sid));
end
$$;
revoke execute on function public.reserve_number(uuid, uuid) from public, anon, authenticated;
grant execute on function public.reserve_number(uuid, uuid) to service_role;

-- Says which number is about to be bought, before the provider is asked. `taken`: not for this job. `limit`: enough for this month.
create function public.intend_purchase(
  p_job_id uuid, p_lease uuid, p_e164 text, p_monthly_price_cents integer, p_monthly_limit integer, p_now timestamptz
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
  v_purchase private.number_purchases;
begin
  select * into v_job from private.hold_provisioning(p_job_id, p_lease);
  if not found or v_job.state <> 'running' then return jsonb_build_object('state', 'lost'); end if;
  select * into v_purchase from private.number_purchases p where p.job_id = p_job_id and p.state in ('intended', 'unknown');
  if found then return jsonb_build_object('state', 'intended', 'purchase', private.shown_purchase(v_purchase)); end if;
  if exists (select from public.phone_numbers n where n.e164 = p_e164 and (n.status <> 'released' or n.burned_at is not null))
    or exists (select from private.number_purchases p where p.job_id = p_job_id and p.e164 = p_e164) then
    return jsonb_build_object('state', 'taken');
  end if;
  -- Of purchases counted at once each would be below the limit.
  perform pg_advisory_xact_lock(hashtextextended('ethiq.number_purchases', 0));
  if (
    select count(*) from private.number_purchases p
    where p.state <> 'refused' and p.created_at >= date_trunc('month', p_now, 'UTC')
  ) >= p_monthly_limit then
    return jsonb_build_object('state', 'limit');
  end if;
  insert into private.number_purchases (job_id, e164, country, number_type, monthly_price_cents, created_at)
  values (p_job_id, p_e164, v_job.wish ->> 'country', v_job.wish ->> 'numberType', p_monthly_price_cents, p_now)
  on conflict do nothing
  returning * into v_purchase;
  if not found then return jsonb_build_object('state', 'taken'); end if;
  return jsonb_build_object('state', 'intended', 'purchase', private.shown_purchase(v_purchase));
end
$$;
revoke execute on function public.intend_purchase(uuid, uuid, text, integer, integer, timestamptz) from public, anon, authenticated;
grant execute on function public.intend_purchase(uuid, uuid, text, integer, integer, timestamptz) to service_role;

-- Written before each attempt: whoever comes after a crash knows that there may be something to find, and since when.
create function public.note_purchase_attempt(p_purchase_id uuid, p_lease uuid, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
  v_purchase private.number_purchases;
begin
  select * into v_job
  from private.hold_provisioning((select p.job_id from private.number_purchases p where p.id = p_purchase_id), p_lease);
  if not found or v_job.state <> 'running' then return jsonb_build_object('state', 'lost'); end if;
  update private.number_purchases p set state = 'unknown', attempts = p.attempts + 1, last_attempt_at = p_now
  where p.id = p_purchase_id and p.state in ('intended', 'unknown')
  returning * into v_purchase;
  if not found then return jsonb_build_object('state', 'lost'); end if;
  return jsonb_build_object('state', 'noted', 'purchase', private.shown_purchase(v_purchase));
end
$$;
revoke execute on function public.note_purchase_attempt(uuid, uuid, timestamptz) from public, anon, authenticated;
grant execute on function public.note_purchase_attempt(uuid, uuid, timestamptz) to service_role;

-- What became of a purchase. That it was made counts whoever tells, and puts the number on record: kept for its job, or into the pool
-- when the job is gone. That it was refused, or never came to be asked for, is for whoever made the last attempt.
create function public.settle_purchase(
  p_purchase_id uuid, p_attempt integer, p_state text, p_provider_sid text, p_error_code text, p_now timestamptz
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_purchase private.number_purchases;
  v_job public.provisioning_jobs;
  v_number public.phone_numbers;
  v_job_id uuid;
begin
  if p_state not in ('bought', 'refused', 'intended') then raise exception 'no such outcome' using errcode = '22023'; end if;
  perform from public.provisioning_jobs j
  where j.id = (select p.job_id from private.number_purchases p where p.id = p_purchase_id) for no key update;
  select * into v_purchase from private.number_purchases p where p.id = p_purchase_id for no key update;
  if not found then raise exception 'no such purchase' using errcode = 'P0002'; end if;
  if p_state <> 'bought' then
    update private.number_purchases p
    set state = p_state, error_code = p_error_code, settled_at = case when p_state = 'refused' then p_now end,
        last_attempt_at = case when p_state = 'refused' then p.last_attempt_at end
    where p.id = p_purchase_id and p.state in ('intended', 'unknown') and p.attempts = p_attempt
    returning * into v_purchase;
    return jsonb_build_object('state', case when found then p_state else 'unchanged' end);
  end if;

  update private.number_purchases p set state = 'bought', provider_sid = p_provider_sid, settled_at = p_now
  where p.id = p_purchase_id and p.state <> 'bought';
  if not found then return jsonb_build_object('state', 'unchanged'); end if;
  select * into v_job from public.provisioning_jobs j where j.id = v_purchase.job_id and j.state not in ('ready', 'cancelled');
  if found and not exists (select from public.phone_numbers n where n.job_id = v_job.id) then v_job_id := v_job.id; end if;
  insert into public.phone_numbers as n (
    e164, provider_sid, country, number_type, status, job_id, bundle_tenant_id, bought_at, monthly_price_cents
  )
  values (
    v_purchase.e164, p_provider_sid, v_purchase.country, v_purchase.number_type,
    case when v_job_id is null then 'available' else 'reserved' end, v_job_id,
    case when v_job.data ->> 'bundleSid' is not null then v_job.tenant_id end, p_now, v_purchase.monthly_price_cents
  )
  -- Ours before, or found in the account by the reconciliation before we heard that we had bought it.
  on conflict (e164) do update
  set provider_sid = excluded.provider_sid, status = excluded.status, job_id = excluded.job_id,
      bundle_tenant_id = excluded.bundle_tenant_id, bought_at = excluded.bought_at, monthly_price_cents = excluded.monthly_price_cents,
      number_type = excluded.number_type, vanished_at = null
  where n.status in ('available', 'quarantined', 'released') and n.burned_at is null
    and (n.status = 'released' or n.provider_sid = excluded.provider_sid)
  returning * into v_number;
  return jsonb_build_object('state', case when v_number.job_id is null then 'pooled' else 'bought' end);
end
$$;
revoke execute on function public.settle_purchase(uuid, integer, text, text, text, timestamptz) from public, anon, authenticated;
grant execute on function public.settle_purchase(uuid, integer, text, text, text, timestamptz) to service_role;

-- Purchases that no job answers for any more. The last attempt had its minute to take effect.
create function public.open_purchases(p_now timestamptz, p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(private.shown_purchase(p) order by p.created_at, p.id), '[]')
  from (
    select p.* from private.number_purchases p
    where p.state in ('intended', 'unknown')
      and coalesce(p.last_attempt_at, p.created_at) <= p_now - interval '60 seconds'
      and not exists (
        select from public.provisioning_jobs j where j.id = p.job_id and j.state not in ('ready', 'cancelled')
      )
    order by p.created_at, p.id
    limit least(p_limit, 1000)
  ) p
$$;
revoke execute on function public.open_purchases(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.open_purchases(timestamptz, integer) to service_role;
