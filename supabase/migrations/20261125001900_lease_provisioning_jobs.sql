-- A number bought with one tenant's approval serves no other.
create function private.is_free_for(p_number public.phone_numbers, p_tenant_id uuid) returns boolean
language sql immutable set search_path = ''
as $$
  select (p_number).status = 'available' and (p_number).provider_sid is not null and (p_number).burned_at is null
    and (p_number).vanished_at is null and (p_number).release_asked_at is null
    and ((p_number).bundle_tenant_id is null or (p_number).bundle_tenant_id = p_tenant_id)
$$;
-- What a worker is told of the job it holds: all that any step needs, in one answer.
create function private.provisioning_claim(p_job public.provisioning_jobs) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', (p_job).id, 'tenantId', (p_job).tenant_id, 'lineId', (p_job).line_id, 'kind', (p_job).kind, 'state', (p_job).state,
    'step', coalesce((p_job).step, 'choose'), 'attempts', (p_job).attempts, 'wish', (p_job).wish, 'data', (p_job).data,
    'lastError', (p_job).last_error, 'revision', (p_job).revision,
    'line', (
      select jsonb_build_object('status', l.status, 'delivery', l.delivery) from public.lines l where l.id = (p_job).line_id
    ),
    'endpoint', (
      select jsonb_build_object(
        'id', e.id, 'username', e.username, 'domain', e.domain, 'credentialSid', e.credential_sid,
        'passwordVersion', e.password_version, 'passwordSetVersion', e.password_set_version
      )
      from public.sip_endpoints e where e.line_id = (p_job).line_id and e.status <> 'removed'
    ),
    'reserved', (
      select jsonb_build_object('e164', n.e164, 'sid', n.provider_sid) from public.phone_numbers n
      where n.job_id = (p_job).id and n.status = 'reserved'
    ),
    'assigned', (
      select jsonb_build_object('e164', n.e164, 'sid', n.provider_sid) from public.phone_numbers n where n.line_id = (p_job).line_id
    ),
    'purchase', (
      select jsonb_build_object(
        'id', p.id, 'e164', p.e164, 'state', p.state, 'attempts', p.attempts, 'lastAttemptAt', private.iso(p.last_attempt_at)
      )
      from private.number_purchases p where p.job_id = (p_job).id and p.state in ('intended', 'unknown')
    ),
    'isInPool', exists (
      select from public.phone_numbers n
      where n.country = (p_job).wish ->> 'country' and n.number_type = (p_job).wish ->> 'numberType'
        and private.is_free_for(n, (p_job).tenant_id)
    )
  )
$$;

revoke execute on function private.provisioning_claim(public.provisioning_jobs), private.is_free_for(public.phone_numbers, uuid) from public;

-- Takes a job for one step. `over`: nothing to do. `busy`: another worker holds it. `early`: its time has not come. `waiting`: somebody
-- has to do something first. A worker whose lease ran out is taken for dead.
create function public.claim_provisioning(p_job_id uuid, p_lease uuid, p_now timestamptz, p_lease_until timestamptz) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
begin
  select * into v_job from public.provisioning_jobs j where j.id = p_job_id for no key update;
  if not found or v_job.state in ('ready', 'cancelled') then return jsonb_build_object('state', 'over'); end if;
  if v_job.lease_until > p_now then
    return jsonb_build_object(
      'state', 'busy', 'retryAfterSeconds', greatest(1, ceil(extract(epoch from v_job.lease_until - p_now)))::integer
    );
  end if;
  if v_job.next_at is null or (v_job.state = 'parked' and v_job.next_at > p_now) then return jsonb_build_object('state', 'waiting'); end if;
  -- Clocks of servers differ a little.
  if v_job.next_at > p_now + interval '1 second' then
    return jsonb_build_object(
      'state', 'early', 'revision', v_job.revision, 'afterSeconds', ceil(extract(epoch from v_job.next_at - p_now))::integer
    );
  end if;
  if v_job.lease is not null then perform private.note_provisioning(p_job_id, 'taken_over', jsonb_build_object('step', v_job.step)); end if;
  if v_job.state = 'parked' then perform private.wake_provisioning(p_job_id, 'time', p_now); end if;
  update public.provisioning_jobs j
  set lease = p_lease, lease_until = p_lease_until, step = coalesce(j.step, 'choose'),
      state = case j.state when 'pending' then 'running' else j.state end
  where j.id = p_job_id
  returning * into v_job;
  return jsonb_build_object('state', 'claimed', 'job', private.provisioning_claim(v_job));
