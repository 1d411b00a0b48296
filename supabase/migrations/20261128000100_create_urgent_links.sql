-- Which alert the link in its SMS opens: one contact, one call, one level. Ends ten minutes after the call, and goes with it.
create table private.urgent_links (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  alert_id uuid not null references public.alerts (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index urgent_links_alert_id_idx on private.urgent_links (alert_id);
alter table private.urgent_links enable row level security;
revoke all on private.urgent_links from anon, authenticated, service_role;
create policy "nobody comes here" on private.urgent_links for all to anon, authenticated using (false);

-- As it was, and told which link the message will hold. Null: none, from a sender of before.
drop function public.claim_alert(uuid, integer);
create function public.claim_alert(p_alert_id uuid, p_lease_seconds integer, p_token_hash text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_alert public.alerts;
  v_call public.calls;
  v_line public.lines;
  v_contact public.contacts;
begin
  select * into v_alert from public.alerts a where a.id = p_alert_id for no key update;
  if not found or v_alert.status not in ('pending', 'sending') then return jsonb_build_object('state', 'settled'); end if;
  if v_alert.status = 'sending' and v_alert.lease_until >= clock_timestamp() then
    return jsonb_build_object(
      'state', 'busy',
      'retryAfterSeconds', greatest(1, ceil(extract(epoch from v_alert.lease_until - clock_timestamp())))::integer
    );
  end if;

  select * into strict v_call from public.calls c where c.id = v_alert.call_id;
  select * into strict v_line from public.lines l where l.id = v_call.line_id;
  select * into v_contact from public.contacts k where k.id = v_alert.contact_id and k.consent = 'accepted';
  if not found or v_line.help_level < 2 or v_alert.created_at < clock_timestamp() - interval '30 minutes' then
    update public.alerts set status = 'cancelled', lease_until = null where id = p_alert_id;
    return jsonb_build_object('state', 'settled');
  end if;

  if p_token_hash is not null then
    insert into private.urgent_links (token_hash, alert_id) values (p_token_hash, p_alert_id) on conflict (token_hash) do nothing;
  end if;
  update public.alerts a
  set status = 'sending',
      attempts = a.attempts + 1,
      may_have_been_sent = a.may_have_been_sent or a.status = 'sending',
      lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  where a.id = p_alert_id
  returning * into v_alert;
  return jsonb_build_object('state', 'claimed', 'alert', jsonb_build_object(
    'id', v_alert.id,
    'callId', v_alert.call_id,
    'phone', v_contact.phone,
    'locale', v_contact.locale,
    'protectedName', v_line.protected_name,
    'familyWord', v_line.family_word,
    'level', v_alert.level,
    'callStartedAt', private.iso(v_call.started_at),
    'attempts', v_alert.attempts,
    'mayHaveBeenSent', v_alert.may_have_been_sent,
    'createdAt', private.iso(v_alert.created_at)
  ));
end
$$;
revoke execute on function public.claim_alert(uuid, integer, text) from public, anon, authenticated;
grant execute on function public.claim_alert(uuid, integer, text) to service_role;
