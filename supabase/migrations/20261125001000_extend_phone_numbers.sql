-- What the pool knows of a number besides whom it serves. Between two people it rests: whoever still forwards their calls to it must
-- not reach a stranger.
alter table public.phone_numbers
  add column number_type text not null default 'local' check (number_type in ('local', 'mobile', 'national', 'toll_free')),
  add column job_id uuid references public.provisioning_jobs (id) on delete set null,
  add column bundle_tenant_id uuid references public.tenants (id) on delete set null,
  add column bought_at timestamptz,
  add column monthly_price_cents integer check (monthly_price_cents >= 0),
  add column quarantined_at timestamptz,
  add column quarantined_until timestamptz,
  add column burned_at timestamptz,
  add column burn_reason text check (char_length(burn_reason) between 1 and 200),
  add column cleared_at timestamptz,
  add column vanished_at timestamptz,
  add column release_asked_at timestamptz,
  add constraint phone_numbers_burned_for_a_reason check ((burned_at is null) = (burn_reason is null));
comment on column public.phone_numbers.job_id is 'For which a reserved number is kept';
comment on column public.phone_numbers.bundle_tenant_id is 'Whose approval it was bought with: it serves no other tenant';
comment on column public.phone_numbers.burned_at is 'Never to be given to anybody again';
comment on column public.phone_numbers.cleared_at is 'Since when its configuration at the provider names nobody''s telephone';
comment on column public.phone_numbers.vanished_at is 'Since when the provider does not know it as ours';
comment on column public.phone_numbers.release_asked_at is 'An operator wants it given back to the provider';

-- People see what they saw, and of which type their number is.
revoke select on public.phone_numbers from authenticated;
grant select (id, e164, provider_sid, country, number_type, status, tenant_id, line_id, created_at, updated_at)
  on public.phone_numbers to authenticated;

create function private.date_number_states() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.status = 'quarantined' then
    new.quarantined_at := coalesce(new.quarantined_at, now());
    new.quarantined_until := coalesce(new.quarantined_until, new.quarantined_at + interval '90 days');
  else
    new.quarantined_at := null;
    new.quarantined_until := null;
  end if;
  if new.status <> 'reserved' then new.job_id := null; end if;
  if new.status in ('reserved', 'assigned') then new.cleared_at := null; end if;
  return new;
end
$$;
revoke execute on function private.date_number_states() from public;
create trigger phone_numbers_date_states before insert or update on public.phone_numbers
  for each row execute function private.date_number_states();

update public.phone_numbers n set quarantined_at = n.updated_at where n.status = 'quarantined';
alter table public.phone_numbers
  add constraint phone_numbers_rest_until check (
    (status = 'quarantined') = (quarantined_at is not null) and (quarantined_at is null) = (quarantined_until is null)
  );

create unique index phone_numbers_job_id_idx on public.phone_numbers (job_id) where job_id is not null;
create index phone_numbers_bundle_tenant_id_idx on public.phone_numbers (bundle_tenant_id) where bundle_tenant_id is not null;
create index phone_numbers_free_idx on public.phone_numbers (country, number_type, created_at) where status = 'available';
create index phone_numbers_resting_idx on public.phone_numbers (quarantined_at) where status = 'quarantined';

-- As before. What is the pool's own affair is no part of a tenant's journal; neither are papers of its owner, of which it is noted
-- that they changed.
create or replace function private.audit() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  c_unsaid constant text[] := array[
    'updated_at', 'revision', 'token_hash', 'key_hash', 'email', 'job_id', 'bundle_tenant_id', 'monthly_price_cents', 'burned_at',
    'burn_reason', 'cleared_at', 'vanished_at', 'release_asked_at'
  ];
  c_unspelled constant text[] := array['family_word', 'attributes', 'address', 'documents'];
  v_key text;
  old_row jsonb;
  new_row jsonb;
  any_row jsonb;
  v_tenant_id uuid;
begin
  if tg_op <> 'INSERT' then old_row := to_jsonb(old) - c_unsaid; end if;
  if tg_op <> 'DELETE' then new_row := to_jsonb(new) - c_unsaid; end if;
  if old_row = new_row then return null; end if;
  any_row := coalesce(new_row, old_row);
  v_tenant_id := coalesce(
    new_row ->> 'tenant_id', old_row ->> 'tenant_id', case when tg_table_name = 'tenants' then any_row ->> 'id' end
  )::uuid;
  -- Erasing a tenant erases its journal; what is erased with it is not news.
  if current_setting('ethiq.erasing', true) = v_tenant_id::text then return null; end if;
  foreach v_key in array c_unspelled loop
    if old_row ? v_key and new_row ? v_key and old_row -> v_key is distinct from new_row -> v_key then
      new_row := jsonb_set(new_row, array[v_key], '"changed"');
    elsif new_row ->> v_key is not null then
      new_row := jsonb_set(new_row, array[v_key], '"set"');
    end if;
    if old_row ->> v_key is not null then old_row := jsonb_set(old_row, array[v_key], '"set"'); end if;
  end loop;
  insert into public.audit_log (tenant_id, actor_id, actor_kind, request_id, table_name, row_id, action, before, after)
  values (
    v_tenant_id,
    (select auth.uid()),
    private.actor_kind(),
    private.request_id(),
    tg_table_name,
    coalesce(any_row ->> 'id', any_row ->> 'user_id', any_row ->> 'tenant_id'),
    lower(tg_op),
    old_row,
    new_row
  );
  return null;
end
$$;
