create function private.begin_sip_password(p_line_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.sip_endpoints;
begin
  perform private.hold_own_line(p_line_id, array['owner', 'carer']);
  update public.sip_endpoints e set password_version = e.password_version + 1
  where e.line_id = p_line_id and e.status <> 'removed'
  returning * into v_endpoint;
  if not found then raise exception 'the line has no endpoint' using errcode = 'P0002'; end if;
  return jsonb_build_object(
    'endpointId', v_endpoint.id, 'username', v_endpoint.username, 'domain', v_endpoint.domain, 'version', v_endpoint.password_version
  );
end
$$;
revoke execute on function private.begin_sip_password(uuid) from public;
grant execute on function private.begin_sip_password(uuid) to authenticated;

-- For owners and carers: a new password is about to be made for the line's telephone. Only the last one that was asked for counts.
create function public.begin_sip_password(p_line_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.begin_sip_password(p_line_id) $$;
revoke execute on function public.begin_sip_password(uuid) from public, anon, service_role;
grant execute on function public.begin_sip_password(uuid) to authenticated;

-- Null when there is no such endpoint; `status` removed when nobody may ring through it any more.
create function public.sip_endpoint(p_endpoint_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', e.id, 'tenantId', e.tenant_id, 'lineId', e.line_id, 'username', e.username, 'domain', e.domain,
    'credentialSid', e.credential_sid, 'status', e.status, 'passwordVersion', e.password_version,
    'passwordSetVersion', e.password_set_version, 'registeredAt', private.iso(e.registered_at)
  )
  from public.sip_endpoints e where e.id = p_endpoint_id
$$;
revoke execute on function public.sip_endpoint(uuid) from public, anon, authenticated;
grant execute on function public.sip_endpoint(uuid) to service_role;

-- What the endpoint's credential is called at the provider. False when the endpoint is gone: the credential is cleaned up.
create function public.record_sip_credential(p_endpoint_id uuid, p_credential_sid text) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  update public.sip_endpoints e set credential_sid = p_credential_sid, status = 'ready'
  where e.id = p_endpoint_id and e.status <> 'removed';
  if found then return true; end if;
  -- Unless another endpoint goes by it.
  if not exists (select from public.sip_endpoints e where e.credential_sid = p_credential_sid and e.status <> 'removed') then
    perform private.clean_up('credential', p_credential_sid);
  end if;
  return false;
end
$$;
revoke execute on function public.record_sip_credential(uuid, text) from public, anon, authenticated;
grant execute on function public.record_sip_credential(uuid, text) to service_role;

-- The provider knows this password. Wakes the job that waited for a telephone, which it names.
create function public.record_sip_password(p_endpoint_id uuid, p_version integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.sip_endpoints;
  v_job_ids uuid[];
begin
  update public.sip_endpoints e set password_set_version = greatest(e.password_set_version, p_version)
  where e.id = p_endpoint_id and e.status <> 'removed' and p_version <= e.password_version
  returning * into v_endpoint;
  if not found then return jsonb_build_object('isCurrent', false, 'jobIds', '[]'::jsonb); end if;
  select coalesce(array_agg(j.id), '{}') into v_job_ids
  from public.provisioning_jobs j
  where j.line_id = v_endpoint.line_id and j.state = 'parked' and j.park_reason = 'telephone_not_connected';
  perform private.wake_provisioning(id, 'password') from unnest(v_job_ids) as woken (id);
  return jsonb_build_object('isCurrent', v_endpoint.password_version = p_version, 'jobIds', to_jsonb(v_job_ids));
end
$$;
revoke execute on function public.record_sip_password(uuid, integer) from public, anon, authenticated;
grant execute on function public.record_sip_password(uuid, integer) to service_role;
