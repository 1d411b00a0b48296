-- Every answer of a contact, as proof of it. No foreign keys: proof outlives the contact, and goes with the tenant.
create table public.contact_consents (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  contact_id uuid not null,
  phone text not null,
  consent text not null check (consent in ('pending', 'accepted', 'declined', 'stopped')),
  channel text not null check (channel in ('web', 'sms', 'provider', 'person', 'operator')),
  at timestamptz not null default clock_timestamp(),
  words_version text,
  ip_hash text check (char_length(ip_hash) <= 64)
);
comment on column public.contact_consents.channel is
  'web, sms: the contact answered · provider: said STOP to it · person: proposed by a member · operator: a service or an operator';
comment on column public.contact_consents.ip_hash is 'From where the contact answered, should the answer ever be disputed: not for members to read';
comment on column public.contact_consents.words_version is 'Which wording the contact answered';
create index contact_consents_tenant_id_idx on public.contact_consents (tenant_id, contact_id, id desc);
create index contact_consents_phone_idx on public.contact_consents (phone, tenant_id);
alter table public.contact_consents enable row level security;
revoke all on public.contact_consents from anon, authenticated, service_role;
grant select (id, tenant_id, contact_id, phone, consent, channel, at, words_version) on public.contact_consents to authenticated;
grant select on public.contact_consents to service_role;

create policy "owners and carers see how contacts answered" on public.contact_consents
  for select to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));

create trigger contact_consents_is_append_only before update or delete on public.contact_consents
  for each row execute function private.refuse_audit_change();
create trigger contact_consents_is_never_truncated before truncate on public.contact_consents
  for each statement execute function private.refuse_audit_change();

-- Functions that know how the answer came say so in a setting of their transaction.
create function private.note_consent() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_how jsonb := coalesce(nullif(current_setting('ethiq.consent', true), '')::jsonb, '{}');
begin
  insert into public.contact_consents (tenant_id, contact_id, phone, consent, channel, words_version, ip_hash)
  values (
    new.tenant_id, new.id, new.phone, new.consent,
    coalesce(v_how ->> 'channel', case when (select auth.uid()) is null then 'operator' else 'person' end),
    v_how ->> 'wordsVersion',
    v_how ->> 'ipHash'
  );
  return null;
end
$$;
revoke execute on function private.note_consent() from public;
create trigger contacts_note_consent_insert after insert on public.contacts
  for each row execute function private.note_consent();
create trigger contacts_note_consent_update after update of consent on public.contacts
  for each row when (old.consent is distinct from new.consent) execute function private.note_consent();

-- Twilio's 21610: this person answered STOP to our sender.
create or replace function private.note_opt_out() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform set_config('ethiq.consent', '{"channel": "provider"}', true);
  update public.contacts k set consent = 'stopped', consent_at = clock_timestamp()
  where k.id = new.contact_id and k.consent in ('pending', 'accepted');
  perform set_config('ethiq.consent', '', true);
  return null;
end
$$;
