-- The job that somebody may do something with, held, its line before it.
create function private.hold_own_job(p_job_id uuid, p_roles text[]) returns public.provisioning_jobs
language plpgsql set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
begin
  perform private.require_person();
  select * into v_job from public.provisioning_jobs j where j.id = p_job_id;
  if not found then raise exception 'no such job' using errcode = 'P0002'; end if;
  perform private.require_role(v_job.tenant_id, p_roles);
  perform from public.lines l where l.id = v_job.line_id for no key update;
  select * into v_job from public.provisioning_jobs j where j.id = p_job_id and j.tenant_id = v_job.tenant_id for no key update;
  if not found then raise exception 'no such job' using errcode = 'P0002'; end if;
  return v_job;
end
$$;
revoke execute on function private.hold_own_job(uuid, text[]) from public;

create function private.retry_provisioning(p_job_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs := private.hold_own_job(p_job_id, array['owner', 'carer']);
begin
  if v_job.state in ('ready', 'cancelled') then raise exception 'the job is over' using errcode = 'ET409'; end if;
  -- One that goes on already needs no push.
  perform private.wake_provisioning(p_job_id, 'person');
  select * into strict v_job from public.provisioning_jobs j where j.id = p_job_id;
  return private.shown_job(v_job);
end
$$;
revoke execute on function private.retry_provisioning(uuid) from public;
grant execute on function private.retry_provisioning(uuid) to authenticated;

-- For owners and carers: a job that waits goes on now.
create function public.retry_provisioning(p_job_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.retry_provisioning(p_job_id) $$;
revoke execute on function public.retry_provisioning(uuid) from public, anon, service_role;
grant execute on function public.retry_provisioning(uuid) to authenticated;

create function private.cancel_provisioning(p_job_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs := private.hold_own_job(p_job_id, array['owner']);
begin
  if v_job.state = 'ready' then raise exception 'the job is over' using errcode = 'ET409'; end if;
  perform private.undo_provisioning(p_job_id);
  select * into strict v_job from public.provisioning_jobs j where j.id = p_job_id;
  return private.shown_job(v_job);
end
$$;
revoke execute on function private.cancel_provisioning(uuid) from public;
grant execute on function private.cancel_provisioning(uuid) to authenticated;

-- For owners: what was done so far is undone. Again: no more.
create function public.cancel_provisioning(p_job_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.cancel_provisioning(p_job_id) $$;
revoke execute on function public.cancel_provisioning(uuid) from public, anon, service_role;
grant execute on function public.cancel_provisioning(uuid) to authenticated;
