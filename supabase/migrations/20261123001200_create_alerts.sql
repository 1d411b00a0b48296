-- The outbox: who must be told of which call. The row is the guard against a second message, whatever a queue repeats.
create table public.alerts (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  call_id uuid not null references public.calls (id) on delete cascade,
  contact_id uuid references public.contacts (id) on delete set null,
  level smallint not null check (level in (2, 3)),
  channel text not null default 'sms' check (channel in ('sms')),
  status text not null default 'pending'
    check (status in ('pending', 'sending', 'sent', 'delivered', 'failed', 'acknowledged', 'cancelled')),
  attempts smallint not null default 0,
  may_have_been_sent boolean not null default false,
  lease_until timestamptz,
  provider_sid text unique,
  error_code text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (call_id, contact_id, level, channel)
);
comment on column public.alerts.may_have_been_sent is 'An earlier attempt ended without an answer: look for the message before sending it again';
create index alerts_tenant_id_idx on public.alerts (tenant_id);
create index alerts_contact_id_idx on public.alerts (contact_id);
create index alerts_unsent_idx on public.alerts (created_at) where status in ('pending', 'sending');
alter table public.alerts enable row level security;
revoke all on public.alerts from anon, authenticated, service_role;
grant select on public.alerts to authenticated;
grant select, insert, update, delete on public.alerts to service_role;

create policy "members see the alerts of their calls" on public.alerts
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

create trigger alerts_touch_updated_at before update on public.alerts
  for each row execute function private.touch_updated_at();

-- Every step of an alert that matters to people is on the call's timeline.
create function private.note_alert_status() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.status = 'sending' or (tg_op = 'UPDATE' and new.status in (old.status, 'pending')) then return null; end if;
  perform private.append_call_event(
    new.call_id,
    'alert:' || new.id || ':' || new.status,
    clock_timestamp(),
    'alert',
    jsonb_build_object('alertId', new.id, 'contactId', new.contact_id, 'level', new.level, 'channel', new.channel, 'status', new.status)
  );
  return null;
end
$$;
revoke execute on function private.note_alert_status() from public;
create trigger alerts_note_status after insert or update of status on public.alerts
  for each row execute function private.note_alert_status();

-- Twilio's 21610: this person answered STOP to our sender. Whoever said so to the provider need not say it to us again.
create function private.note_opt_out() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.contacts k set consent = 'stopped', consent_at = clock_timestamp()
  where k.id = new.contact_id and k.consent in ('pending', 'accepted');
  return null;
end
$$;
revoke execute on function private.note_opt_out() from public;
create trigger alerts_note_opt_out after update of status, error_code on public.alerts
  for each row when (new.status = 'failed' and new.error_code = '21610')
  execute function private.note_opt_out();
