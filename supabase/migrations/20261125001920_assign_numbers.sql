-- Gives the line its number. One that it had rests: whoever still forwards calls to it must not reach a stranger.
create function public.assign_number(p_job_id uuid, p_lease uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
  v_number public.phone_numbers;
  v_old text;
begin
  select * into v_job from private.hold_provisioning(p_job_id, p_lease);
  if not found or v_job.state <> 'running' or v_job.line_id is null then return jsonb_build_object('state', 'lost'); end if;
  select * into v_number from public.phone_numbers n where n.job_id = p_job_id and n.status = 'reserved' for no key update;
  if not found then
    select * into v_number from public.phone_numbers n where n.line_id = v_job.line_id and n.e164 = v_job.data ->> 'assignedNumber';
    return jsonb_build_object('state', case when found then 'assigned' else 'none' end);
  end if;
  update public.phone_numbers n set status = 'quarantined', line_id = null, tenant_id = null
  where n.line_id = v_job.line_id
  returning n.e164 into v_old;
  update public.phone_numbers n
  set status = 'assigned', line_id = v_job.line_id, tenant_id = v_job.tenant_id,
      bundle_tenant_id = case when v_job.data ->> 'bundleSid' is null then n.bundle_tenant_id else v_job.tenant_id end
  where n.id = v_number.id;
  update public.provisioning_jobs j set data = j.data || jsonb_build_object('assignedNumber', v_number.e164) where j.id = p_job_id;
  perform private.note_provisioning(
    p_job_id, 'assigned', jsonb_strip_nulls(jsonb_build_object('e164', v_number.e164, 'instead', v_old))
  );
  return jsonb_build_object('state', 'assigned');
end
$$;
revoke execute on function public.assign_number(uuid, uuid) from public, anon, authenticated;
grant execute on function public.assign_number(uuid, uuid) to service_role;

-- Undoes what a cancelled job did to the database. A number that nobody was given goes back to the pool; one that a line had rests. A
-- number that was changed stays changed: the one before rests already.
create function public.release_reservation(p_job_id uuid, p_lease uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
  v_e164 text;
  v_quarantined text;
begin
  select * into v_job from private.hold_provisioning(p_job_id, p_lease);
  if not found or v_job.state <> 'cancelling' then return jsonb_build_object('state', 'lost'); end if;
  update public.phone_numbers n set status = 'available', job_id = null
  where n.job_id = p_job_id and n.status = 'reserved'
  returning n.e164 into v_e164;
  if v_job.kind = 'set_up' and v_job.line_id is not null then
    update public.phone_numbers n set status = 'quarantined', line_id = null, tenant_id = null
    where n.line_id = v_job.line_id and n.e164 = v_job.data ->> 'assignedNumber'
    returning n.e164 into v_quarantined;
    if not exists (select from public.phone_numbers n where n.line_id = v_job.line_id) then
      update public.lines l set status = 'draft' where l.id = v_job.line_id and l.status in ('provisioning', 'testing', 'active');
      delete from public.sip_endpoints e where e.line_id = v_job.line_id;
    end if;
  end if;
  return jsonb_build_object('state', 'released', 'available', v_e164, 'quarantined', v_quarantined);
end
$$;
revoke execute on function public.release_reservation(uuid, uuid) from public, anon, authenticated;
grant execute on function public.release_reservation(uuid, uuid) to service_role;

-- A job that is erased leaves its number to the pool.
create function private.give_reserved_number_back() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.phone_numbers n set status = 'available', job_id = null where n.job_id = old.id and n.status = 'reserved';
  return old;
end
$$;
revoke execute on function private.give_reserved_number_back() from public;
create trigger provisioning_jobs_give_number_back before delete on public.provisioning_jobs
  for each row execute function private.give_reserved_number_back();
