-- Whether a caller can be told from others: SPELLED of shared/domain/call/withheld.ts is how some networks say on the keys of a
-- telephone that there is no number.
create function private.shows_number(p_caller text) returns boolean
language sql immutable set search_path = ''
as $$
  select private.is_e164(p_caller)
    and p_caller not in ('+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253', '+7748283')
$$;
revoke execute on function private.shows_number(text) from public;

-- As before, but "ANONYMOUS" gets no rule: it would hold for all who withhold their number.
create or replace function private.apply_feedback(p_call public.calls, p_feedback public.feedback, out effect text, out effect_until timestamptz)
language plpgsql set search_path = ''
as $$
declare
  v_drawn public.caller_rules;
  v_rule public.caller_rules;
  v_blocks boolean := p_feedback.block;
begin
  effect := 'none';
  if not private.shows_number(p_call.caller) then return; end if;

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

-- As before, but whoever withholds the number is nobody's second call.
create or replace function private.remember_call(p_call public.calls, p_was_scam boolean default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_was_scam boolean := p_was_scam;
begin
  if p_call.ended_at is null or p_call.plan_reason = 'forwarding_test' then return; end if;
  if v_was_scam is null then
    select f.was_scam into v_was_scam from public.feedback f where f.call_id = p_call.id order by f.updated_at desc, f.id limit 1;
  end if;
  if not coalesce(v_was_scam, p_call.level >= 2) or p_call.started_at < now() - interval '90 days' then
    delete from public.line_approaches a where a.call_id = p_call.id;
    return;
  end if;
  insert into public.line_approaches as a
    (call_id, tenant_id, line_id, at, kind, tactics, score, is_confirmed, shows_number)
  values (
    p_call.id, p_call.tenant_id, p_call.line_id, p_call.started_at, p_call.kind, private.tactics_of_call(p_call.id), p_call.score,
    coalesce(v_was_scam, false), private.shows_number(p_call.caller)
  )
  on conflict (call_id) do update set
    kind = excluded.kind, tactics = excluded.tactics, score = excluded.score, is_confirmed = excluded.is_confirmed,
    shows_number = excluded.shows_number;
end
$$;

create or replace function public.recall_line(p_line_id uuid, p_call_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('approaches', coalesce(jsonb_agg(
    jsonb_build_object(
      'at', private.iso(a.at), 'kind', a.kind, 'score', a.score, 'isConfirmed', a.is_confirmed,
      'isSameCaller', case when private.shows_number(this.caller) then a.shows_number and before.caller = this.caller end
    ) order by a.at desc, a.call_id
  ), '[]'))
  from (
    select * from public.line_approaches a
    where a.line_id = p_line_id and a.call_id <> p_call_id and a.at > now() - interval '90 days'
    order by a.at desc, a.call_id limit 20
  ) a
  join public.calls before on before.id = a.call_id
  left join public.calls this on this.id = p_call_id and this.line_id = p_line_id
$$;

-- As before, but no verdict, and no end of a call, waits for what a line remembers.
create or replace function private.remember_changed_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.remember_call(new);
  return null;
exception when others then
  if sqlstate like '40%' then raise; end if;
  raise warning 'a call not remembered: %', sqlstate;
  return null;
end
$$;

update public.line_approaches a set shows_number = false
from public.calls c where c.id = a.call_id and a.shows_number and not private.shows_number(c.caller);
delete from public.caller_rules r where r.source = 'feedback' and not private.shows_number(r.phone);
