-- The provider writes to somebody about each approval. Where a tenant names no address for that it is the owner who came first: without
-- one, the provider takes no application at all.
create or replace function private.profile_json(p_tenant_id uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'tenantId', p.tenant_id, 'endUserType', p.end_user_type,
    'email', coalesce(
      p.attributes ->> 'email',
      (
        select u.email
        from public.tenant_members m join auth.users u on u.id = m.user_id and u.email_confirmed_at is not null
        where m.tenant_id = p.tenant_id and m.role = 'owner'
        order by m.created_at, m.user_id
        limit 1
      )
    ),
    'attributes', p.attributes,
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
