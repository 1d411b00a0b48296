-- A job carries all that is needed to go on after a worker died: what is wished for, how far it has come, and why it waits.
-- Nothing carried these out until now.
update public.provisioning_jobs j set state = 'cancelled', step = null;

alter table public.provisioning_jobs
  drop constraint provisioning_jobs_state_check,
  drop constraint provisioning_jobs_step_check,
  add column kind text not null default 'set_up' check (kind in ('set_up', 'change_number')),
  add column wish jsonb not null default '{}' check (jsonb_typeof(wish) = 'object' and pg_column_size(wish) <= 4096),
  add column data jsonb not null default '{}' check (jsonb_typeof(data) = 'object' and pg_column_size(data) <= 16384),
  add column park_reason text check (
    park_reason in (
      'documents_missing', 'approval_pending', 'approval_rejected', 'no_stock', 'country_not_sold', 'price_limit', 'account_suspended',
      'permission_missing', 'credentials_full', 'telephone_not_connected', 'provider_down', 'internal'
    )
  ),
  add column park_detail jsonb not null default '{}' check (jsonb_typeof(park_detail) = 'object' and pg_column_size(park_detail) <= 8192),
  add column revision integer not null default 1,
  add column lease uuid,
  add column lease_until timestamptz,
  add column next_at timestamptz,
  add column requested_by uuid,
  add column ended_at timestamptz,
  add constraint provisioning_jobs_state_check
    check (state in ('pending', 'running', 'parked', 'ready', 'cancelling', 'cancelled')),
  add constraint provisioning_jobs_step_check
    check (step in ('choose', 'approve', 'reserve', 'buy', 'configure', 'connect', 'verify')),
  add constraint provisioning_jobs_parked_for_a_reason check ((state = 'parked') = (park_reason is not null)),
  add constraint provisioning_jobs_over_rest check (state not in ('ready', 'cancelled') or (lease is null and next_at is null)),
  add constraint provisioning_jobs_lease_ends check ((lease is null) = (lease_until is null));
alter table public.provisioning_jobs alter column next_at set default now();
comment on column public.provisioning_jobs.wish is '{country, numberType, area, delivery, secondNumber}';
comment on column public.provisioning_jobs.data is 'What the steps tell each other';
comment on column public.provisioning_jobs.lease is 'Of the worker that carries out a step now';
comment on column public.provisioning_jobs.next_at is 'When the next step is due; null: when somebody does something';

update public.provisioning_jobs j set ended_at = j.updated_at;
create unique index provisioning_jobs_one_at_a_time_idx on public.provisioning_jobs (line_id) where state not in ('ready', 'cancelled');
create index provisioning_jobs_due_idx on public.provisioning_jobs (next_at) where next_at is not null;

revoke select on public.provisioning_jobs from authenticated;
grant select (
  id, tenant_id, line_id, kind, state, step, attempts, last_error, wish, park_reason, park_detail, revision, next_at, requested_by,
  created_at, updated_at, ended_at
) on public.provisioning_jobs to authenticated;

-- A job keeps these in order whoever changes it: one that is over rests, and one whose line is gone is undone.
create function private.keep_provisioning_in_order() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.line_id is not null and new.line_id is null and new.state not in ('ready', 'cancelling', 'cancelled') then
    new.state := 'cancelling';
    new.attempts := 0;
    new.next_at := now();
  end if;
  if new.state in ('ready', 'cancelled') then
    new.lease := null;
    new.lease_until := null;
    new.next_at := null;
    new.ended_at := coalesce(new.ended_at, now());
  end if;
  if new.state <> 'parked' then
    new.park_reason := null;
    new.park_detail := '{}';
  end if;
  if (old.state, old.step, old.attempts, old.park_reason, old.park_detail, old.next_at)
    is distinct from (new.state, new.step, new.attempts, new.park_reason, new.park_detail, new.next_at) then
    new.revision := old.revision + 1;
  end if;
  return new;
end
$$;
revoke execute on function private.keep_provisioning_in_order() from public;
create trigger provisioning_jobs_keep_in_order before update on public.provisioning_jobs
  for each row execute function private.keep_provisioning_in_order();

-- A hint for open pages, by ids only: fetch what you show.
create function private.tell_provisioning() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.line_id is null then return null; end if;
  perform realtime.send(
    jsonb_build_object(
      'jobId', new.id, 'lineId', new.line_id, 'state', new.state, 'step', new.step, 'parkReason', new.park_reason,
      'at', private.iso(clock_timestamp())
    ),
    'provisioning',
    'line:' || new.line_id,
    true
  );
  return null;
end
$$;
revoke execute on function private.tell_provisioning() from public;
create trigger provisioning_jobs_tell_insert after insert on public.provisioning_jobs
  for each row execute function private.tell_provisioning();
create trigger provisioning_jobs_tell_update after update on public.provisioning_jobs
  for each row
  when ((old.state, old.step, old.park_reason) is distinct from (new.state, new.step, new.park_reason))
  execute function private.tell_provisioning();

-- Every step is one row of the log. Called while the job's row is held.
create function private.note_provisioning(p_job_id uuid, p_type text, p_payload jsonb default '{}') returns void
language sql set search_path = ''
as $$
  insert into public.provisioning_events (job_id, seq, tenant_id, type, payload)
  select j.id, coalesce((select max(e.seq) from public.provisioning_events e where e.job_id = j.id), 0) + 1, j.tenant_id, p_type, p_payload
  from public.provisioning_jobs j where j.id = p_job_id
$$;
revoke execute on function private.note_provisioning(uuid, text, jsonb) from public;

-- Has a parked job go on from the step where it waits. Answers whether it was parked.
create function private.wake_provisioning(p_job_id uuid, p_why text, p_now timestamptz default now()) returns boolean
language plpgsql set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
begin
  select * into v_job from public.provisioning_jobs j where j.id = p_job_id for no key update;
  if v_job.state is distinct from 'parked' then return false; end if;
  update public.provisioning_jobs j set state = 'running', attempts = 0, next_at = p_now where j.id = p_job_id;
  perform private.note_provisioning(p_job_id, 'woken', jsonb_build_object('why', p_why, 'after', v_job.park_reason));
  return true;
end
$$;
revoke execute on function private.wake_provisioning(uuid, text, timestamptz) from public;

create or replace function ops.retry_provisioning(p_job_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.provisioning_jobs;
begin
  perform private.begin_operation();
  select * into v_job from public.provisioning_jobs j where j.id = p_job_id for no key update;
  if not found then raise exception 'no such job' using errcode = 'P0002'; end if;
  if not private.wake_provisioning(p_job_id, 'operator') then
    raise exception 'only a job that waits is tried again' using errcode = 'ET409';
  end if;
  perform private.note_operation(
    v_job.tenant_id, 'retry_provisioning', 'provisioning_jobs', p_job_id::text,
    jsonb_build_object('step', v_job.step, 'parkReason', v_job.park_reason, 'lastError', v_job.last_error)
  );
  return jsonb_build_object('id', p_job_id, 'state', 'running', 'step', v_job.step);
end
$$;
comment on function ops.retry_provisioning(uuid) is
  'Has a line''s way into service go on from the step where it waits, with all its attempts back; carried out by the next sweep.';
