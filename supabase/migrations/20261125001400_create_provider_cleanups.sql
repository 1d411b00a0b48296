-- What we no longer need and the provider still has, and numbers that it is to know otherwise than it does. A row stays until the
-- provider has answered.
create table private.provider_cleanups (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('credential', 'bundle', 'end_user', 'address', 'number_config')),
  provider_sid text,
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object' and pg_column_size(detail) <= 2048),
  asked integer not null default 1,
  taken integer not null default 0,
  attempts smallint not null default 0,
  last_error text check (char_length(last_error) <= 200),
  next_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  done_at timestamptz,
  constraint provider_cleanups_name_something check (provider_sid is not null or detail <> '{}' or done_at is not null)
);
comment on column private.provider_cleanups.detail is
  'By what it is found when no SID is known: {username} of a credential, {e164} of a number. Forgotten once that is done';
comment on column private.provider_cleanups.taken is 'How often it had been asked for when a worker took it: what is asked for meanwhile is not done with';
create unique index provider_cleanups_once_idx on private.provider_cleanups (kind, provider_sid) where done_at is null;
create index provider_cleanups_due_idx on private.provider_cleanups (next_at) where done_at is null;
create index provider_cleanups_done_at_idx on private.provider_cleanups (done_at) where done_at is not null;
alter table private.provider_cleanups enable row level security;
revoke all on private.provider_cleanups from anon, authenticated, service_role;
create policy "nobody comes here" on private.provider_cleanups for all to anon, authenticated using (false);

create function private.clean_up(p_kind text, p_provider_sid text, p_detail jsonb default '{}') returns void
language sql security definer set search_path = ''
as $$
  insert into private.provider_cleanups (kind, provider_sid, detail)
  select p_kind, p_provider_sid, p_detail where p_provider_sid is not null or p_detail <> '{}'
  on conflict (kind, provider_sid) where done_at is null do update set asked = provider_cleanups.asked + 1
$$;
revoke execute on function private.clean_up(text, text, jsonb) from public;

-- In the order in which the provider lets go of them.
create function private.clean_up_bundle(p_bundle_sid text, p_end_user_sid text, p_address_sid text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.clean_up('bundle', p_bundle_sid);
  perform private.clean_up('end_user', p_end_user_sid);
  perform private.clean_up('address', p_address_sid);
end
$$;
revoke execute on function private.clean_up_bundle(text, text, text) from public;

create function private.clean_up_after_bundle() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.clean_up_bundle(old.provider_sid, old.end_user_sid, old.address_sid);
  return null;
end
$$;
revoke execute on function private.clean_up_after_bundle() from public;
create trigger regulatory_bundles_clean_up after delete on public.regulatory_bundles
  for each row execute function private.clean_up_after_bundle();

-- Another one took its place.
create function private.clean_up_former_bundle() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.clean_up('bundle', old.provider_sid);
  return null;
end
$$;
revoke execute on function private.clean_up_former_bundle() from public;
create trigger regulatory_bundles_clean_up_former after update of provider_sid on public.regulatory_bundles
  for each row when (old.provider_sid <> new.provider_sid) execute function private.clean_up_former_bundle();

-- An endpoint without a line is nobody's way to a telephone any more.
create function private.retire_endpoint() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.line_id is null and old.line_id is not null then new.status := 'removed'; end if;
  return new;
end
$$;
revoke execute on function private.retire_endpoint() from public;
create trigger sip_endpoints_retire before update of line_id on public.sip_endpoints
  for each row execute function private.retire_endpoint();

-- Without a SID the credential may exist all the same: the answer that named it was lost. Its user name finds it.
create function private.clean_up_after_endpoint() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if old.status = 'removed' then return null; end if;
  -- A draft must not be put into service later with a telephone that cannot ring.
  update public.lines l
  set delivery = (
    select coalesce(jsonb_agg(target order by n), '[]')
    from jsonb_array_elements(l.delivery) with ordinality as t (target, n)
    where target ->> 'uri' is distinct from 'sip:' || old.username || '@' || old.domain
  )
  where l.id = old.line_id and l.status = 'draft'
    and l.delivery @> jsonb_build_array(jsonb_build_object('uri', 'sip:' || old.username || '@' || old.domain));
  perform private.clean_up(
    'credential', old.credential_sid,
    case when old.credential_sid is null then jsonb_build_object('username', old.username, 'domain', old.domain) else '{}' end
  );
  return null;
end
$$;
revoke execute on function private.clean_up_after_endpoint() from public;
create trigger sip_endpoints_clean_up_removed after update of status, line_id on public.sip_endpoints
  for each row when (new.status = 'removed') execute function private.clean_up_after_endpoint();
create trigger sip_endpoints_clean_up_deleted after delete on public.sip_endpoints
  for each row execute function private.clean_up_after_endpoint();

-- What is to be removed now. Each is ours for ten minutes, and later every time: a worker that died is followed by another, and what
-- the provider refuses is asked for ever less often. A number is to be configured for the line that it serves by now; one at rest is
-- left to numbers_to_rest.
create function public.due_cleanups(p_now timestamptz, p_limit integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_due jsonb;
begin
  update private.provider_cleanups c set done_at = p_now, detail = '{}'
  where c.kind = 'number_config' and c.done_at is null
    and not exists (select from public.phone_numbers n where n.provider_sid = c.provider_sid and n.status = 'assigned');
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
revoke execute on function public.due_cleanups(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.due_cleanups(timestamptz, integer) to service_role;

-- Without an error it is done, unless it was asked for again meanwhile; with one it is tried again.
create function public.settle_cleanup(p_id bigint, p_error text default null) returns void
language sql security definer set search_path = ''
as $$
  update private.provider_cleanups c
  set last_error = left(p_error, 200),
    done_at = case when p_error is null and c.taken >= c.asked then now() end,
    detail = case when p_error is null and c.taken >= c.asked then '{}' else c.detail end,
    next_at = case when p_error is null then now() else c.next_at end
  where c.id = p_id and c.done_at is null
$$;
revoke execute on function public.settle_cleanup(bigint, text) from public, anon, authenticated;
grant execute on function public.settle_cleanup(bigint, text) to service_role;
