-- As before. A line in service that is cancelled keeps its number and its telephone until it ends: its job may still have waited for
-- something, and is over with it.
create or replace function public.release_reservation(p_job_id uuid, p_lease uuid) returns jsonb
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
  if v_job.kind = 'set_up' and v_job.line_id is not null and not exists (
    select from public.lines l where l.id = v_job.line_id and l.cancelled_at is not null and l.status not in ('draft', 'provisioning')
  ) then
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

-- As before; of a line that was not in service yet there is nothing to ring on.
create or replace function private.cancel_line(p_line_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines := private.hold_own_line(p_line_id);
begin
  perform private.undo_provisioning(j.id)
  from public.provisioning_jobs j where j.line_id = p_line_id and j.state in ('pending', 'running', 'parked');
  -- Without a number there is nobody who could still be ringing.
  update public.lines l set cancelled_at = now(), ends_at = now() + interval '30 days'
  where l.id = p_line_id and l.cancelled_at is null
    and exists (select from public.phone_numbers n where n.line_id = p_line_id)
    and not exists (select from public.provisioning_jobs j where j.line_id = p_line_id and j.state = 'cancelling' and l.status = 'draft');
  select * into strict v_line from public.lines l where l.id = p_line_id;
  return private.line_life(v_line);
end
$$;
