create function private.add_tenant(p_id uuid, p_owner_id uuid, p_name text, p_kind text, p_locale text, p_country text) returns boolean
language plpgsql set search_path = ''
as $$
begin
  insert into public.tenants (id, name, kind, locale, country) values (p_id, trim(p_name), p_kind, p_locale, p_country)
  on conflict (id) do nothing;
  if not found then return false; end if;
  insert into public.tenant_members (tenant_id, user_id, role) values (p_id, p_owner_id, 'owner');
  return true;
end
$$;
revoke execute on function private.add_tenant(uuid, uuid, text, text, text, text) from public;
comment on function private.add_tenant(uuid, uuid, text, text, text, text) is 'False when a tenant of this id is there already';

create function private.tenant_json(p_id uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', t.id, 'name', t.name, 'kind', t.kind, 'status', t.status, 'suspendedReason', t.suspended_reason, 'locale', t.locale,
    'country', t.country, 'timezone', t.timezone, 'plan', t.plan, 'callRetentionMonths', t.call_retention_months,
    'learningConsent', t.learning_consent, 'revision', t.revision,
    'createdAt', private.iso(t.created_at), 'updatedAt', private.iso(t.updated_at)
  )
  from public.tenants t where t.id = p_id
$$;
revoke execute on function private.tenant_json(uuid) from public;

create function private.create_tenant(p_id uuid, p_name text, p_kind text, p_locale text, p_country text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_most constant integer := 100;
  v_user_id uuid := private.require_person();
begin
  if not private.add_tenant(p_id, v_user_id, p_name, p_kind, p_locale, p_country) then
    if not exists (
      select from public.tenant_members m where m.tenant_id = p_id and m.user_id = v_user_id and m.role = 'owner'
    ) then
      raise exception 'this id is taken' using errcode = '23505', constraint = 'tenants_pkey', table = 'tenants', schema = 'public';
    end if;
  elsif (select count(*) from public.tenant_members m where m.user_id = v_user_id and m.role = 'owner') > c_most then
    raise exception 'too many tenants for one person' using errcode = 'ET429';
  end if;
  return private.tenant_json(p_id);
end
$$;
revoke execute on function private.create_tenant(uuid, text, text, text, text) from public;
grant execute on function private.create_tenant(uuid, text, text, text, text) to authenticated;

-- Makes a tenant with the caller as its owner. The same id again: the same tenant.
create function public.create_tenant(p_id uuid, p_name text, p_kind text, p_locale text, p_country text) returns jsonb
language sql set search_path = ''
as $$ select private.create_tenant(p_id, p_name, p_kind, p_locale, p_country) $$;
revoke execute on function public.create_tenant(uuid, text, text, text, text) from public, anon, service_role;
grant execute on function public.create_tenant(uuid, text, text, text, text) to authenticated;
