-- Which contact the link of a message belongs to. Apart from the outbox, whose rows go long before the link does.
create table private.contact_links (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  contact_id uuid not null references public.contacts (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index contact_links_contact_id_idx on private.contact_links (contact_id, created_at);
alter table private.contact_links enable row level security;
revoke all on private.contact_links from anon, authenticated, service_role;

-- A telephone that said stop is not asked by this tenant any more, one that said no not for a month, whatever contacts are removed
-- and added again; unless it changed its answer since.
create function private.has_refused(p_tenant_id uuid, p_phone text) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce((
    select c.consent = 'stopped' or (c.consent = 'declined' and c.at > clock_timestamp() - interval '30 days')
    from public.contact_consents c
    where c.phone = p_phone and c.tenant_id = p_tenant_id and c.consent <> 'pending'
    order by c.id desc limit 1
  ), false)
$$;
revoke execute on function private.has_refused(uuid, text) from public;

-- Comes after the answer's log: `contacts_note_consent_insert` sorts before it.
create function private.ask_contact() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.has_refused(new.tenant_id, new.phone) and (
    select count(*) from public.contact_consents c
    where c.phone = new.phone and c.tenant_id = new.tenant_id and c.consent = 'pending' and c.at > clock_timestamp() - interval '7 days'
  ) <= 3 then
    insert into public.messages (tenant_id, channel, purpose, contact_id, requested_by)
    values (new.tenant_id, 'sms', 'contact_invitation', new.id, (select u.id from auth.users u where u.id = (select auth.uid())));
  end if;
  return null;
end
$$;
revoke execute on function private.ask_contact() from public;
create trigger contacts_then_ask after insert on public.contacts
  for each row when (new.consent = 'pending') execute function private.ask_contact();

create function private.request_contact_invitation(p_contact_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
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
  if (
    select count(*) from public.messages m
    where m.contact_id = p_contact_id and m.created_at > clock_timestamp() - interval '7 days'
  ) >= 3 then
    raise exception 'the contact was asked often enough' using errcode = 'ET429';
  end if;
  insert into public.messages (tenant_id, channel, purpose, contact_id, requested_by)
  values (v_contact.tenant_id, 'sms', 'contact_invitation', p_contact_id, (select u.id from auth.users u where u.id = (select auth.uid())))
  returning id into v_message_id;
  return jsonb_build_object('messageId', v_message_id);
end
$$;
revoke execute on function private.request_contact_invitation(uuid) from public;
grant execute on function private.request_contact_invitation(uuid) to authenticated;

-- Asks a contact once more who has not answered.
create function public.request_contact_invitation(p_contact_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.request_contact_invitation(p_contact_id) $$;
revoke execute on function public.request_contact_invitation(uuid) from public, anon, service_role;
grant execute on function public.request_contact_invitation(uuid) to authenticated;

-- The contact whose link this is, while it works.
create function private.contact_of_link(p_token_hash text) returns uuid
language sql stable set search_path = ''
as $$
  select l.contact_id from private.contact_links l
  where l.token_hash = p_token_hash and l.created_at > now() - interval '180 days'
$$;
revoke execute on function private.contact_of_link(text) from public;

create function private.view_contact_invitation(p_token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'contactName', k.name,
    'protectedNames', protected.names,
    'tenantName', t.name,
    'familyWord', protected.word,
    'locale', k.locale,
    'consent', k.consent,
    'consentAt', private.iso(k.consent_at)
  )
  from public.contacts k
  join public.tenants t on t.id = k.tenant_id
  cross join lateral (
    select
      coalesce(jsonb_agg(l.protected_name order by l.created_at, l.id), '[]') as names,
      (array_agg(l.family_word order by l.created_at, l.id) filter (where l.family_word is not null))[1] as word
    from public.lines l
    where l.tenant_id = k.tenant_id and (k.line_id is null or l.id = k.line_id)
  ) protected
  where k.id = private.contact_of_link(p_token_hash)
$$;
revoke execute on function private.view_contact_invitation(text) from public;
grant execute on function private.view_contact_invitation(text) to anon, authenticated;

-- For whoever holds the link; null for a link that nobody was sent, or that is too old.
create function public.view_contact_invitation(p_token_hash text) returns jsonb
language sql stable set search_path = ''
as $$ select private.view_contact_invitation(p_token_hash) $$;
revoke execute on function public.view_contact_invitation(text) from public, service_role;
grant execute on function public.view_contact_invitation(text) to anon, authenticated;

create function private.consent_words_version() returns text
language sql immutable set search_path = ''
as $$ select '2026-11' $$;
revoke execute on function private.consent_words_version() from public;

create function private.answer_contact_invitation(p_token_hash text, p_answer text, p_ip_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_contact public.contacts;
begin
  if p_answer is null or p_answer not in ('accepted', 'declined', 'stopped') then
    raise exception 'no such answer' using errcode = '22023';
  end if;
  if not exists (select from private.contact_links l where l.token_hash = p_token_hash) then
    raise exception 'no such invitation' using errcode = 'P0002';
  end if;
  select * into v_contact from public.contacts k where k.id = private.contact_of_link(p_token_hash);
  if not found then raise exception 'the invitation is over' using errcode = 'ET410'; end if;
  -- Every row of this telephone, always in the same order: two answers at once take turns.
  perform from public.contacts k where k.tenant_id = v_contact.tenant_id and k.phone = v_contact.phone order by k.id for no key update;

  perform set_config('ethiq.consent', jsonb_build_object(
    'channel', 'web', 'wordsVersion', private.consent_words_version(), 'ipHash', left(p_ip_hash, 64)
  )::text, true);
  -- Who wants no message any more means every message to this telephone, written down twice or not.
  update public.contacts k set consent = p_answer, consent_at = clock_timestamp()
  where k.consent <> p_answer
    and (k.id = v_contact.id or (p_answer = 'stopped' and k.tenant_id = v_contact.tenant_id and k.phone = v_contact.phone));
  perform set_config('ethiq.consent', '', true);
  select * into v_contact from public.contacts k where k.id = v_contact.id;
  if not found then raise exception 'the invitation is over' using errcode = 'ET410'; end if;
  return jsonb_build_object('consent', v_contact.consent, 'at', private.iso(coalesce(v_contact.consent_at, clock_timestamp())));
end
$$;
revoke execute on function private.answer_contact_invitation(text, text, text) from public;
grant execute on function private.answer_contact_invitation(text, text, text) to anon, authenticated;

-- The contact's own answer, which can change.
create function public.answer_contact_invitation(p_token_hash text, p_answer text, p_ip_hash text) returns jsonb
language sql set search_path = ''
as $$ select private.answer_contact_invitation(p_token_hash, p_answer, p_ip_hash) $$;
revoke execute on function public.answer_contact_invitation(text, text, text) from public, service_role;
grant execute on function public.answer_contact_invitation(text, text, text) to anon, authenticated;
