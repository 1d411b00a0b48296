-- Who changed what. No foreign keys: the log outlives what it speaks of.
create table public.audit_log (
  id bigint generated always as identity primary key,
  tenant_id uuid,
  at timestamptz not null default now(),
  actor_id uuid,
  table_name text not null,
  row_id text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb
);
comment on column public.audit_log.actor_id is 'The signed-in person; null when a service acted.';
create index audit_log_tenant_id_idx on public.audit_log (tenant_id, id desc);
alter table public.audit_log enable row level security;
revoke all on public.audit_log from anon, authenticated, service_role;
grant select on public.audit_log to authenticated, service_role;

create policy "owners read the journal of their tenant" on public.audit_log
  for select to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner'])));

create function private.refuse_audit_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
revoke execute on function private.refuse_audit_change() from public;
create trigger audit_log_is_append_only before update or delete on public.audit_log
  for each row execute function private.refuse_audit_change();
create trigger audit_log_is_never_truncated before truncate on public.audit_log
  for each statement execute function private.refuse_audit_change();

-- Trigger of every audited table. Updates that change nothing are not noted; the family word is noted as changed, not spelled.
create function private.audit() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  old_row jsonb;
  new_row jsonb;
  any_row jsonb;
begin
  if tg_op <> 'INSERT' then old_row := to_jsonb(old) - 'updated_at'; end if;
  if tg_op <> 'DELETE' then new_row := to_jsonb(new) - 'updated_at'; end if;
  if old_row = new_row then return null; end if;
  any_row := coalesce(new_row, old_row);
  if old_row ? 'family_word' and new_row ? 'family_word' and old_row -> 'family_word' is distinct from new_row -> 'family_word' then
    new_row := jsonb_set(new_row, '{family_word}', '"changed"');
  elsif new_row ->> 'family_word' is not null then
    new_row := jsonb_set(new_row, '{family_word}', '"set"');
  end if;
  if old_row ->> 'family_word' is not null then old_row := jsonb_set(old_row, '{family_word}', '"set"'); end if;
  insert into public.audit_log (tenant_id, actor_id, table_name, row_id, action, before, after)
  values (
    coalesce(new_row ->> 'tenant_id', old_row ->> 'tenant_id')::uuid,
    (select auth.uid()),
    tg_table_name,
    coalesce(any_row ->> 'id', any_row ->> 'user_id'),
    lower(tg_op),
    old_row,
    new_row
  );
  return null;
end
$$;
revoke execute on function private.audit() from public;
