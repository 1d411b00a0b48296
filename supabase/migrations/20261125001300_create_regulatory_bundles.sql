-- Whether the provider lets a tenant use numbers of one kind. What the tenant said of itself is at the provider and in its profile.
create table public.regulatory_bundles (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  country text not null check (country ~ '^[A-Z]{2}$'),
  number_type text not null check (number_type in ('local', 'mobile', 'national', 'toll_free')),
  end_user_type text not null check (end_user_type in ('individual', 'business')),
  status text not null default 'draft'
    check (status in ('draft', 'pending_review', 'in_review', 'rejected', 'approved', 'provisionally_approved')),
  missing jsonb not null default '[]' check (jsonb_typeof(missing) = 'array' and pg_column_size(missing) <= 8192),
  failure_reason text check (char_length(failure_reason) <= 500),
  submitted_at timestamptz,
  regulation_sid text check (char_length(regulation_sid) between 1 and 64),
  provider_sid text unique check (char_length(provider_sid) between 1 and 64),
  address_sid text check (char_length(address_sid) between 1 and 64),
  end_user_sid text check (char_length(end_user_sid) between 1 and 64),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (tenant_id, country, number_type, end_user_type)
);
comment on column public.regulatory_bundles.missing is '[{field, reason}]: names of facts, not the facts';
create index regulatory_bundles_in_review_idx on public.regulatory_bundles (updated_at)
  where status in ('pending_review', 'in_review', 'provisionally_approved');
alter table public.regulatory_bundles enable row level security;
revoke all on public.regulatory_bundles from anon, authenticated, service_role;
grant select (id, tenant_id, country, number_type, end_user_type, status, missing, failure_reason, submitted_at, created_at, updated_at)
  on public.regulatory_bundles to authenticated;
grant select, insert, update, delete on public.regulatory_bundles to service_role;

create policy "members see whether their numbers are approved" on public.regulatory_bundles
  for select to authenticated using (tenant_id = any (array(select private.my_tenant_ids())));

create trigger regulatory_bundles_touch_updated_at before update on public.regulatory_bundles
  for each row execute function private.touch_updated_at();

create function private.bundle_json(p_bundle public.regulatory_bundles) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when (p_bundle).id is not null then jsonb_build_object(
    'id', (p_bundle).id, 'tenantId', (p_bundle).tenant_id, 'country', (p_bundle).country, 'numberType', (p_bundle).number_type,
    'endUserType', (p_bundle).end_user_type, 'regulationSid', (p_bundle).regulation_sid, 'providerSid', (p_bundle).provider_sid,
    'addressSid', (p_bundle).address_sid, 'endUserSid', (p_bundle).end_user_sid, 'status', (p_bundle).status,
    'missing', (p_bundle).missing, 'failureReason', (p_bundle).failure_reason, 'submittedAt', private.iso((p_bundle).submitted_at),
    'updatedAt', private.iso((p_bundle).updated_at)
  ) end
$$;
revoke execute on function private.bundle_json(public.regulatory_bundles) from public;

-- What a tenant says of itself, and how far its approval for such numbers has come; null for what there is not.
create function public.bundle_for(p_tenant_id uuid, p_country text, p_number_type text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'profile', private.profile_json(p_tenant_id),
    'bundle', (
      select private.bundle_json(b)
      from public.regulatory_bundles b left join public.regulatory_profiles p on p.tenant_id = b.tenant_id
      where b.tenant_id = p_tenant_id and b.country = p_country and b.number_type = p_number_type
        and b.end_user_type = coalesce(p.end_user_type, b.end_user_type)
      order by b.updated_at desc
      limit 1
    )
  )
$$;
revoke execute on function public.bundle_for(uuid, text, text) from public, anon, authenticated;
grant execute on function public.bundle_for(uuid, text, text) to service_role;

