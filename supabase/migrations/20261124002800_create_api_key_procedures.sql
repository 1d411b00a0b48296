alter table public.api_keys
  add constraint api_keys_viewers_write_nothing check (
    role = 'carer' or not scopes && array['lines:write', 'contacts:write', 'rules:write']
  );

create function private.api_key_json(p_key public.api_keys) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'id', (p_key).id, 'tenantId', (p_key).tenant_id, 'name', (p_key).name, 'prefix', (p_key).prefix, 'scopes', (p_key).scopes,
    'role', (p_key).role, 'createdBy', (p_key).created_by, 'createdAt', private.iso((p_key).created_at),
    'expiresAt', private.iso((p_key).expires_at), 'lastUsedAt', private.iso((p_key).last_used_at),
    'revokedAt', private.iso((p_key).revoked_at)
  )
$$;
revoke execute on function private.api_key_json(public.api_keys) from public;

create function private.create_api_key(
  p_id uuid, p_tenant_id uuid, p_name text, p_prefix text, p_key_hash text, p_scopes text[], p_role text, p_expires_at timestamptz
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
  v_key public.api_keys;
begin
  perform private.require_role(p_tenant_id, array['owner']);
  insert into public.api_keys (id, tenant_id, name, prefix, key_hash, scopes, role, created_by, expires_at)
  values (p_id, p_tenant_id, trim(p_name), p_prefix, p_key_hash, p_scopes, p_role, v_user_id, p_expires_at)
  on conflict (id) do nothing
  returning * into v_key;
  if not found then
    select * into v_key from public.api_keys k where k.id = p_id and k.tenant_id = p_tenant_id;
    if not found then
      raise exception 'this id is taken' using errcode = '23505', constraint = 'api_keys_pkey', table = 'api_keys', schema = 'public';
    end if;
  end if;
  return private.api_key_json(v_key);
end
$$;
revoke execute on function private.create_api_key(uuid, uuid, text, text, text, text[], text, timestamptz) from public;
grant execute on function private.create_api_key(uuid, uuid, text, text, text, text[], text, timestamptz) to authenticated;

-- The same id again: the key that was made first.
create function public.create_api_key(
  p_id uuid, p_tenant_id uuid, p_name text, p_prefix text, p_key_hash text, p_scopes text[], p_role text, p_expires_at timestamptz
) returns jsonb
language sql set search_path = ''
as $$ select private.create_api_key(p_id, p_tenant_id, p_name, p_prefix, p_key_hash, p_scopes, p_role, p_expires_at) $$;
revoke execute on function public.create_api_key(uuid, uuid, text, text, text, text[], text, timestamptz) from public, anon, service_role;
grant execute on function public.create_api_key(uuid, uuid, text, text, text, text[], text, timestamptz) to authenticated;

create function private.revoke_api_key(p_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_tenant_id uuid;
begin
  perform private.require_person();
  select k.tenant_id into v_tenant_id from public.api_keys k where k.id = p_id;
  if not found then raise exception 'no such key' using errcode = 'P0002'; end if;
  perform private.require_role(v_tenant_id, array['owner']);
  update public.api_keys k set revoked_at = clock_timestamp() where k.id = p_id and k.revoked_at is null;
end
$$;
revoke execute on function private.revoke_api_key(uuid) from public;
grant execute on function private.revoke_api_key(uuid) to authenticated;

create function public.revoke_api_key(p_id uuid) returns void
language sql set search_path = ''
as $$ select private.revoke_api_key(p_id) $$;
revoke execute on function public.revoke_api_key(uuid) from public, anon, service_role;
grant execute on function public.revoke_api_key(uuid) to authenticated;

create function private.use_api_key(p_key_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_key public.api_keys;
begin
  select k.* into v_key from public.api_keys k
  join public.tenants t on t.id = k.tenant_id and t.status = 'active'
  where k.key_hash = p_key_hash and k.revoked_at is null and k.expires_at > clock_timestamp();
  if not found then return null; end if;
  -- Often enough to see whether a key is in use; nobody waits for somebody else who notes the same.
  if v_key.last_used_at is null or v_key.last_used_at < clock_timestamp() - interval '1 minute' then
    update public.api_keys k set last_used_at = clock_timestamp()
    where k.ctid = any (array(select f.ctid from public.api_keys f where f.id = v_key.id for no key update skip locked));
  end if;
  return jsonb_build_object('keyId', v_key.id, 'tenantId', v_key.tenant_id, 'role', v_key.role, 'scopes', v_key.scopes);
end
$$;
revoke execute on function private.use_api_key(text) from public;
grant execute on function private.use_api_key(text) to anon, authenticated;

-- What a key opens; null when it opens nothing (any more).
create function public.use_api_key(p_key_hash text) returns jsonb
language sql set search_path = ''
as $$ select private.use_api_key(p_key_hash) $$;
revoke execute on function public.use_api_key(text) from public, service_role;
grant execute on function public.use_api_key(text) to anon, authenticated;
