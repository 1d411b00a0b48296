-- Whether the caller may listen to the topic of this request: a tenant's calls, or how one line of theirs is put into service and
-- tested. Looks at no more than that line, however many a tenant has.
create function private.may_listen() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_topic text := realtime.topic();
  v_id uuid := substring(v_topic from '^(?:tenant|line):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$')::uuid;
begin
  if v_id is null then return false; end if;
  if v_topic like 'line:%' then v_id := (select l.tenant_id from public.lines l where l.id = v_id); end if;
  return v_id is not null and v_id in (select private.my_tenant_ids());
end
$$;
revoke execute on function private.may_listen() from public;
grant execute on function private.may_listen() to authenticated;

drop policy "members listen to the calls of their tenant" on realtime.messages;
create policy "members listen to the calls and the lines of their tenant" on realtime.messages
  for select to authenticated using (extension = 'broadcast' and (select private.may_listen()));
