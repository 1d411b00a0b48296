-- For operators: in the Supabase dashboard, and through the API with the secret key. Nobody who signs in reaches any of it.
create schema ops;
comment on schema ops is
  'For operators. Views show how the service is doing; functions step in. Every function leaves a line in public.audit_log, which the owners of the tenant can read.';
revoke all on schema ops from public;
grant usage on schema ops to service_role;

-- From here to the end of the transaction the journal names an operator as the actor.
create function private.begin_operation() returns void
language plpgsql set search_path = ''
as $$
begin
  perform set_config('ethiq.actor_kind', 'operator', true);
end
$$;
revoke execute on function private.begin_operation() from public;

-- What an operator asked for and why, beside what triggers note of its effects.
create function private.note_operation(p_tenant_id uuid, p_operation text, p_table text, p_row_id text, p_details jsonb default '{}')
returns void
language sql set search_path = ''
as $$
  insert into public.audit_log (tenant_id, actor_kind, request_id, table_name, row_id, action, after)
  values (p_tenant_id, 'operator', private.request_id(), p_table, p_row_id, p_operation, jsonb_strip_nulls(p_details))
$$;
revoke execute on function private.note_operation(uuid, text, text, text, jsonb) from public;

create function private.require_reason(p_reason text) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(char_length(trim(p_reason)), 0) not between 1 and 200 then
    raise exception 'say why, in at most 200 characters' using errcode = '22023';
  end if;
  return trim(p_reason);
end
$$;
revoke execute on function private.require_reason(text) from public;
