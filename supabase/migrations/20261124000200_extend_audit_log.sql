-- Which request a change came with, and what kind of actor made it.
alter table public.audit_log
  add column request_id text,
  add column actor_kind text not null default 'service' check (actor_kind in ('person', 'api_key', 'service', 'operator')),
  drop constraint audit_log_action_check,
  add constraint audit_log_action_check check (action ~ '^[a-z_]{1,40}$');
comment on column public.audit_log.actor_id is 'The signed-in person, or the API key; null when a service or an operator acted';
comment on column public.audit_log.request_id is 'As the API names the request in its answers and its log';
create index audit_log_at_idx on public.audit_log (at);

create function private.request_id() returns text
language sql stable set search_path = ''
as $$
  select substring(
    case when pg_input_is_valid(current_setting('request.headers', true), 'jsonb')
      then nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-request-id' end
    from '^[A-Za-z0-9._:-]{1,128}$'
  )
$$;
revoke execute on function private.request_id() from public;

-- Functions of operators announce themselves; the rest is told by the token.
create function private.actor_kind() returns text
language sql stable set search_path = ''
as $$
  select case
    when current_setting('ethiq.actor_kind', true) = 'operator' then 'operator'
    when (select auth.uid()) is null then 'service'
    when (select auth.jwt()) ? 'api_key_id' then 'api_key'
    else 'person'
  end
$$;
revoke execute on function private.actor_kind() from public;

-- Trigger of every audited table. Updates that change nothing are not noted; the family word is noted as changed, not spelled;
-- hashes of secrets and addresses of people who never joined are not noted at all.
create or replace function private.audit() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  c_unsaid constant text[] := array['updated_at', 'revision', 'token_hash', 'key_hash', 'email'];
  old_row jsonb;
  new_row jsonb;
  any_row jsonb;
  v_tenant_id uuid;
begin
  if tg_op <> 'INSERT' then old_row := to_jsonb(old) - c_unsaid; end if;
  if tg_op <> 'DELETE' then new_row := to_jsonb(new) - c_unsaid; end if;
  if old_row = new_row then return null; end if;
  any_row := coalesce(new_row, old_row);
  v_tenant_id := coalesce(
    new_row ->> 'tenant_id', old_row ->> 'tenant_id', case when tg_table_name = 'tenants' then any_row ->> 'id' end
  )::uuid;
  -- Erasing a tenant erases its journal; what is erased with it is not news.
  if current_setting('ethiq.erasing', true) = v_tenant_id::text then return null; end if;
  if old_row ? 'family_word' and new_row ? 'family_word' and old_row -> 'family_word' is distinct from new_row -> 'family_word' then
    new_row := jsonb_set(new_row, '{family_word}', '"changed"');
  elsif new_row ->> 'family_word' is not null then
    new_row := jsonb_set(new_row, '{family_word}', '"set"');
  end if;
  if old_row ->> 'family_word' is not null then old_row := jsonb_set(old_row, '{family_word}', '"set"'); end if;
  insert into public.audit_log (tenant_id, actor_id, actor_kind, request_id, table_name, row_id, action, before, after)
  values (
    v_tenant_id,
    (select auth.uid()),
    private.actor_kind(),
    private.request_id(),
    tg_table_name,
    coalesce(any_row ->> 'id', any_row ->> 'user_id', any_row ->> 'tenant_id'),
    lower(tg_op),
    old_row,
    new_row
  );
  return null;
end
$$;

-- Rows of a journal go with the tenant they speak of, or with their time; nobody has the right to delete any, so only functions
-- that run as the owner get this far.
create or replace function private.refuse_audit_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    if to_jsonb(old) ->> 'tenant_id' = current_setting('ethiq.erasing', true) then return old; end if;
    if tg_table_name = 'audit_log' and old.at < now() - interval '36 months' then return old; end if;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
