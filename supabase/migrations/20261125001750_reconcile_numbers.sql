-- What the provider last said that we own, and under which name: numbers of ours and whatever else the account is used for.
create table private.owned_numbers (
  e164 text primary key,
  provider_sid text not null,
  friendly_name text not null default '',
  seen_at timestamptz not null
);
alter table private.owned_numbers enable row level security;
revoke all on private.owned_numbers from anon, authenticated, service_role;
create policy "nobody comes here" on private.owned_numbers for all to anon, authenticated using (false);

-- As far as a prefix tells; of +1 it does not.
create function private.country_of(p_e164 text) returns text
language sql immutable set search_path = ''
as $$
  select country
  from (values
    ('+33', 'FR'), ('+32', 'BE'), ('+41', 'CH'), ('+352', 'LU'), ('+377', 'MC'), ('+44', 'GB'), ('+353', 'IE'), ('+49', 'DE'), ('+34', 'ES'),
    ('+351', 'PT'), ('+39', 'IT'), ('+31', 'NL'), ('+43', 'AT')
  ) as prefixes (prefix, country)
  where starts_with(p_e164, prefix)
$$;
revoke execute on function private.country_of(text) from public;

-- A number that bears our name at the provider and is missing here: it goes back to what it says it is for, if that has no other by
-- now. Otherwise it rests: somebody may still forward their calls to it.
create function private.adopt_owned_number(p_number jsonb, p_country text, p_number_type text) returns public.phone_numbers
language plpgsql set search_path = ''
as $$
declare
  v_line public.lines;
  v_number public.phone_numbers;
begin
  select * into v_line from public.lines l
  where l.id = substring(
      p_number ->> 'friendlyName' from '^ethiq ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$'
    )::uuid
    and l.status not in ('draft', 'provisioning')
    and not exists (select from public.provisioning_jobs j where j.line_id = l.id and j.state not in ('ready', 'cancelled'))
    and not exists (select from public.phone_numbers n where n.line_id = l.id)
    and l.forwarded_number is distinct from p_number ->> 'e164'
    and not l.delivery @> jsonb_build_array(jsonb_build_object('e164', p_number -> 'e164'))
  for no key update;
  insert into public.phone_numbers (e164, provider_sid, country, number_type, status, tenant_id, line_id)
  values (
    p_number ->> 'e164', p_number ->> 'sid', p_country, p_number_type,
    case when v_line.id is not null then 'assigned' when p_number ->> 'friendlyName' = 'ethiq pool' then 'available' else 'quarantined' end,
    v_line.tenant_id, v_line.id
  )
  on conflict (e164) do nothing
  returning * into v_number;
  if v_number.line_id is not null then
    perform private.clean_up('number_config', v_number.provider_sid, jsonb_build_object('e164', v_number.e164));
  end if;
  return v_number;
end
$$;
revoke execute on function private.adopt_owned_number(jsonb, text, text) from public;

-- The journal and open pages of whoever a vanished number served.
create function private.tell_number(p_number public.phone_numbers, p_event text) returns void
language plpgsql set search_path = ''
as $$
begin
  if (p_number).line_id is null then return; end if;
  insert into public.audit_log (tenant_id, actor_kind, request_id, table_name, row_id, action, after)
  values (
    (p_number).tenant_id, private.actor_kind(), private.request_id(), 'phone_numbers', (p_number).id::text, p_event,
    jsonb_build_object('e164', (p_number).e164, 'line_id', (p_number).line_id)
  );
  perform realtime.send(
    jsonb_build_object('lineId', (p_number).line_id, 'event', p_event, 'at', private.iso(clock_timestamp())),
    'number', 'line:' || (p_number).line_id, true
  );
end
$$;
revoke execute on function private.tell_number(public.phone_numbers, text) from public;

