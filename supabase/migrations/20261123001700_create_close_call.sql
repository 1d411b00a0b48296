-- Ends a call; callbacks repeat it and bring it in any order. Null when there is no such call (yet).
create function public.close_call(p_call_sid text, p_ended_at timestamptz, p_answered boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_call public.calls;
begin
  select * into v_call from public.calls c where c.call_sid = p_call_sid for no key update;
  if not found then
    update private.unrouted_calls u set ended_at = coalesce(u.ended_at, p_ended_at) where u.call_sid = p_call_sid;
    if not found then
      insert into private.early_call_ends as e (call_sid, ended_at, answered) values (p_call_sid, p_ended_at, p_answered)
      on conflict (call_sid) do update set answered = e.answered or excluded.answered or coalesce(e.answered, excluded.answered);
    end if;
    return null;
  end if;

  -- Nobody said whether this call was listened to: it was not, and the record says so until someone knows better.
  update public.calls c
  set ended_at = coalesce(c.ended_at, greatest(p_ended_at, c.started_at)),
      answered = case when c.answered or p_answered then true else coalesce(c.answered, p_answered) end,
      analysed = coalesce(c.analysed, false),
      not_analysed_reason = case
        when c.analysis_reported then c.not_analysed_reason
        when coalesce(c.answered, p_answered, true) or p_answered then 'relay'
        else 'never_connected'
      end
  where c.id = v_call.id;

  delete from public.call_quotes q using public.lines l
  where q.call_id = v_call.id and l.id = v_call.line_id and (v_call.level = 1 or l.retention = 'nothing');
  return to_jsonb(v_call.id);
end
$$;
revoke execute on function public.close_call(text, timestamptz, boolean) from public, anon, authenticated;
grant execute on function public.close_call(text, timestamptz, boolean) to service_role;

-- Ends calls of which no end was ever told, where they were last heard of; answers how many. Twilio cuts a call after four
-- hours: MAX_CALL_SECONDS of functions.
create function public.close_stale_calls(p_limit integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  v_call record;
  v_closed integer := 0;
begin
  for v_call in
    select c.id, c.call_sid, c.started_at from public.calls c
    where c.ended_at is null and c.started_at < clock_timestamp() - interval '4 hours 15 minutes'
    order by c.started_at
    limit least(p_limit, 1000)
    for no key update skip locked
  loop
    perform public.close_call(v_call.call_sid, (
      select least(coalesce(max(e.at), v_call.started_at), v_call.started_at + interval '4 hours')
      from public.call_events e where e.call_id = v_call.id
    ), null);
    v_closed := v_closed + 1;
  end loop;
  return v_closed;
end
$$;
revoke execute on function public.close_stale_calls(integer) from public, anon, authenticated;
grant execute on function public.close_stale_calls(integer) to service_role;

-- States that a call is not listened to (any more). The first reason told is the one that counts.
create function public.mark_not_analysed(p_call_id uuid, p_reason text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.calls c
  set not_analysed_reason = case when c.analysis_reported then coalesce(c.not_analysed_reason, p_reason) else p_reason end,
      analysed = coalesce(c.analysed, false),
      analysis_reported = true
  where c.id = p_call_id;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
end
$$;
revoke execute on function public.mark_not_analysed(uuid, text) from public, anon, authenticated;
grant execute on function public.mark_not_analysed(uuid, text) to service_role;

-- What the relay knows when it lets go of a call. What was analysed before stays analysed.
create function public.record_totals(p_call_id uuid, p_analysed boolean, p_not_analysed_reason text, p_speech_ms integer) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.calls c
  set analysed = (c.analysis_reported and coalesce(c.analysed, false)) or p_analysed,
      not_analysed_reason = case
        when c.analysis_reported then coalesce(c.not_analysed_reason, p_not_analysed_reason)
        else p_not_analysed_reason
      end,
      analysis_reported = true,
      speech_ms = greatest(c.speech_ms, p_speech_ms)
  where c.id = p_call_id;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
end
$$;
revoke execute on function public.record_totals(uuid, boolean, text, integer) from public, anon, authenticated;
grant execute on function public.record_totals(uuid, boolean, text, integer) to service_role;
