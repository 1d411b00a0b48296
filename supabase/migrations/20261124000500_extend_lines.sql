alter table public.lines add column revision integer not null default 1;
-- Whoever drafts one names it, so that a repeated request drafts nothing.
grant insert (id), delete on public.lines to authenticated;

create policy "owners remove lines" on public.lines
  for delete to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner'])));

-- Protection that is forgotten in a pause protects nobody.
create function private.end_every_pause() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.paused_until > now() + interval '31 days' then
    raise exception 'lines_pause_ends: a pause ends within 31 days'
      using errcode = '23514', constraint = 'lines_pause_ends', table = 'lines', schema = 'public';
  end if;
  return new;
end
$$;
revoke execute on function private.end_every_pause() from public;
create trigger lines_end_every_pause before insert or update of paused_until on public.lines
  for each row execute function private.end_every_pause();

-- A number outlives its line: it rests before somebody else gets it. What goes with the line is taken in the order in which alerts
-- take it. A verdict can hold the call and still ask for the line: whoever removes the line gives way then, and tries again.
create function private.give_number_back() returns trigger
language plpgsql security definer set search_path = '' set lock_timeout = '300ms'
as $$
begin
  perform from public.alerts a
  where a.call_id in (select c.id from public.calls c where c.line_id = old.id) order by a.id for update;
  perform from public.calls c where c.line_id = old.id order by c.id for update;
  update public.phone_numbers n set status = 'quarantined', line_id = null, tenant_id = null where n.line_id = old.id;
  return old;
exception when lock_not_available then
  raise exception 'the line is in use' using errcode = '40001';
end
$$;
revoke execute on function private.give_number_back() from public;
create trigger lines_give_number_back before delete on public.lines
  for each row execute function private.give_number_back();
