-- What Auth writes into a person's token.
create function public.claims_of_user(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('tenants', coalesce(
    jsonb_agg(jsonb_build_object('id', m.tenant_id, 'role', m.role) order by m.created_at, m.tenant_id), '[]'
  ))
  from public.tenant_members m where m.user_id = p_user_id
$$;
revoke execute on function public.claims_of_user(uuid) from public, anon, authenticated;
grant execute on function public.claims_of_user(uuid) to service_role;
