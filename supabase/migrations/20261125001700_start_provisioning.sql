create function private.shown_job(p_job public.provisioning_jobs) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'id', (p_job).id, 'tenantId', (p_job).tenant_id, 'lineId', (p_job).line_id, 'kind', (p_job).kind, 'state', (p_job).state,
    'step', (p_job).step, 'attempts', (p_job).attempts, 'wish', (p_job).wish, 'parkReason', (p_job).park_reason,
    'parkDetail', (p_job).park_detail, 'revision', (p_job).revision, 'requestedBy', (p_job).requested_by,
    'nextAt', private.iso((p_job).next_at), 'createdAt', private.iso((p_job).created_at), 'updatedAt', private.iso((p_job).updated_at),
    'endedAt', private.iso((p_job).ended_at)
  )
$$;
revoke execute on function private.shown_job(public.provisioning_jobs) from public;

-- What is not a wish is refused by the name of the field.
create function private.read_wish(p_wish jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_field text := case
    when jsonb_typeof(p_wish) is distinct from 'object' then 'wish'
    when coalesce(p_wish ->> 'kind', '') not in ('set_up', 'change_number') then 'kind'
    when coalesce(p_wish ->> 'country', '') !~ '^[A-Z]{2}$' then 'country'
    when coalesce(p_wish ->> 'numberType', '') not in ('local', 'mobile', 'national', 'toll_free') then 'number_type'
    when char_length(p_wish ->> 'area') not between 1 and 60 then 'area'
    when coalesce(p_wish ->> 'delivery', '') not in ('sip', 'number', 'sip_then_number', 'number_then_sip', 'keep') then 'delivery'
    when (p_wish ->> 'delivery' in ('number', 'sip_then_number', 'number_then_sip')) <> coalesce(private.is_e164(p_wish ->> 'secondNumber'), false)
      then 'second_number'
  end;
begin
  if v_field is not null then
    raise exception 'provisioning_wish_%: not a wish', v_field
      using errcode = '23514', constraint = 'provisioning_wish_' || v_field, table = 'provisioning_jobs', schema = 'public';
  end if;
  return jsonb_strip_nulls(jsonb_build_object(
    'kind', p_wish -> 'kind', 'country', p_wish -> 'country', 'numberType', p_wish -> 'numberType', 'area', p_wish -> 'area',
    'delivery', p_wish -> 'delivery', 'secondNumber', p_wish -> 'secondNumber'
  ));
end
$$;
revoke execute on function private.read_wish(jsonb) from public;

-- The endpoint that rings a line's telephone; made when there is none. Its name is read aloud and typed in by hand.
create function private.endpoint_of(p_line public.lines, p_sip_domain text) returns public.sip_endpoints
language plpgsql set search_path = ''
as $$
declare
  v_endpoint public.sip_endpoints;
  v_word text := substring(
    regexp_replace(
      translate(
        lower((p_line).protected_name), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿœæ', 'aaaaaaceeeeiiiinoooooouuuuyyoa'
      ),
      '[^a-z ''-]', '', 'g'
    )
    from '[a-z]{1,12}'
  );
begin
  select * into v_endpoint from public.sip_endpoints e where e.line_id = (p_line).id and e.status <> 'removed';
  if found then return v_endpoint; end if;
  if coalesce(p_sip_domain, '') !~ '^[a-z0-9][a-z0-9-]{1,61}\.sip(\.[a-z0-9-]+)?\.twilio\.com$' then
    raise exception 'not a SIP domain' using errcode = '22023';
  end if;
  for i in 1 .. 40 loop
    insert into public.sip_endpoints (tenant_id, line_id, username, domain)
    values (
      (p_line).tenant_id, (p_line).id,
      -- Longer once the short ones run out.
      coalesce(v_word, 'ligne') || '-' || lpad(floor(random() * power(10, case when i <= 20 then 4 else 8 end))::bigint::text, 4, '0'),
      p_sip_domain
    )
    on conflict (domain, username) do nothing
    returning * into v_endpoint;
    if found then return v_endpoint; end if;
  end loop;
  raise exception 'no free name for an endpoint' using errcode = '40001';
end
$$;
revoke execute on function private.endpoint_of(public.lines, text) from public;

-- Where the line is to ring, as wished; the endpoint is made with it. An endpoint that does not ring any more is retired.
create function private.wished_delivery(p_line public.lines, p_wish jsonb, p_sip_domain text) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_mode text := p_wish ->> 'delivery';
  v_number jsonb := jsonb_build_array(jsonb_build_object('kind', 'number', 'e164', p_wish ->> 'secondNumber'));
  v_endpoint public.sip_endpoints;
  v_sip jsonb;
begin
  if v_mode = 'keep' then return (p_line).delivery; end if;
  if v_mode = 'number' then
    update public.sip_endpoints e set status = 'removed' where e.line_id = (p_line).id and e.status <> 'removed';
    return v_number;
  end if;
  v_endpoint := private.endpoint_of(p_line, p_sip_domain);
  v_sip := jsonb_build_array(jsonb_build_object('kind', 'sip', 'uri', 'sip:' || v_endpoint.username || '@' || v_endpoint.domain));
  return case v_mode when 'sip' then v_sip when 'sip_then_number' then v_sip || v_number else v_number || v_sip end;
end
$$;
revoke execute on function private.wished_delivery(public.lines, jsonb, text) from public;

create function private.start_provisioning(p_line_id uuid, p_wish jsonb, p_sip_domain text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_unfinished constant integer := 10;
  v_user_id uuid := private.require_person();
  v_line public.lines;
  v_wish jsonb;
  v_job public.provisioning_jobs;
  v_has_number boolean;
  v_delivery jsonb;
begin
  select * into v_line from public.lines l where l.id = p_line_id;
  if not found then raise exception 'no such line' using errcode = 'P0002'; end if;
  perform private.require_role(v_line.tenant_id, array['owner']);
  -- What others of the tenant start meanwhile counts.
  perform from public.tenants t where t.id = v_line.tenant_id and t.status = 'active' for no key update;
  if not found then raise exception 'the tenant is suspended' using errcode = 'ET409'; end if;
  v_line := private.hold_own_line(p_line_id);
  select * into v_job from public.provisioning_jobs j where j.line_id = p_line_id and j.state not in ('ready', 'cancelled');
  if found then return private.shown_job(v_job); end if;

  v_wish := private.read_wish(p_wish);
  if v_line.cancelled_at is not null then raise exception 'the line is cancelled' using errcode = 'ET409'; end if;
  v_has_number := exists (select from public.phone_numbers n where n.line_id = p_line_id);
  if v_has_number <> (v_wish ->> 'kind' = 'change_number') then
    raise exception 'the line has %', case when v_has_number then 'a number already' else 'no number to change' end using errcode = 'ET409';
  end if;
  if not v_has_number then perform private.refuse_more_numbers(v_line.tenant_id); end if;
  if (
    select count(*) from public.provisioning_jobs j where j.tenant_id = v_line.tenant_id and j.state not in ('ready', 'cancelled')
  ) >= c_unfinished then
    raise exception 'too many lines on their way into service' using errcode = 'ET429';
  end if;

  v_delivery := private.wished_delivery(v_line, v_wish, p_sip_domain);
  if jsonb_array_length(v_delivery) = 0 then
    raise exception 'lines_in_service_ring_somewhere: the line rings nowhere'
      using errcode = '23514', constraint = 'lines_in_service_ring_somewhere', table = 'lines', schema = 'public';
  end if;
  update public.lines l
  set delivery = v_delivery, status = case when v_has_number then l.status else 'provisioning' end
  where l.id = p_line_id;
  insert into public.provisioning_jobs (tenant_id, line_id, kind, wish, requested_by)
  values (v_line.tenant_id, p_line_id, v_wish ->> 'kind', v_wish - 'kind', v_user_id)
  returning * into v_job;
  perform private.note_provisioning(v_job.id, 'started');
  return private.shown_job(v_job);
end
$$;
revoke execute on function private.start_provisioning(uuid, jsonb, text) from public;
grant execute on function private.start_provisioning(uuid, jsonb, text) to authenticated;

-- For owners: {kind, country, numberType, area?, delivery, secondNumber?}. Asked for again before it is over: the same job. The domain is
-- that of the environment.
create function public.start_provisioning(p_line_id uuid, p_wish jsonb, p_sip_domain text) returns jsonb
language sql set search_path = ''
as $$ select private.start_provisioning(p_line_id, p_wish, p_sip_domain) $$;
revoke execute on function public.start_provisioning(uuid, jsonb, text) from public, anon, service_role;
grant execute on function public.start_provisioning(uuid, jsonb, text) to authenticated;