-- Compares all that the provider says we own, [{sid, e164, friendlyName, country?, numberType?}], with what we believe; p_now: when the
-- list was begun. Nothing is taken from anybody: a number of the provider's that bears no name of ours is an operator's to adopt, and
-- one whose purchase is still open is its job's. Safe to repeat.
create function public.record_owned_numbers(p_numbers jsonb, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_owned jsonb;
  v_number public.phone_numbers;
  v_country text;
  v_adopted jsonb := '[]';
  v_unknown jsonb := '[]';
  v_vanished jsonb := '[]';
  v_returned jsonb := '[]';
  v_corrected jsonb;
begin
  -- One reconciliation at a time.
  perform pg_advisory_xact_lock(hashtextextended('ethiq.owned_numbers', 0));
  delete from private.owned_numbers;
  insert into private.owned_numbers (e164, provider_sid, friendly_name, seen_at)
  select distinct on (number ->> 'e164') number ->> 'e164', number ->> 'sid', left(coalesce(number ->> 'friendlyName', ''), 200), p_now
  from jsonb_array_elements(p_numbers) as owned (number)
  order by number ->> 'e164';

  -- A SID that two of ours exchanged is nobody's for a moment.
  with wrong as (
    select n.id from public.phone_numbers n join private.owned_numbers o on o.e164 = n.e164
    where n.provider_sid is distinct from o.provider_sid
  )
  update public.phone_numbers n set provider_sid = null
  where n.provider_sid is not null
    and (n.id in (select id from wrong)
      or exists (select from private.owned_numbers o where o.provider_sid = n.provider_sid and o.e164 <> n.e164));
  with corrected as (
    update public.phone_numbers n set provider_sid = o.provider_sid
    from private.owned_numbers o
    where o.e164 = n.e164 and n.provider_sid is null
    returning n.e164
  )
  select coalesce(jsonb_agg(e164 order by e164), '[]') into v_corrected from corrected;

  for v_owned in
    select number from jsonb_array_elements(p_numbers) as owned (number)
    where not exists (select from public.phone_numbers n where n.e164 = number ->> 'e164')
      and not exists (
        select from private.number_purchases p where p.e164 = number ->> 'e164' and p.state in ('intended', 'unknown')
      )
  loop
    v_country := coalesce(
      v_owned ->> 'country',
      (select p.country from private.number_purchases p where p.e164 = v_owned ->> 'e164' order by p.created_at desc limit 1),
      private.country_of(v_owned ->> 'e164')
    );
    if v_owned ->> 'friendlyName' not like 'ethiq %' or v_owned ->> 'friendlyName' is null or v_country is null then
      v_unknown := v_unknown || jsonb_build_object('e164', v_owned ->> 'e164', 'sid', v_owned ->> 'sid');
      continue;
    end if;
    v_number := private.adopt_owned_number(
      v_owned, v_country,
      coalesce(
        v_owned ->> 'numberType',
        (select p.number_type from private.number_purchases p where p.e164 = v_owned ->> 'e164' order by p.created_at desc limit 1),
        case when v_owned ->> 'e164' ~ '^\+33[67]' then 'mobile' when v_owned ->> 'e164' ~ '^\+339' then 'national' else 'local' end
      )
    );
    if v_number.id is not null then
      v_adopted := v_adopted || jsonb_build_object('e164', v_number.e164, 'status', v_number.status, 'lineId', v_number.line_id);
    end if;
  end loop;

  -- Given back, and still there: it is given back again.
  with kept as (
    update public.phone_numbers n
    set status = 'quarantined', quarantined_until = p_now, release_asked_at = p_now, vanished_at = null
    from private.owned_numbers o
    where o.e164 = n.e164 and n.status = 'released'
      and not exists (select from private.number_purchases p where p.e164 = n.e164 and p.state in ('intended', 'unknown'))
    returning n.e164
  )
  select coalesce(jsonb_agg(e164 order by e164), '[]') into v_returned from kept;

  update public.phone_numbers n set vanished_at = null
  from private.owned_numbers o where o.e164 = n.e164 and n.vanished_at is not null;
  for v_number in
    update public.phone_numbers n set vanished_at = p_now
    where n.status <> 'released' and n.provider_sid is not null and n.vanished_at is null
      -- One that came while the list was read is not missing from it.
      and greatest(n.created_at, n.bought_at) < p_now - interval '5 minutes'
      and not exists (select from private.owned_numbers o where o.e164 = n.e164)
    returning n.*
  loop
    perform private.tell_number(v_number, 'number_vanished');
    v_vanished := v_vanished || jsonb_build_object('e164', v_number.e164, 'status', v_number.status, 'lineId', v_number.line_id);
  end loop;
  return jsonb_build_object(
    'adopted', v_adopted, 'vanished', v_vanished, 'unknown', v_unknown, 'corrected', v_corrected, 'stillOwned', v_returned
  );
end
$$;
revoke execute on function public.record_owned_numbers(jsonb, timestamptz) from public, anon, authenticated;
grant execute on function public.record_owned_numbers(jsonb, timestamptz) to service_role;
