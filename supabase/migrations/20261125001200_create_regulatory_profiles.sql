create function private.is_facts(facts jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select jsonb_typeof(facts) = 'object' and not exists (
    select from jsonb_each(facts) as f (name, value)
    where name !~ '^[a-z][a-z0-9_]{0,59}$' or jsonb_typeof(value) <> 'string' or char_length(value #>> '{}') not between 1 and 200
  ) and (select count(*) from jsonb_object_keys(facts)) <= 30
$$;
revoke execute on function private.is_facts(jsonb) from public;
grant execute on function private.is_facts(jsonb) to service_role;

create function private.is_address(address jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select private.is_facts(address)
    and address - array['customer_name', 'street', 'city', 'postal_code', 'region', 'country'] = '{}'
    and address ?& array['street', 'city', 'postal_code', 'country']
    and address ->> 'country' ~ '^[A-Z]{2}$'
$$;
revoke execute on function private.is_address(jsonb) from public;
grant execute on function private.is_address(jsonb) to service_role;

create function private.are_documents(documents jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select jsonb_typeof(documents) = 'array' and jsonb_array_length(documents) <= 10 and not exists (
    select from jsonb_array_elements(documents) as d (document)
    where not coalesce(
      jsonb_typeof(document) = 'object' and document - array['type', 'attributes'] = '{}'
        and document ->> 'type' ~ '^[a-z][a-z0-9_]{0,59}$' and private.is_facts(document -> 'attributes'),
      false
    )
  )
$$;
revoke execute on function private.are_documents(jsonb) from public;
grant execute on function private.are_documents(jsonb) to service_role;

-- Who the provider is told uses a tenant's numbers. The names of facts and documents are the provider's: it asks for others in every
-- country.
create table public.regulatory_profiles (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  end_user_type text not null check (end_user_type in ('individual', 'business')),
  attributes jsonb not null default '{}' check (private.is_facts(attributes) and pg_column_size(attributes) <= 8192),
  address jsonb check (private.is_address(address)),
  documents jsonb not null default '[]' check (private.are_documents(documents) and pg_column_size(documents) <= 16384),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table public.regulatory_profiles enable row level security;
revoke all on public.regulatory_profiles from anon, authenticated, service_role;
grant select, delete on public.regulatory_profiles to authenticated;
grant select, insert, update, delete on public.regulatory_profiles to service_role;

create policy "owners see what is said of them" on public.regulatory_profiles
  for select to authenticated using (tenant_id = any (array(select private.my_tenant_ids(array['owner']))));
create policy "owners take back what is said of them" on public.regulatory_profiles
  for delete to authenticated using (tenant_id = any (array(select private.my_tenant_ids(array['owner']))));

create trigger regulatory_profiles_touch_updated_at before update on public.regulatory_profiles
  for each row execute function private.touch_updated_at();
create trigger regulatory_profiles_audit after insert or update or delete on public.regulatory_profiles
  for each row execute function private.audit();

create function private.profile_json(p_tenant_id uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'tenantId', p.tenant_id, 'endUserType', p.end_user_type, 'email', p.attributes ->> 'email', 'attributes', p.attributes,
    'address', case when p.address is not null then jsonb_build_object(
      'customerName', coalesce(
        p.address ->> 'customer_name',
        p.attributes ->> 'business_name',
        nullif(concat_ws(' ', p.attributes ->> 'first_name', p.attributes ->> 'last_name'), ''),
        ''
      ),
      'street', p.address ->> 'street', 'city', p.address ->> 'city', 'postalCode', p.address ->> 'postal_code',
      'region', coalesce(p.address ->> 'region', ''), 'country', p.address ->> 'country'
    ) end,
    'documents', p.documents, 'createdAt', private.iso(p.created_at), 'updatedAt', private.iso(p.updated_at)
  )
  from public.regulatory_profiles p where p.tenant_id = p_tenant_id
$$;
revoke execute on function private.profile_json(uuid) from public;

create function private.save_regulatory_profile(p_tenant_id uuid, p_profile jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_address jsonb := nullif(p_profile -> 'address', 'null');
begin
  perform private.require_person();
  perform private.require_role(p_tenant_id, array['owner']);
  perform from public.tenants t where t.id = p_tenant_id and t.status = 'active' for no key update;
  if not found then raise exception 'the tenant is suspended' using errcode = 'ET409'; end if;
  -- Names that only our own JSON writes in another way; any other name is for the constraint to refuse.
  if jsonb_typeof(v_address) = 'object' then
    v_address := jsonb_strip_nulls(
      (v_address - array['postalCode', 'customerName'])
      || jsonb_build_object(
        'postal_code', coalesce(v_address -> 'postalCode', v_address -> 'postal_code'),
        'customer_name', coalesce(v_address -> 'customerName', v_address -> 'customer_name')
      )
    );
    select jsonb_object_agg(name, value) into v_address from jsonb_each(v_address) as f (name, value) where value <> '""';
  end if;

  insert into public.regulatory_profiles (tenant_id, end_user_type, attributes, address, documents)
  values (
    p_tenant_id, p_profile ->> 'endUserType', coalesce(nullif(p_profile -> 'attributes', 'null'), '{}'), v_address,
    coalesce(nullif(p_profile -> 'documents', 'null'), '[]')
  )
  on conflict (tenant_id) do update
  set end_user_type = excluded.end_user_type, attributes = excluded.attributes, address = excluded.address, documents = excluded.documents;
  -- What waited for these papers goes on.
  perform private.wake_provisioning(j.id, 'profile')
  from public.provisioning_jobs j
  where j.tenant_id = p_tenant_id and j.state = 'parked' and j.park_reason in ('documents_missing', 'approval_rejected');
  return private.profile_json(p_tenant_id);
end
$$;
revoke execute on function private.save_regulatory_profile(uuid, jsonb) from public;
grant execute on function private.save_regulatory_profile(uuid, jsonb) to authenticated;

-- For owners: {endUserType, attributes, address, documents}, whole. The same again changes nothing.
create function public.save_regulatory_profile(p_tenant_id uuid, p_profile jsonb) returns jsonb
language sql set search_path = ''
as $$ select private.save_regulatory_profile(p_tenant_id, p_profile) $$;
revoke execute on function public.save_regulatory_profile(uuid, jsonb) from public, anon, service_role;
grant execute on function public.save_regulatory_profile(uuid, jsonb) to authenticated;
