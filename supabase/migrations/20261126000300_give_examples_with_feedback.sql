-- As before, but a number that a person trusts by hand stays trusted: whoever cheats may show any number, the doctor's too. And what is
-- said of one call does not let a caller back in whom another call had turned away.
create or replace function private.apply_feedback(p_call public.calls, p_feedback public.feedback, out effect text, out effect_until timestamptz)
language plpgsql set search_path = ''
as $$
declare
  v_drawn public.caller_rules;
  v_rule public.caller_rules;
  v_blocks boolean := p_feedback.block;
begin
  effect := 'none';
  if not private.is_e164(p_call.caller) then return; end if;

  delete from public.caller_rules r
  where r.tenant_id = p_call.tenant_id and r.line_id = p_call.line_id and r.phone = p_call.caller and r.source = 'feedback'
  returning * into v_drawn;
  if v_drawn.rule = 'trusted' then effect := 'untrusted'; end if;

  -- As `line_route` reads them: a rule of the line before one of the tenant.
  select * into v_rule from public.caller_rules r
  where r.tenant_id = p_call.tenant_id and (r.line_id is null or r.line_id = p_call.line_id) and r.phone = p_call.caller
    and (r.expires_at is null or r.expires_at > now())
  order by r.line_id nulls last limit 1;

  if p_feedback.was_scam and not v_blocks and v_drawn.rule = 'blocked' then
    v_blocks := exists (
      select from public.feedback f join public.calls c on c.id = f.call_id
      where f.tenant_id = p_call.tenant_id and f.block and f.call_id <> p_call.id
        and c.line_id = p_call.line_id and c.caller = p_call.caller
    );
  end if;

  if v_blocks and v_rule.rule = 'trusted' then
    effect := 'trusted';
    effect_until := v_rule.expires_at;
  elsif v_blocks then
    insert into public.caller_rules (tenant_id, line_id, phone, rule, source)
    values (p_call.tenant_id, p_call.line_id, p_call.caller, 'blocked', 'feedback')
    on conflict (tenant_id, line_id, phone) do update set rule = 'blocked', source = 'feedback', expires_at = null
      where caller_rules.expires_at <= now();
    effect := 'blocked';
  elsif not p_feedback.was_scam then
    if v_rule.id is null then
      insert into public.caller_rules (tenant_id, line_id, phone, rule, source, expires_at)
      values (p_call.tenant_id, p_call.line_id, p_call.caller, 'trusted', 'feedback', now() + interval '6 months')
      on conflict (tenant_id, line_id, phone) do update set rule = 'trusted', source = 'feedback', expires_at = excluded.expires_at
      returning * into v_rule;
    end if;
    effect := case v_rule.rule when 'trusted' then 'trusted' else 'none' end;
    if effect = 'trusted' then effect_until := v_rule.expires_at; end if;
  end if;
end
$$;

-- What of an example its giver may see.
create function private.shown_example(p_example private.labelled_examples) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when (p_example).id is not null then jsonb_build_object(
    'id', (p_example).id, 'language', (p_example).language, 'wasScam', (p_example).was_scam, 'kind', (p_example).kind,
    'tactics', (p_example).tactics, 'words', (p_example).words, 'engineVersion', (p_example).engine_version,
    'givenIn', to_char((p_example).given_in, 'YYYY-MM'), 'expiresOn', to_char((p_example).expires_on, 'YYYY-MM-DD')
  ) end
$$;
revoke execute on function private.shown_example(private.labelled_examples) from public;

-- That an example was given or taken back: by whom and of which call, without a word of it and without its id.
create function private.note_example(p_tenant_id uuid, p_call_id uuid, p_action text) returns void
language sql set search_path = ''
as $$
  insert into public.audit_log (tenant_id, actor_id, actor_kind, request_id, table_name, row_id, action)
  values (p_tenant_id, (select auth.uid()), private.actor_kind(), private.request_id(), 'calls', coalesce(p_call_id::text, 'purged'), p_action)
$$;
revoke execute on function private.note_example(uuid, uuid, text) from public;

-- The example before its link, as the purge takes them.
create function private.take_back_example(p_call_id uuid, p_user_id uuid) returns boolean
language plpgsql set search_path = ''
as $$
begin
  delete from private.labelled_examples e
  where e.id = (select l.example_id from private.example_links l where l.call_id = p_call_id and l.user_id = p_user_id);
  return found;
