-- Lines that may have lost their forwarding without anybody noticing: nobody called them for a week, nor did we.
create function public.lines_to_watch(p_now timestamptz, p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(watched.id order by watched.id), '[]')
  from (
    select l.id from public.lines l
    where l.watch_agreed_at is not null and l.status = 'active' and l.cancelled_at is null and l.forwarded_number is not null
      and l.watch_agreed_at < p_now - interval '7 days'
      and exists (select from public.phone_numbers n where n.line_id = l.id and n.status = 'assigned')
      and exists (select from public.tenants t where t.id = l.tenant_id and t.status = 'active')
      and not exists (select from public.calls c where c.line_id = l.id and c.started_at > p_now - interval '7 days')
      and not exists (select from public.line_tests t where t.line_id = l.id and t.started_at > p_now - interval '7 days')
    order by l.id
    limit least(p_limit, 1000)
  ) watched
$$;
revoke execute on function public.lines_to_watch(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.lines_to_watch(timestamptz, integer) to service_role;

-- Begins a test that rings nobody, of a line that still may be watched; or, of a test that failed, the one repetition. Answers its id,
-- or null when it is not to be.
create function public.start_watch_test(p_line_id uuid, p_repeats_id uuid, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines;
  v_test public.line_tests;
begin
  select * into v_line from public.lines l
  where l.id = p_line_id and l.watch_agreed_at is not null and l.status = 'active' and l.cancelled_at is null
    and l.forwarded_number is not null
  for no key update;
  if not found then return null; end if;
  perform private.end_late_tests(p_now, p_line_id);
  if p_repeats_id is not null then
    select * into v_test from public.line_tests t where t.repeats_id = p_repeats_id;
    if found then return to_jsonb(v_test.id); end if;
    perform from public.line_tests t where t.id = p_repeats_id and t.line_id = p_line_id and t.is_automatic and t.repeats_id is null;
    if not found then return null; end if;
  end if;
  -- A repeated job finds the test that it began.
  select * into v_test from public.line_tests t where t.line_id = p_line_id and t.status = 'running';
  if found then return case when v_test.is_automatic and p_repeats_id is null then to_jsonb(v_test.id) end; end if;
  if p_repeats_id is null and (
    exists (select from public.line_tests t where t.line_id = p_line_id and t.started_at > p_now - interval '7 days')
    or exists (select from public.calls c where c.line_id = p_line_id and c.started_at > p_now - interval '7 days')
  ) then
    return null;
  end if;
  v_test := private.begin_line_test(v_line, 'forwarding', true, p_now, null, null);
  if p_repeats_id is not null then
    update public.line_tests t set repeats_id = p_repeats_id, attempt = 2 where t.id = v_test.id;
  end if;
  return to_jsonb(v_test.id);
end
$$;
revoke execute on function public.start_watch_test(uuid, uuid, timestamptz) from public, anon, authenticated;
grant execute on function public.start_watch_test(uuid, uuid, timestamptz) to service_role;

-- Messages to people who look after a line, in their own mailboxes.
alter table public.messages
  add column recipient_id uuid references auth.users (id) on delete set null,
  add column line_test_id uuid references public.line_tests (id) on delete set null,
  drop constraint messages_purpose_check,
  drop constraint messages_go_to_one,
  add constraint messages_purpose_check check (purpose in ('contact_invitation', 'member_invitation', 'forward_lost')),
  add constraint messages_go_to_one check (
    case purpose
      when 'contact_invitation' then invitation_id is null and recipient_id is null and channel = 'sms'
      when 'forward_lost' then contact_id is null and invitation_id is null and channel = 'email'
      else contact_id is null and recipient_id is null and channel = 'email'
    end
  );
create unique index messages_line_test_id_idx on public.messages (line_test_id, recipient_id);
create index messages_recipient_id_idx on public.messages (recipient_id);
comment on column public.messages.recipient_id is 'The member it goes to';

-- Tells owners and carers that a line is no longer forwarded; each once for each test, however often this is asked. Answers the
-- messages that wait.
create function public.report_lost_forward(p_test_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.messages (tenant_id, channel, purpose, recipient_id, line_test_id)
  select t.tenant_id, 'email', 'forward_lost', m.user_id, t.id
  from public.line_tests t
  join public.tenant_members m on m.tenant_id = t.tenant_id and m.role in ('owner', 'carer')
  join auth.users u on u.id = m.user_id and u.email is not null
  where t.id = p_test_id and t.is_automatic and t.status = 'failed' and t.repeats_id is not null
  on conflict (line_test_id, recipient_id) do nothing;
  return (
    select coalesce(jsonb_agg(m.id order by m.id), '[]') from public.messages m where m.line_test_id = p_test_id and m.status = 'pending'
  );
end
$$;
revoke execute on function public.report_lost_forward(uuid) from public, anon, authenticated;
grant execute on function public.report_lost_forward(uuid) to service_role;

-- Null when the line works again, is gone, or is no longer theirs to look after.
create function private.claimed_lost_forward(p_message public.messages) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'to', u.email,
    'locale', coalesce((select p.locale from public.profiles p where p.user_id = u.id), l.locale),
    'tenantName', t.name,
    'protectedName', l.protected_name,
    'ethiqNumber', n.e164,
    'lineId', l.id
  )
  from public.line_tests test
  join public.lines l on l.id = test.line_id and l.status in ('testing', 'active') and l.cancelled_at is null
  join public.phone_numbers n on n.line_id = l.id
  join public.tenants t on t.id = l.tenant_id and t.status = 'active'
  join public.tenant_members m on m.tenant_id = t.id and m.user_id = p_message.recipient_id and m.role in ('owner', 'carer')
  join auth.users u on u.id = m.user_id and u.email is not null
  where test.id = p_message.line_test_id
    and not exists (
      select from public.line_tests later
      where later.line_id = l.id and later.kind = 'forwarding' and later.status = 'passed' and later.started_at > test.started_at
    )
$$;
revoke execute on function private.claimed_lost_forward(public.messages) from public;

-- As before, with messages to members.
create or replace function public.claim_message(p_message_id uuid, p_lease_seconds integer, p_token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_message public.messages;
  v_content jsonb;
begin
  if p_token_hash is null then raise exception 'a message has a link' using errcode = '22023'; end if;
  perform from public.contacts k
  where k.id = (select m.contact_id from public.messages m where m.id = p_message_id) for key share;
  perform from public.invitations i
  where i.id = (select m.invitation_id from public.messages m where m.id = p_message_id) for no key update;
  select * into v_message from public.messages m where m.id = p_message_id for no key update;
  if not found or v_message.status not in ('pending', 'sending') then return jsonb_build_object('state', 'settled'); end if;
  if v_message.status = 'sending' and v_message.lease_until >= clock_timestamp() then
    return jsonb_build_object(
      'state', 'busy',
      'retryAfterSeconds', greatest(1, ceil(extract(epoch from v_message.lease_until - clock_timestamp())))::integer
    );
  end if;

  if v_message.created_at >= clock_timestamp() - interval '24 hours' then
    v_content := case v_message.purpose
      when 'contact_invitation' then private.claimed_contact_message(v_message, p_token_hash)
      when 'forward_lost' then private.claimed_lost_forward(v_message)
      else private.claimed_member_message(v_message, p_token_hash)
    end;
  end if;
  if v_content is null then
    update public.messages m set status = 'cancelled', lease_until = null where m.id = p_message_id;
    return jsonb_build_object('state', 'settled');
  end if;

  update public.messages m
  set status = 'sending',
      attempts = m.attempts + 1,
      may_have_been_sent = m.may_have_been_sent or m.status = 'sending',
      lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  where m.id = p_message_id
  returning * into v_message;
  return jsonb_build_object('state', 'claimed', 'message', v_content || jsonb_build_object(
    'id', v_message.id,
    'channel', v_message.channel,
    'purpose', v_message.purpose,
    'attempts', v_message.attempts,
    'mayHaveBeenSent', v_message.may_have_been_sent,
    'createdAt', private.iso(v_message.created_at)
  ));
end
$$;
