create function private.hold_number(p_e164 text) returns public.phone_numbers
language plpgsql set search_path = ''
as $$
declare
  v_number public.phone_numbers;
begin
  -- As everybody: the line before its number.
  perform from public.lines l
  where l.id = (select n.line_id from public.phone_numbers n where n.e164 = p_e164) for no key update;
  select * into v_number from public.phone_numbers n where n.e164 = p_e164 for no key update;
  if not found then raise exception 'no such number' using errcode = 'P0002'; end if;
  if v_number.status = 'released' then raise exception 'the number is no longer ours' using errcode = 'ET409'; end if;
  return v_number;
end
$$;
revoke execute on function private.hold_number(text) from public;

create function private.shown_number(p_e164 text) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'e164', n.e164, 'status', n.status, 'country', n.country, 'numberType', n.number_type, 'providerSid', n.provider_sid,
    'tenantId', n.tenant_id, 'lineId', n.line_id, 'burnedAt', private.iso(n.burned_at),
    'quarantinedUntil', private.iso(n.quarantined_until), 'clearedAt', private.iso(n.cleared_at),
    'releaseAskedAt', private.iso(n.release_asked_at)
  ))
  from public.phone_numbers n where n.e164 = p_e164
$$;
revoke execute on function private.shown_number(text) from public;

-- As before, in the common order of locks.
create or replace function ops.quarantine_number(p_e164 text, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
  v_number public.phone_numbers;
begin
  perform private.begin_operation();
  v_number := private.hold_number(p_e164);
  -- A line that shows as active must be one.
  update public.lines l set status = 'draft' where l.id = v_number.line_id and l.status <> 'draft';
  update public.phone_numbers n set status = 'quarantined', line_id = null, tenant_id = null where n.id = v_number.id;
  perform private.note_operation(
    v_number.tenant_id, 'quarantine_number', 'phone_numbers', v_number.id::text,
    jsonb_build_object('reason', v_reason, 'lineId', v_number.line_id)
  );
  return jsonb_build_object('e164', p_e164, 'status', 'quarantined', 'tenantId', v_number.tenant_id, 'lineId', v_number.line_id);
end
$$;

create function ops.burn_number(p_e164 text, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
  v_number public.phone_numbers;
begin
  perform private.begin_operation();
  v_number := private.hold_number(p_e164);
  update public.lines l set status = 'draft' where l.id = v_number.line_id and l.status <> 'draft';
  update public.phone_numbers n
  set status = 'quarantined', line_id = null, tenant_id = null, burned_at = coalesce(n.burned_at, now()), burn_reason = v_reason
  where n.id = v_number.id;
  perform private.note_operation(
    v_number.tenant_id, 'burn_number', 'phone_numbers', v_number.id::text,
    jsonb_build_object('reason', v_reason, 'lineId', v_number.line_id)
  );
  return private.shown_number(p_e164);
end
$$;
comment on function ops.burn_number(text, text) is
  'Takes an Ethiq number out of use for good: after its rest it goes back to the provider. A line that it served is a draft again.';

create function ops.unburn_number(p_e164 text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_number public.phone_numbers;
begin
  perform private.begin_operation();
  v_number := private.hold_number(p_e164);
  if v_number.burned_at is null then raise exception 'the number is not burned' using errcode = 'ET409'; end if;
  update public.phone_numbers n set burned_at = null, burn_reason = null where n.id = v_number.id;
  perform private.note_operation(
    null, 'unburn_number', 'phone_numbers', v_number.id::text, jsonb_build_object('after', v_number.burn_reason)
  );
  return private.shown_number(p_e164);
end
$$;
comment on function ops.unburn_number(text) is 'Takes it back that a number is burned: it rests on, and then serves again.';

create function ops.adopt_number(p_e164 text, p_provider_sid text, p_country text, p_number_type text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid;
begin
  perform private.begin_operation();
  if exists (
    select from private.number_purchases p where p.e164 = p_e164 and p.state in ('intended', 'unknown')
  ) then
    raise exception 'a purchase of this number is still open' using errcode = 'ET409';
  end if;
  insert into public.phone_numbers as n (e164, provider_sid, country, number_type, bought_at)
  values (p_e164, p_provider_sid, p_country, p_number_type, now())
  on conflict (e164) do update
  set provider_sid = excluded.provider_sid, country = excluded.country, number_type = excluded.number_type, status = 'available',
    bought_at = excluded.bought_at, vanished_at = null, release_asked_at = null, cleared_at = null, bundle_tenant_id = null
  where n.status = 'released' and n.burned_at is null
  returning n.id into v_id;
  if v_id is null then raise exception 'the number is on record already' using errcode = 'ET409'; end if;
  perform private.note_operation(
    null, 'adopt_number', 'phone_numbers', v_id::text, jsonb_build_object('e164', p_e164, 'providerSid', p_provider_sid)
  );
  return private.shown_number(p_e164);
end
$$;
comment on function ops.adopt_number(text, text, text, text) is
  'Puts a number that the account at the provider owns (p_provider_sid, as in ops.number_differences) into the pool. Its settings there are replaced: not for the sender of our SMS.';

create function ops.release_number(p_e164 text, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
  v_number public.phone_numbers;
begin
  perform private.begin_operation();
  v_number := private.hold_number(p_e164);
  if v_number.status in ('assigned', 'reserved') then
    raise exception 'the number is in use: quarantine it first' using errcode = 'ET409';
  end if;
  update public.phone_numbers n
  set release_asked_at = now(), status = 'quarantined', quarantined_at = coalesce(n.quarantined_at, now()), quarantined_until = now()
  where n.id = v_number.id;
  perform private.note_operation(null, 'release_number', 'phone_numbers', v_number.id::text, jsonb_build_object('reason', v_reason));
  return private.shown_number(p_e164);
end
$$;
comment on function ops.release_number(text, text) is
  'Ends what is left of a number''s rest and has it given back to the provider, within hours; a French number not before 72 hours after it was bought.';

create function ops.return_number(p_e164 text, p_reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_reason text := private.require_reason(p_reason);
  v_number public.phone_numbers;
begin
  perform private.begin_operation();
  v_number := private.hold_number(p_e164);
  if v_number.status <> 'quarantined' then raise exception 'the number does not rest' using errcode = 'ET409'; end if;
  if v_number.burned_at is not null then raise exception 'the number is burned' using errcode = 'ET409'; end if;
  update public.phone_numbers n
  set release_asked_at = null, quarantined_until = greatest(n.quarantined_at, now()),
    status = case when n.cleared_at is not null then 'available' else n.status end
  where n.id = v_number.id;
  perform private.note_operation(null, 'return_number', 'phone_numbers', v_number.id::text, jsonb_build_object('reason', v_reason));
  return private.shown_number(p_e164);
end
$$;
comment on function ops.return_number(text, text) is
  'Ends the rest of a number early: it is free at once if its settings at the provider name nobody any more, and otherwise within hours.';

revoke execute on all functions in schema ops from public, anon, authenticated;
grant execute on all functions in schema ops to service_role;
