-- Dialled numbers whose cached route is out of date: an outbox for whoever replaces cache entries.
create table private.route_changes (
  id bigint generated always as identity primary key,
  dialled text not null,
  changed_at timestamptz not null default now()
);
create index route_changes_dialled_idx on private.route_changes (dialled, id);
alter table private.route_changes enable row level security;
revoke all on private.route_changes from anon, authenticated, service_role;

create function private.note_number_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then insert into private.route_changes (dialled) values (old.e164); end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.e164 <> old.e164) then
    insert into private.route_changes (dialled) values (new.e164);
  end if;
  return null;
end
$$;
revoke execute on function private.note_number_change() from public;
create trigger phone_numbers_note_change after insert or update of e164, line_id or delete on public.phone_numbers
  for each row execute function private.note_number_change();

create function private.note_line_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.route_changes (dialled) select n.e164 from public.phone_numbers n where n.line_id = new.id;
  return null;
end
$$;
revoke execute on function private.note_line_change() from public;
create trigger lines_note_change
  after update of protected_name, forwarded_number, delivery, locale, help_level, notice, status, paused_until on public.lines
  for each row execute function private.note_line_change();

create function private.note_caller_rule_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_rule public.caller_rules := coalesce(new, old);
begin
  insert into private.route_changes (dialled)
  select n.e164 from public.phone_numbers n
  where n.tenant_id = v_rule.tenant_id and (v_rule.line_id is null or n.line_id = v_rule.line_id);
  return null;
end
$$;
revoke execute on function private.note_caller_rule_change() from public;
create trigger caller_rules_note_change after insert or update or delete on public.caller_rules
  for each row execute function private.note_caller_rule_change();

create function private.note_tenant_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.route_changes (dialled) select n.e164 from public.phone_numbers n where n.tenant_id = new.id;
  return null;
end
$$;
revoke execute on function private.note_tenant_change() from public;
create trigger tenants_note_change after update of status on public.tenants
  for each row execute function private.note_tenant_change();
