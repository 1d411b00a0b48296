-- As whoever asks: should one of these ever be granted by mistake, row level security still decides what it shows.
create view ops.tenants with (security_invoker = true) as
select t.id, t.name, t.kind, t.status, t.suspended_reason, t.country, t.locale, t.timezone, t.plan, t.call_retention_months,
  (select count(*)::integer from public.tenant_members m where m.tenant_id = t.id) as members,
  (select count(*)::integer from public.lines l where l.tenant_id = t.id) as lines,
  (select coalesce(sum(u.calls), 0)::integer from public.usage_daily u where u.tenant_id = t.id and u.day > current_date - 30) as calls_in_30_days,
  (select coalesce(sum(u.suspicious_calls), 0)::integer from public.usage_daily u where u.tenant_id = t.id and u.day > current_date - 30)
    as suspicious_in_30_days,
  t.created_at, t.updated_at
from public.tenants t;
comment on view ops.tenants is 'Every household and organisation, with its size and what it used in the last 30 days.';

create view ops.lines with (security_invoker = true) as
select l.id, l.tenant_id, t.name as tenant_name, t.status as tenant_status, l.label, l.status,
  coalesce(l.paused_until > now(), false) as is_paused, l.paused_until,
  n.e164 as ethiq_number, l.forwarded_number, jsonb_array_length(l.delivery) as delivery_targets,
  l.help_level, l.alert_level, l.retention,
  (
    select count(*)::integer from public.contacts k
    where k.tenant_id = l.tenant_id and k.consent = 'accepted' and (k.line_id is null or k.line_id = l.id)
  ) as contacts_who_accepted,
  (select max(c.started_at) from public.calls c where c.line_id = l.id and c.tenant_id = l.tenant_id) as last_call_at,
  l.created_at, l.updated_at
from public.lines l
join public.tenants t on t.id = l.tenant_id
left join public.phone_numbers n on n.line_id = l.id;
comment on view ops.lines is 'Every line, the Ethiq number behind it, whether it is paused and how many contacts would be told.';

create view ops.calls with (security_invoker = true) as
select c.id, c.tenant_id, c.line_id, c.call_sid, c.dialled, c.plan, c.plan_reason, c.started_at, c.ended_at,
  extract(epoch from c.ended_at - c.started_at)::integer as seconds, c.answered, c.level, c.score, c.kind, c.analysed,
  c.not_analysed_reason, c.speech_ms, c.event_count, c.cost
from public.calls c;
comment on view ops.calls is 'Every call without its words and without its caller: how it was handled and what it came to.';

create index alerts_failed_idx on public.alerts (created_at) where status = 'failed';
create view ops.alerts_in_trouble with (security_invoker = true) as
select a.id, case when a.status = 'failed' then 'failed' else 'late' end as trouble, a.tenant_id, a.call_id, a.contact_id, a.level, a.channel,
  a.status, a.attempts, a.may_have_been_sent, a.lease_until, a.provider_sid, a.error_code, a.created_at, a.updated_at
from public.alerts a
where (a.status = 'failed' and a.created_at > now() - interval '30 days')
  or (a.status in ('pending', 'sending') and a.created_at < now() - interval '2 minutes');
comment on view ops.alerts_in_trouble is
  'Alerts that failed in the last 30 days, and those still not sent two minutes after they were due. See ops.retry_alert.';

create index messages_failed_idx on public.messages (created_at) where status = 'failed';
create view ops.messages_in_trouble with (security_invoker = true) as
select m.id, case when m.status = 'failed' then 'failed' else 'late' end as trouble, m.tenant_id, m.channel, m.purpose, m.contact_id,
  m.invitation_id, m.status, m.attempts, m.may_have_been_sent, m.lease_until, m.provider_sid, m.error_code, m.created_at, m.updated_at
from public.messages m
where (m.status = 'failed' and m.created_at > now() - interval '30 days')
  or (m.status in ('pending', 'sending') and m.created_at < now() - interval '10 minutes');
comment on view ops.messages_in_trouble is
  'Invitations that failed in the last 30 days, and those still not sent ten minutes after they were due. See ops.retry_message.';

create view ops.numbers with (security_invoker = true) as
select n.e164, n.status, n.country, n.provider_sid, n.tenant_id, t.name as tenant_name, n.line_id, l.label as line_label,
  l.status as line_status, n.created_at, n.updated_at
from public.phone_numbers n
left join public.tenants t on t.id = n.tenant_id
left join public.lines l on l.id = n.line_id;
comment on view ops.numbers is 'The pool of Ethiq numbers: which are free, which rest after use, and which line the others serve.';

create view ops.provisioning with (security_invoker = true) as
select j.id, j.tenant_id, t.name as tenant_name, j.line_id, l.label as line_label, j.state, j.step, j.attempts, j.last_error,
  e.type as last_event, e.at as last_event_at, j.created_at, j.updated_at
from public.provisioning_jobs j
join public.tenants t on t.id = j.tenant_id
left join public.lines l on l.id = j.line_id
left join lateral (
  select e.type, e.at from public.provisioning_events e where e.job_id = j.id order by e.seq desc limit 1
) e on true;
comment on view ops.provisioning is 'Lines on their way into service, how far each has come and what last went wrong. See ops.retry_provisioning.';

-- Of the private schema, which service_role cannot read for itself.
create view ops.purges as
select p.id, p.at, p.removed from private.purge_log p;
comment on view ops.purges is 'When the nightly purge ran and how many rows of each kind it removed.';

create view ops.erasures as
select r.id, r.subject, r.subject_id, r.requested_by, r.at, r.removed from private.erasure_receipts r;
comment on view ops.erasures is 'Receipts of tenants and accounts that were erased: how much went, never what.';

grant select on all tables in schema ops to service_role;
