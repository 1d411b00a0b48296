alter table public.feedback
  add column block boolean not null default false,
  add column effect text not null default 'none' check (effect in ('trusted', 'untrusted', 'blocked', 'none')),
  add column effect_until timestamptz;
comment on column public.feedback.block is 'The caller was to be turned away from then on';
comment on column public.feedback.effect is 'On the rule for the caller''s number, when it was given';

-- Draws a rule for the caller from what was said of the call. Rules that people wrote by hand stay, unless they ask to block.
create function private.apply_feedback(p_call public.calls, p_feedback public.feedback, out effect text, out effect_until timestamptz)
language plpgsql set search_path = ''
as $$
declare
  v_rule public.caller_rules;
begin
  effect := 'none';
  if not private.is_e164(p_call.caller) then return; end if;

  delete from public.caller_rules r
  where r.tenant_id = p_call.tenant_id and r.line_id = p_call.line_id and r.phone = p_call.caller and r.source = 'feedback'
  returning * into v_rule;
  if found and v_rule.rule = 'trusted' then effect := 'untrusted'; end if;

  if p_feedback.block then
    insert into public.caller_rules (tenant_id, line_id, phone, rule, source)
    values (p_call.tenant_id, p_call.line_id, p_call.caller, 'blocked', 'feedback')
    on conflict (tenant_id, line_id, phone) do update set rule = 'blocked', source = 'feedback', expires_at = null;
    effect := 'blocked';
  elsif not p_feedback.was_scam then
    -- As `line_route` reads them: a rule of the line before one of the tenant.
    select * into v_rule from public.caller_rules r
    where r.tenant_id = p_call.tenant_id and (r.line_id is null or r.line_id = p_call.line_id) and r.phone = p_call.caller
      and (r.expires_at is null or r.expires_at > now())
    order by r.line_id nulls last limit 1;
    if not found then
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
revoke execute on function private.apply_feedback(public.calls, public.feedback) from public;

create function private.give_feedback(p_call_id uuid, p_was_scam boolean, p_comment text, p_block boolean) returns jsonb
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
  end if;
  return jsonb_build_object(
    'id', v_feedback.id, 'callId', v_feedback.call_id, 'wasScam', v_feedback.was_scam, 'comment', v_feedback.comment,
    'createdAt', private.iso(v_feedback.created_at), 'updatedAt', private.iso(v_feedback.updated_at),
    'effect', v_feedback.effect, 'until', private.iso(v_feedback.effect_until)
  );
end
$$;
revoke execute on function private.give_feedback(uuid, boolean, text, boolean) from public;
grant execute on function private.give_feedback(uuid, boolean, text, boolean) to authenticated;

-- What an owner or a carer says a call was. Again: instead of the first.
create function public.give_feedback(p_call_id uuid, p_was_scam boolean, p_comment text, p_block boolean) returns jsonb
language sql set search_path = ''
as $$ select private.give_feedback(p_call_id, p_was_scam, p_comment, p_block) $$;
revoke execute on function public.give_feedback(uuid, boolean, text, boolean) from public, anon, service_role;
grant execute on function public.give_feedback(uuid, boolean, text, boolean) to authenticated;