-- Puts on record what the provider has: {country, numberType, endUserType, status, regulationSid, providerSid, addressSid,
-- endUserSid, missing, failureReason, submittedAt}; what is left out stays. Null when the tenant is gone: what was made for it is
-- cleaned up.
create function public.save_bundle(p_tenant_id uuid, p_bundle jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_bundle public.regulatory_bundles;
begin
  perform from public.tenants t where t.id = p_tenant_id for key share;
  if not found then
    perform private.clean_up_bundle(p_bundle ->> 'providerSid', p_bundle ->> 'endUserSid', p_bundle ->> 'addressSid');
    return null;
  end if;
  insert into public.regulatory_bundles as b (
    tenant_id, country, number_type, end_user_type, status, missing, failure_reason, submitted_at, regulation_sid, provider_sid,
    address_sid, end_user_sid
  )
  values (
    p_tenant_id, p_bundle ->> 'country', p_bundle ->> 'numberType', p_bundle ->> 'endUserType', coalesce(p_bundle ->> 'status', 'draft'),
    coalesce(nullif(p_bundle -> 'missing', 'null'), '[]'), left(p_bundle ->> 'failureReason', 500),
    (p_bundle ->> 'submittedAt')::timestamptz, p_bundle ->> 'regulationSid', p_bundle ->> 'providerSid', p_bundle ->> 'addressSid',
    p_bundle ->> 'endUserSid'
  )
  on conflict (tenant_id, country, number_type, end_user_type) do update
  set status = coalesce(p_bundle ->> 'status', b.status),
    missing = case when p_bundle ? 'missing' then excluded.missing else b.missing end,
    failure_reason = case when p_bundle ? 'failureReason' then excluded.failure_reason else b.failure_reason end,
    submitted_at = coalesce(excluded.submitted_at, b.submitted_at),
    regulation_sid = coalesce(excluded.regulation_sid, b.regulation_sid),
    provider_sid = coalesce(excluded.provider_sid, b.provider_sid),
    address_sid = coalesce(excluded.address_sid, b.address_sid),
    end_user_sid = coalesce(excluded.end_user_sid, b.end_user_sid)
  returning * into v_bundle;
  return private.bundle_json(v_bundle);
end
$$;
revoke execute on function public.save_bundle(uuid, jsonb) from public, anon, authenticated;
grant execute on function public.save_bundle(uuid, jsonb) to service_role;

-- What the provider decided. Wakes the jobs that waited for it and names them; safe to repeat.
create function public.record_bundle_status(p_provider_sid text, p_status text, p_failure text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_bundle public.regulatory_bundles;
  v_job_ids uuid[] := '{}';
begin
  update public.regulatory_bundles b
  set status = p_status,
    failure_reason = case when p_status in ('rejected', 'draft') then coalesce(left(p_failure, 500), b.failure_reason) end
  where b.provider_sid = p_provider_sid
  returning * into v_bundle;
  if not found then return jsonb_build_object('jobIds', '[]'::jsonb, 'tenantId', null); end if;
  -- One that is still looked at changes nothing for them.
  if p_status in ('approved', 'provisionally_approved', 'rejected') then
    select coalesce(array_agg(j.id order by j.id), '{}') into v_job_ids
    from public.provisioning_jobs j
    where j.tenant_id = v_bundle.tenant_id and j.state = 'parked'
      and (j.park_reason = 'approval_pending' or (j.park_reason in ('approval_rejected', 'documents_missing') and p_status <> 'rejected'))
      and j.wish ->> 'country' = v_bundle.country
      and j.wish ->> 'numberType' = v_bundle.number_type;
    perform private.wake_provisioning(id, 'bundle_' || p_status) from unnest(v_job_ids) as woken (id);
  end if;
  return jsonb_build_object('jobIds', to_jsonb(v_job_ids), 'tenantId', v_bundle.tenant_id);
end
$$;
revoke execute on function public.record_bundle_status(text, text, text) from public, anon, authenticated;
grant execute on function public.record_bundle_status(text, text, text) to service_role;

-- Whose answer may have been lost: to be looked up at the provider.
create function public.bundles_in_review(p_now timestamptz, p_limit integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(provider_sid order by updated_at), '[]')
  from (
    select b.provider_sid, b.updated_at from public.regulatory_bundles b
    where b.status in ('pending_review', 'in_review', 'provisionally_approved') and b.provider_sid is not null and b.updated_at < p_now
    order by b.updated_at
    limit least(p_limit, 500)
  ) waiting
$$;
revoke execute on function public.bundles_in_review(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.bundles_in_review(timestamptz, integer) to service_role;
