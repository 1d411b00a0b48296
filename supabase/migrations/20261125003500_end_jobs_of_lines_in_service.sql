-- A line may prove by its test call, through another telephone, what its job still waits for: that somebody can be rung. Left
-- parked, the job would stand in the way of every later one.
create function private.end_waiting_provisioning() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_job_id uuid;
begin
  update public.provisioning_jobs j set state = 'ready'
  where j.line_id = new.id and j.state = 'parked' and j.park_reason = 'telephone_not_connected'
  returning j.id into v_job_id;
  if found then perform private.note_provisioning(v_job_id, 'ready', jsonb_build_object('by', 'line_test')); end if;
  return null;
end
$$;
revoke execute on function private.end_waiting_provisioning() from public;
create trigger lines_end_waiting_provisioning after update of status on public.lines
  for each row when (old.status = 'testing' and new.status = 'active')
  execute function private.end_waiting_provisioning();
