-- Whoever has an account can have us write to any telephone and any mailbox. How much of that one tenant, and one person over all their
-- tenants, had done in a day is counted apart from the messages: erasing a tenant does not give its owner a new allowance.
create table private.message_counts (
  subject_id uuid not null,
  channel text not null check (channel in ('sms', 'email')),
  day date not null,
  messages integer not null,
  primary key (subject_id, channel, day)
);
comment on column private.message_counts.subject_id is 'A tenant, or a person';
create index message_counts_day_idx on private.message_counts (day);
alter table private.message_counts enable row level security;
revoke all on private.message_counts from anon, authenticated, service_role;
create policy "nobody comes here" on private.message_counts for all to anon, authenticated using (false);

-- Counts one message more, unless that is one too many. Whoever counts at the same time waits for their turn.
create function private.count_message(p_subject_id uuid, p_channel text, p_most integer) returns boolean
language plpgsql set search_path = ''
as $$
begin
  insert into private.message_counts as c (subject_id, channel, day, messages)
  values (p_subject_id, p_channel, (clock_timestamp() at time zone 'utc')::date, 1)
  on conflict (subject_id, channel, day) do update set messages = c.messages + 1 where c.messages < p_most;
  return found;
end
$$;
revoke execute on function private.count_message(uuid, text, integer) from public;

-- An API key counts for its tenant alone.
create function private.may_write(p_tenant_id uuid, p_person_id uuid, p_channel text) returns boolean
language plpgsql set search_path = ''
as $$
declare
  c_most constant integer := case p_channel when 'sms' then 100 else 50 end;
begin
  if not private.count_message(p_tenant_id, p_channel, c_most) then return false; end if;
  return p_person_id is null or private.count_message(p_person_id, p_channel, c_most);
end
$$;
revoke execute on function private.may_write(uuid, uuid, text) from public;

-- Whatever tenants there are, one telephone is asked so often in a week and not more.
create function private.is_asked_enough(p_phone text) returns boolean
language sql stable set search_path = ''
as $$
  select 10 <= (
    select count(*) from public.messages m join public.contacts k on k.id = m.contact_id
    where k.phone = p_phone and m.created_at > clock_timestamp() - interval '7 days'
  ) or 10 < (
    select count(*) from public.contact_consents c
    where c.phone = p_phone and c.consent = 'pending' and c.at > clock_timestamp() - interval '7 days'
  )
$$;
revoke execute on function private.is_asked_enough(text) from public;

create or replace function private.ask_contact() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_person_id uuid := (select u.id from auth.users u where u.id = (select auth.uid()));
begin
  if private.has_refused(new.tenant_id, new.phone) or private.is_asked_enough(new.phone) or (
    select count(*) from public.contact_consents c
    where c.phone = new.phone and c.tenant_id = new.tenant_id and c.consent = 'pending' and c.at > clock_timestamp() - interval '7 days'
  ) > 3 then
    return null;
  end if;
  -- Asked for alone: whoever is not written to is not counted.
  if private.may_write(new.tenant_id, v_person_id, 'sms') then
    insert into public.messages (tenant_id, channel, purpose, contact_id, requested_by)
    values (new.tenant_id, 'sms', 'contact_invitation', new.id, v_person_id);
  end if;
  return null;
end
$$;

create or replace function private.request_contact_invitation(p_contact_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_person_id uuid := (select u.id from auth.users u where u.id = (select auth.uid()));
  v_contact public.contacts;
  v_message_id uuid;
begin
  select * into v_contact from public.contacts k where k.id = p_contact_id for no key update;
  if not found then raise exception 'no such contact' using errcode = 'P0002'; end if;
  perform private.require_role(v_contact.tenant_id, array['owner', 'carer']);
  if v_contact.consent <> 'pending' then raise exception 'the contact has answered' using errcode = 'ET409'; end if;
  if not exists (select from public.tenants t where t.id = v_contact.tenant_id and t.status = 'active') then
    raise exception 'the tenant is suspended' using errcode = 'ET409';
  end if;

  -- One that has not left yet will do.
  select m.id into v_message_id from public.messages m
  where m.contact_id = p_contact_id and m.status in ('pending', 'sending') and m.created_at > clock_timestamp() - interval '23 hours'
  order by m.created_at desc limit 1;
  if found then return jsonb_build_object('messageId', v_message_id); end if;

  if private.has_refused(v_contact.tenant_id, v_contact.phone) then
    raise exception 'this telephone has refused' using errcode = 'ET409';
  end if;
  if private.is_asked_enough(v_contact.phone) or (
    select count(*) from public.messages m
    where m.contact_id = p_contact_id and m.created_at > clock_timestamp() - interval '7 days'
  ) >= 3 then
    raise exception 'the contact was asked often enough' using errcode = 'ET429';
  end if;
  if not private.may_write(v_contact.tenant_id, v_person_id, 'sms') then
    raise exception 'too many messages in a day' using errcode = 'ET429';
  end if;
  insert into public.messages (tenant_id, channel, purpose, contact_id, requested_by)
  values (v_contact.tenant_id, 'sms', 'contact_invitation', p_contact_id, v_person_id)
  returning id into v_message_id;
  return jsonb_build_object('messageId', v_message_id);
end
$$;

-- By their inviter's own name, whatever tenants they made for it; one that an operator writes counts for nobody.
create function private.count_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.may_write(new.tenant_id, new.invited_by, 'email') then
    raise exception 'too many invitations in a day' using errcode = 'ET429';
  end if;
  return new;
end
$$;
revoke execute on function private.count_invitation() from public;
create trigger invitations_count before insert on public.invitations
  for each row when (new.status = 'pending' and new.invited_by is not null) execute function private.count_invitation();