end
$$;
revoke execute on function public.claim_provisioning(uuid, uuid, timestamptz, timestamptz) from public, anon, authenticated;
grant execute on function public.claim_provisioning(uuid, uuid, timestamptz, timestamptz) to service_role;

-- The job, held by its row until the transaction ends, its line before it; nothing when the lease is not that worker's any more.
create function private.hold_provisioning(p_job_id uuid, p_lease uuid) returns setof public.provisioning_jobs
language plpgsql set search_path = ''
as $$
begin
  perform from public.lines l
  where l.id = (select j.line_id from public.provisioning_jobs j where j.id = p_job_id) for no key update;
  return query select * from public.provisioning_jobs j where j.id = p_job_id and j.lease = p_lease for no key update;
end
$$;
revoke execute on function private.hold_provisioning(uuid, uuid) from public;

-- What became of a step, and of the job with it; ends the lease. `superseded`: somebody cancelled the job meanwhile, which stands.
create function public.record_provisioning(p_job_id uuid, p_lease uuid, p_transition jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
  v_event jsonb;
  v_is_current boolean;
begin
  select * into v_job from private.hold_provisioning(p_job_id, p_lease);
  if not found then return jsonb_build_object('state', 'lost'); end if;
  for v_event in select * from jsonb_array_elements(p_transition -> 'events') loop
    perform private.note_provisioning(p_job_id, v_event ->> 'type', v_event -> 'payload');
  end loop;
  v_is_current := v_job.state = p_transition ->> 'fromState';
  if v_is_current then
    update public.provisioning_jobs j
    set state = p_transition ->> 'state',
        step = p_transition ->> 'step',
        attempts = (p_transition ->> 'attempts')::smallint,
        last_error = p_transition ->> 'lastError',
        park_reason = p_transition ->> 'parkReason',
        park_detail = p_transition -> 'parkDetail',
        next_at = (p_transition ->> 'nextAt')::timestamptz,
        data = j.data || (p_transition -> 'data'),
        lease = null,
        lease_until = null
    where j.id = p_job_id
    returning * into v_job;
    if (p_transition ->> 'isInService')::boolean then
      update public.lines l set status = 'testing' where l.id = v_job.line_id and l.status = 'provisioning';
    end if;
  else
    update public.provisioning_jobs j
    set lease = null, lease_until = null, next_at = (p_transition ->> 'now')::timestamptz
    where j.id = p_job_id
    returning * into v_job;
  end if;
  return jsonb_build_object(
    'state', case when v_is_current then 'recorded' else 'superseded' end, 'jobState', v_job.state, 'revision', v_job.revision
  );
end
$$;
revoke execute on function public.record_provisioning(uuid, uuid, jsonb) from public, anon, authenticated;
grant execute on function public.record_provisioning(uuid, uuid, jsonb) to service_role;

-- Jobs whose time has come and whom nobody holds. One that runs has a message on its way, and is given half a minute.
create function public.due_provisioning(p_now timestamptz, p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(due.id order by due.next_at, due.id), '[]')
  from (
    select j.id, j.next_at from public.provisioning_jobs j
    where j.next_at <= p_now and (j.state = 'parked' or j.next_at <= p_now - interval '30 seconds')
      and (j.lease is null or j.lease_until <= p_now)
    order by j.next_at, j.id
    limit least(p_limit, 1000)
  ) due
$$;
revoke execute on function public.due_provisioning(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.due_provisioning(timestamptz, integer) to service_role;
