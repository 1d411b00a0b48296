-- As before. A line whose forwarding was proved keeps its number and its telephone when its job, which still waited for something, is
-- cancelled: people call it. It is given up by private.cancel_line, with time to undo the forwarding.
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
    select from public.lines l
    where l.id = v_job.line_id
      and (l.status in ('active', 'paused', 'suspended') or (l.status = 'testing' and l.cancelled_at is not null))
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
