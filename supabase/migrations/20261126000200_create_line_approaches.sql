-- Calls to a line that were, or looked like, an attempt at a scam: what the next call is judged with. No words and no number: whether
-- the same caller calls again is read from the calls themselves, so it goes with them.
create table public.line_approaches (
  call_id uuid primary key references public.calls (id) on delete cascade,
  tenant_id uuid not null,
  line_id uuid not null,
  at timestamptz not null,
  kind text not null,
  tactics text[] not null,
  score real not null check (score between 0 and 1),
  is_confirmed boolean not null,
  shows_number boolean not null,
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete cascade
);
comment on column public.line_approaches.is_confirmed is 'Somebody of the tenant said that it was a scam';
comment on column public.line_approaches.shows_number is 'False: the caller withheld the number';
create index line_approaches_line_id_idx on public.line_approaches (line_id, tenant_id, at desc);
create index line_approaches_tenant_id_idx on public.line_approaches (tenant_id, call_id);
create index line_approaches_at_idx on public.line_approaches (at);
alter table public.line_approaches enable row level security;
revoke all on public.line_approaches from anon, authenticated, service_role;
grant select on public.line_approaches to authenticated, service_role;

create policy "members see what their lines remember" on public.line_approaches
  for select to authenticated using (tenant_id = any (array(select private.my_tenant_ids())));

-- Makes the memory of a line agree with what is known of one call by now; again changes nothing. What a person said of it comes before
-- what the engine found, and of several the last: p_was_scam, when it is being said just now.
create function private.remember_call(p_call public.calls, p_was_scam boolean default null) returns void
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
    coalesce(v_was_scam, false), private.is_e164(p_call.caller)
  )
  on conflict (call_id) do update set
    kind = excluded.kind, tactics = excluded.tactics, score = excluded.score, is_confirmed = excluded.is_confirmed,
    shows_number = excluded.shows_number;
end
$$;
revoke execute on function private.remember_call(public.calls, boolean) from public;

-- The end may come before the last verdict, and both may come twice.
create function private.remember_changed_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.remember_call(new);
  return null;
end
$$;
revoke execute on function private.remember_changed_call() from public;
create trigger calls_remember after update of ended_at, level, score, kind, caller on public.calls
  for each row
  when (
    new.ended_at is not null
    and (old.ended_at is null or (new.level, new.score, new.kind, new.caller) is distinct from (old.level, old.score, old.kind, old.caller))
  )
  execute function private.remember_changed_call();

-- What the line remembers when this call begins (contract: LineMemory), the latest first. Whether it is the same caller: null when that
-- cannot be told, since this one withheld the number or is not on record yet.
create function public.recall_line(p_line_id uuid, p_call_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('approaches', coalesce(jsonb_agg(
    jsonb_build_object(
      'at', private.iso(a.at), 'kind', a.kind, 'score', a.score, 'isConfirmed', a.is_confirmed,
      'isSameCaller', case when private.is_e164(this.caller) then a.shows_number and before.caller = this.caller end
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
revoke execute on function public.recall_line(uuid, uuid) from public, anon, authenticated;
grant execute on function public.recall_line(uuid, uuid) to service_role;