end
$$;
revoke execute on function private.take_back_example(uuid, uuid) from public;

drop function public.give_feedback(uuid, boolean, text, boolean);
drop function private.give_feedback(uuid, boolean, text, boolean);

-- As before, with what follows for the memory of the line and, when its giver agrees to that for this one call, an example.
create function private.give_feedback(p_call_id uuid, p_was_scam boolean, p_comment text, p_block boolean, p_share_example boolean)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
  v_block boolean := coalesce(p_block, false);
  v_comment text := nullif(trim(p_comment), '');
  v_call public.calls;
  v_known public.feedback;
  v_feedback public.feedback;
  v_effect record;
  v_example private.labelled_examples;
begin
  select * into v_call from public.calls c where c.id = p_call_id;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  perform private.require_role(v_call.tenant_id, array['owner', 'carer']);
  -- The line first, as whoever removes it does. Then one at a time for a call, so that its rule is what the last of them says.
  perform from public.lines l where l.id = v_call.line_id for key share;
  select * into v_call from public.calls c where c.id = p_call_id for no key update;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  if v_block and not p_was_scam then raise exception 'an honest caller is not blocked' using errcode = '22023'; end if;

  select * into v_known from public.feedback f where f.call_id = p_call_id and f.user_id = v_user_id;
  insert into public.feedback as f (tenant_id, call_id, user_id, was_scam, comment, block)
  values (v_call.tenant_id, p_call_id, v_user_id, p_was_scam, v_comment, v_block)
  on conflict (call_id, user_id) do update set was_scam = excluded.was_scam, comment = excluded.comment, block = excluded.block
  returning * into v_feedback;
  -- The same again changes nothing, even if the rule was changed by hand since.
  if v_known.id is null or (v_known.was_scam, v_known.block) is distinct from (p_was_scam, v_block) then
    select * into v_effect from private.apply_feedback(v_call, v_feedback);
    update public.feedback f set effect = v_effect.effect, effect_until = v_effect.effect_until where f.id = v_feedback.id
    returning * into v_feedback;
    perform private.remember_call(v_call, p_was_scam);
  end if;

  if coalesce(p_share_example, false) then
    v_example := private.give_example(v_call, v_feedback);
    if v_example.id is not null and not v_feedback.shares_example then
      perform private.note_example(v_call.tenant_id, p_call_id, 'give_example');
    end if;
  elsif private.take_back_example(p_call_id, v_user_id) then
    perform private.note_example(v_call.tenant_id, p_call_id, 'take_back_example');
  end if;
  update public.feedback f set shares_example = v_example.id is not null
  where f.id = v_feedback.id and f.shares_example <> (v_example.id is not null);
  update private.labelled_examples e set is_disputed = not e.is_disputed
  from private.example_links l
  where l.call_id = p_call_id and e.id = l.example_id
    and e.is_disputed <> exists (select from public.feedback f where f.call_id = p_call_id and f.was_scam <> e.was_scam);

  return jsonb_build_object(
    'id', v_feedback.id, 'callId', v_feedback.call_id, 'wasScam', v_feedback.was_scam, 'comment', v_feedback.comment,
    'createdAt', private.iso(v_feedback.created_at), 'updatedAt', private.iso(v_feedback.updated_at),
    'sharesExample', v_example.id is not null,
    'effect', v_feedback.effect, 'until', private.iso(v_feedback.effect_until), 'example', private.shown_example(v_example)
  );
end
$$;
revoke execute on function private.give_feedback(uuid, boolean, text, boolean, boolean) from public;
grant execute on function private.give_feedback(uuid, boolean, text, boolean, boolean) to authenticated;

-- What an owner or a carer says a call was. Again: instead of the first; an example given with the first is taken back unless it is
-- shared again.
create function public.give_feedback(
  p_call_id uuid, p_was_scam boolean, p_comment text, p_block boolean, p_share_example boolean default false
) returns jsonb
language sql set search_path = ''
as $$ select private.give_feedback(p_call_id, p_was_scam, p_comment, p_block, p_share_example) $$;
revoke execute on function public.give_feedback(uuid, boolean, text, boolean, boolean) from public, anon, service_role;
grant execute on function public.give_feedback(uuid, boolean, text, boolean, boolean) to authenticated;
