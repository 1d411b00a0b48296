create function ops.cancel_provisioning(p_job_id uuid, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
  v_job public.provisioning_jobs;
begin
  perform private.begin_operation();
  select * into v_job from public.provisioning_jobs j where j.id = p_job_id;
  if not found then raise exception 'no such job' using errcode = 'P0002'; end if;
  perform from public.lines l where l.id = v_job.line_id for no key update;
  if not private.undo_provisioning(p_job_id) then
    raise exception 'the job is over, or being undone already' using errcode = 'ET409';
  end if;
  perform private.note_operation(
    v_job.tenant_id, 'cancel_provisioning', 'provisioning_jobs', p_job_id::text,
    jsonb_build_object('reason', v_reason, 'step', v_job.step)
  );
  return jsonb_build_object('id', p_job_id, 'state', 'cancelling', 'step', v_job.step);
end
$$;
comment on function ops.cancel_provisioning(uuid, text) is
  'Stops a line''s way into service and has what was done so far undone; a number kept for it goes back to the pool.';

create function ops.set_forwarding_code(
  p_country text, p_operator text, p_line_type text, p_kind text, p_on_code text, p_off_code text, p_check_code text,
  p_number_form text, p_note_fr text, p_note_en text, p_source text, p_is_verified boolean
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_code public.forwarding_codes;
begin
  perform private.begin_operation();
  insert into public.forwarding_codes as f (
    country, operator, line_type, kind, on_code, off_code, check_code, number_form, note_fr, note_en, source, checked_on, is_verified
  )
  values (
    p_country, trim(p_operator), p_line_type, p_kind, p_on_code, p_off_code, p_check_code, p_number_form, p_note_fr, p_note_en, p_source,
    current_date, p_is_verified
  )
  on conflict (country, operator, line_type, kind) do update
  set on_code = excluded.on_code, off_code = excluded.off_code, check_code = excluded.check_code, number_form = excluded.number_form,
    note_fr = excluded.note_fr, note_en = excluded.note_en, source = excluded.source, checked_on = excluded.checked_on,
    is_verified = excluded.is_verified
  returning * into v_code;
  perform private.note_operation(
    null, 'set_forwarding_code', 'forwarding_codes', v_code.id::text, to_jsonb(v_code) - array['id', 'created_at', 'updated_at']
  );
  return to_jsonb(v_code);
end
$$;
comment on function ops.set_forwarding_code(text, text, text, text, text, text, text, text, text, text, text, boolean) is
  'Says what to dial with one operator so that calls are passed on; {number} and {seconds} stand for themselves. Dated today. Replaces what was said of that operator, kind of line and kind of forwarding.';

create function ops.remove_forwarding_code(p_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_code public.forwarding_codes;
begin
  perform private.begin_operation();
  delete from public.forwarding_codes f where f.id = p_id returning * into v_code;
  if not found then raise exception 'no such code' using errcode = 'P0002'; end if;
  perform private.note_operation(
    null, 'remove_forwarding_code', 'forwarding_codes', p_id::text, to_jsonb(v_code) - array['id', 'created_at', 'updated_at']
  );
  return to_jsonb(v_code);
end
$$;
comment on function ops.remove_forwarding_code(uuid) is 'Says no more what to dial with this operator; what was said stays in the journal.';

revoke execute on all functions in schema ops from public, anon, authenticated;
grant execute on all functions in schema ops to service_role;

create view ops.pool with (security_invoker = true) as
select n.country, n.number_type,
  count(*) filter (where n.status = 'available')::integer as available,
  count(*) filter (where n.status = 'available' and n.bundle_tenant_id is not null)::integer as of_one_tenant_only,
  count(*) filter (where n.status = 'reserved')::integer as reserved,
  count(*) filter (where n.status = 'assigned')::integer as assigned,
  count(*) filter (where n.status = 'quarantined')::integer as quarantined,
  count(*) filter (where n.status = 'quarantined' and n.cleared_at is null)::integer as not_cleared,
  count(*) filter (where n.burned_at is not null and n.status <> 'released')::integer as burned,
  count(*) filter (where n.vanished_at is not null and n.status <> 'released')::integer as vanished,
  sum(n.monthly_price_cents) filter (where n.status <> 'released')::integer as monthly_price_cents
from public.phone_numbers n
group by n.country, n.number_type;
comment on view ops.pool is 'How many Ethiq numbers of each kind there are, in which state, and what they cost a month.';

create or replace view ops.numbers with (security_invoker = true) as
select n.e164, n.status, n.country, n.provider_sid, n.tenant_id, t.name as tenant_name, n.line_id, l.label as line_label,
  l.status as line_status, n.created_at, n.updated_at, n.number_type, n.job_id, n.bought_at, n.monthly_price_cents, n.quarantined_at,
  n.quarantined_until, n.cleared_at, n.burned_at, n.burn_reason, n.vanished_at, n.release_asked_at
from public.phone_numbers n
left join public.tenants t on t.id = n.tenant_id
left join public.lines l on l.id = n.line_id;

create or replace view ops.lines with (security_invoker = true) as
select l.id, l.tenant_id, t.name as tenant_name, t.status as tenant_status, l.label, l.status,
  coalesce(l.paused_until > now(), false) as is_paused, l.paused_until,
  n.e164 as ethiq_number, l.forwarded_number, jsonb_array_length(l.delivery) as delivery_targets,
  l.help_level, l.alert_level, l.retention,
  (
    select count(*)::integer from public.contacts k
    where k.tenant_id = l.tenant_id and k.consent = 'accepted' and (k.line_id is null or k.line_id = l.id)
  ) as contacts_who_accepted,
  (select max(c.started_at) from public.calls c where c.line_id = l.id and c.tenant_id = l.tenant_id) as last_call_at,
  l.created_at, l.updated_at, l.cancelled_at, l.ends_at
from public.lines l
join public.tenants t on t.id = l.tenant_id
left join public.phone_numbers n on n.line_id = l.id;

drop view ops.provisioning;
create view ops.provisioning with (security_invoker = true) as
select j.id, j.tenant_id, t.name as tenant_name, j.line_id, l.label as line_label, j.kind, j.state, j.step, j.attempts, j.park_reason,
  j.last_error, j.wish ->> 'country' as country, j.wish ->> 'numberType' as number_type,
  j.state in ('pending', 'running', 'cancelling') and j.next_at < now() - interval '10 minutes' as is_late,
  j.next_at, j.lease_until, e.type as last_event, e.at as last_event_at, j.created_at, j.updated_at, j.ended_at
from public.provisioning_jobs j
join public.tenants t on t.id = j.tenant_id
left join public.lines l on l.id = j.line_id
left join lateral (
  select e.type, e.at from public.provisioning_events e where e.job_id = j.id order by e.seq desc limit 1
) e on true;
comment on view ops.provisioning is
  'Lines on their way into service, how far each has come, what it waits for and what last went wrong. See ops.retry_provisioning and ops.cancel_provisioning.';

create policy "nobody comes here" on private.number_purchases for all to anon, authenticated using (false);

-- Of the private schema, which service_role cannot read for itself.
create view ops.purchases as
select p.id, p.job_id, p.e164, p.country, p.number_type, p.monthly_price_cents, p.state, p.attempts, p.last_attempt_at, p.provider_sid,
  p.error_code, p.created_at, p.settled_at
from private.number_purchases p;
comment on view ops.purchases is
  'Numbers that were bought or were to be bought; `unknown` while nobody knows whether the provider sold.';

create view ops.number_differences as
select 'not_at_provider' as difference, n.e164, n.provider_sid, n.status, n.line_id, null as friendly_name, n.vanished_at as since
from public.phone_numbers n where n.vanished_at is not null and n.status <> 'released'
union all
select case when n.status = 'released' then 'released_but_owned' else 'other_sid' end, o.e164, o.provider_sid, n.status, n.line_id,
  o.friendly_name, o.seen_at
from private.owned_numbers o join public.phone_numbers n on n.e164 = o.e164
where n.status = 'released' or n.provider_sid is distinct from o.provider_sid
union all
select case when p.e164 is null then 'not_on_record' else 'purchase_open' end, o.e164, o.provider_sid, null, null, o.friendly_name, o.seen_at
from private.owned_numbers o
left join private.number_purchases p on p.e164 = o.e164 and p.state in ('intended', 'unknown')
where not exists (select from public.phone_numbers n where n.e164 = o.e164);
comment on view ops.number_differences is
  'What we believe to own and the provider does not know, and the other way round, as of the last reconciliation. See ops.adopt_number.';

create view ops.cleanups as
select c.id, c.kind, c.provider_sid, c.attempts, c.last_error, c.next_at, c.created_at
from private.provider_cleanups c where c.done_at is null;
comment on view ops.cleanups is 'What the provider still has of lines and tenants that are gone, and why it could not be removed yet.';

grant select on all tables in schema ops to service_role;
