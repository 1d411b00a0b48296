-- A new attempt is a new message: what the failed one was called at the provider stays in the journal.
create function ops.retry_alert(p_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_alert public.alerts;
begin
  perform private.begin_operation();
  select * into v_alert from public.alerts a where a.id = p_id for no key update;
  if not found then raise exception 'no such alert' using errcode = 'P0002'; end if;
  if v_alert.status <> 'failed' then raise exception 'only an alert that failed is sent again' using errcode = 'ET409'; end if;
  -- As claim_alert has it.
  if v_alert.created_at < clock_timestamp() - interval '30 minutes' then
    raise exception 'an alert is not sent later than half an hour after its call' using errcode = 'ET409';
  end if;
  update public.alerts a
  set status = 'pending', provider_sid = null, error_code = null, may_have_been_sent = false, lease_until = null
  where a.id = p_id;
  perform private.note_operation(
    v_alert.tenant_id, 'retry_alert', 'alerts', p_id::text,
    jsonb_build_object('errorCode', v_alert.error_code, 'providerSid', v_alert.provider_sid)
  );
  return jsonb_build_object('id', p_id, 'status', 'pending', 'attempts', v_alert.attempts);
end
$$;
comment on function ops.retry_alert(uuid) is
  'Has an alert that failed sent once more, by the next sweep. Only while the call it speaks of is at most half an hour old.';

create function ops.retry_message(p_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_message public.messages;
begin
  perform private.begin_operation();
  select * into v_message from public.messages m where m.id = p_id for no key update;
  if not found then raise exception 'no such message' using errcode = 'P0002'; end if;
  if v_message.status <> 'failed' then raise exception 'only a message that failed is sent again' using errcode = 'ET409'; end if;
  -- As claim_message has it.
  if v_message.created_at < clock_timestamp() - interval '24 hours' then
    raise exception 'a message is not sent later than a day after it was due' using errcode = 'ET409';
  end if;
  update public.messages m
  set status = 'pending', provider_sid = null, error_code = null, may_have_been_sent = false, lease_until = null
  where m.id = p_id;
  perform private.note_operation(
    v_message.tenant_id, 'retry_message', 'messages', p_id::text,
    jsonb_build_object('errorCode', v_message.error_code, 'providerSid', v_message.provider_sid)
  );
  return jsonb_build_object('id', p_id, 'status', 'pending', 'attempts', v_message.attempts);
end
$$;
comment on function ops.retry_message(uuid) is
  'Has an invitation that failed sent once more, by the next sweep. Only on the day it was due; after that its sender invites again.';

create function ops.retry_provisioning(p_job_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
begin
  perform private.begin_operation();
  select * into v_job from public.provisioning_jobs j where j.id = p_job_id for no key update;
  if not found then raise exception 'no such job' using errcode = 'P0002'; end if;
  if v_job.state <> 'failed' then raise exception 'only a job that failed is tried again' using errcode = 'ET409'; end if;
  update public.provisioning_jobs j set state = 'pending', attempts = 0, last_error = null where j.id = p_job_id;
  insert into public.provisioning_events (job_id, seq, tenant_id, type, payload)
  select p_job_id, coalesce(max(e.seq), 0) + 1, v_job.tenant_id, 'retried', jsonb_build_object('after', v_job.last_error)
  from public.provisioning_events e where e.job_id = p_job_id;
  perform private.note_operation(
    v_job.tenant_id, 'retry_provisioning', 'provisioning_jobs', p_job_id::text,
    jsonb_build_object('step', v_job.step, 'lastError', v_job.last_error)
  );
  return jsonb_build_object('id', p_job_id, 'state', 'pending', 'step', v_job.step);
end
$$;
comment on function ops.retry_provisioning(uuid) is
  'Has a line''s way into service that failed go on from the step it failed at, with all its attempts back.';

revoke execute on all functions in schema ops from public, anon, authenticated;
grant execute on all functions in schema ops to service_role;
