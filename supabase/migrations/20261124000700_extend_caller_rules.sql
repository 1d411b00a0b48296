alter table public.caller_rules
  add column source text not null default 'person' check (source in ('person', 'feedback')),
  add column revision integer not null default 1;
comment on column public.caller_rules.source is 'Written by a person, or drawn from what one said of a call';
-- Whoever adds one names it, so that a repeated request adds nothing.
grant insert (id) on public.caller_rules to authenticated;

-- A rule that somebody changed by hand is theirs.
create function private.own_changed_rule() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if current_user = 'authenticated' then new.source = 'person'; end if;
  return new;
end
$$;
revoke execute on function private.own_changed_rule() from public;
create trigger caller_rules_own_changed_rule before update of rule, reason, expires_at on public.caller_rules
  for each row execute function private.own_changed_rule();
