-- The credentials of all lines are in one list, by user name alone: an endpoint that merely claims another domain must not share one.
create unique index sip_endpoints_username_idx on public.sip_endpoints (username);

-- As before, whatever the domain.
create or replace function private.endpoint_of(p_line public.lines, p_sip_domain text) returns public.sip_endpoints
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
    on conflict (username) do nothing
    returning * into v_endpoint;
    if found then return v_endpoint; end if;
  end loop;
  raise exception 'no free name for an endpoint' using errcode = '40001';
end
$$;

-- As before. A credential that an endpoint goes by again is not removed under it: names of endpoints that are gone are given anew.
create or replace function public.due_cleanups(p_now timestamptz, p_limit integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_due jsonb;
begin
  update private.provider_cleanups c set done_at = p_now, detail = '{}'
  where c.kind = 'number_config' and c.done_at is null
    and not exists (select from public.phone_numbers n where n.provider_sid = c.provider_sid and n.status = 'assigned');
  update private.provider_cleanups c set done_at = p_now, detail = '{}'
  where c.kind = 'credential' and c.done_at is null and exists (
    select from public.sip_endpoints e
    where e.status <> 'removed' and (e.credential_sid = c.provider_sid or (c.provider_sid is null and e.username = c.detail ->> 'username'))
  );
  with taken as (
    update private.provider_cleanups c
    set taken = c.asked, attempts = c.attempts + 1, next_at = p_now + least(interval '10 minutes' * power(2, least(c.attempts, 8)), interval '1 day')
    where c.id = any (array(
      select d.id from private.provider_cleanups d
      where d.done_at is null and d.next_at <= p_now
      order by d.id
      limit least(p_limit, 500)
      for update skip locked
    ))
    returning c.*
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', t.id, 'kind', t.kind, 'providerSid', t.provider_sid, 'attempts', t.attempts,
    'detail', t.detail || case when t.kind = 'number_config' then jsonb_build_object(
      'lineId', n.line_id, 'targets', l.delivery
    ) else '{}' end
  ) order by t.id), '[]')
  into v_due
  from taken t
  left join public.phone_numbers n on t.kind = 'number_config' and n.provider_sid = t.provider_sid
  left join public.lines l on l.id = n.line_id;
  return v_due;
end
$$;
