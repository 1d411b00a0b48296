-- The verdict, and the alerts it makes due, in one transaction: neither is ever on record without the other.
-- Answers every alert of the call that nobody is sending, so that a repetition picks up what an interruption left.
create function public.record_verdict(
  p_call_id uuid, p_key text, p_at timestamptz, p_level integer, p_score real, p_kind text, p_reasons jsonb
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls;
  v_line public.lines;
  v_is_new boolean;
begin
  select * into v_call from public.calls c where c.id = p_call_id for no key update;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  select * into strict v_line from public.lines l where l.id = v_call.line_id;

  v_is_new := private.append_call_event(p_call_id, p_key, p_at, 'verdict', jsonb_build_object(
    'level', p_level, 'score', p_score, 'kind', p_kind,
    'reasons', (
      select coalesce(jsonb_agg(jsonb_build_object('tactic', r ->> 'tactic', 'turn', (r ->> 'turn')::integer) order by n), '[]')
      from jsonb_array_elements(p_reasons) with ordinality as reasons (r, n)
    )
  ));

  if v_is_new then
    update public.calls c
    set level = greatest(c.level, p_level),
        score = greatest(c.score, p_score),
        kind = case when p_level >= c.level and p_kind <> 'unknown' then p_kind else c.kind end,
        analysed = true,
        not_analysed_reason = case when c.analysis_reported then c.not_analysed_reason end,
        analysis_reported = true
    where c.id = p_call_id;

    if p_level >= v_line.alert_level and v_line.help_level >= 2 then
      -- One telephone is told once per level, even when it is written down twice.
      insert into public.alerts (tenant_id, call_id, contact_id, level)
      select distinct on (k.phone) v_call.tenant_id, p_call_id, k.id, p_level
      from public.contacts k
      where k.tenant_id = v_call.tenant_id and k.consent = 'accepted' and (k.line_id is null or k.line_id = v_line.id)
        and not exists (
          select from public.alerts a join public.contacts told on told.id = a.contact_id
          where a.call_id = p_call_id and told.phone = k.phone and a.level >= p_level
        )
      order by k.phone, k.priority, k.created_at, k.id
      on conflict (call_id, contact_id, level, channel) do nothing;
    end if;
  end if;

  -- A verdict on words still being said comes without them; its repetition brings them when they are final.
  if p_level >= 2 and v_line.retention = 'suspicious'
    and not exists (select from public.call_quotes q where q.call_id = p_call_id and q.event_key = p_key) then
    insert into public.call_quotes (call_id, tenant_id, event_key, turn, tactic, quote, expires_at)
    select p_call_id, v_call.tenant_id, p_key, (r ->> 'turn')::integer, r ->> 'tactic', private.masked(r ->> 'quote'),
      clock_timestamp() + interval '30 days'
    from jsonb_array_elements(p_reasons) with ordinality as reasons (r, n)
    where r ->> 'quote' <> ''
    order by n;
  end if;

  return jsonb_build_object('isNew', v_is_new, 'alertIds', (
    select coalesce(jsonb_agg(a.id order by k.priority, a.created_at, a.id), '[]')
    from public.alerts a left join public.contacts k on k.id = a.contact_id
    where a.call_id = p_call_id
      and (a.status = 'pending' or (a.status = 'sending' and a.lease_until < clock_timestamp()))
  ));
end
$$;
revoke execute on function public.record_verdict(uuid, text, timestamptz, integer, real, text, jsonb) from public, anon, authenticated;
grant execute on function public.record_verdict(uuid, text, timestamptz, integer, real, text, jsonb) to service_role;

create function public.record_event(p_call_id uuid, p_key text, p_at timestamptz, p_type text, p_payload jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.append_call_event(p_call_id, p_key, p_at, p_type, p_payload);
end
$$;
revoke execute on function public.record_event(uuid, text, timestamptz, text, jsonb) from public, anon, authenticated;
grant execute on function public.record_event(uuid, text, timestamptz, text, jsonb) to service_role;
