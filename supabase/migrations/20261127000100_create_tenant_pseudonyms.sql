-- Under which name a tenant counts where several tenants are counted together. Random, so that what is counted says nothing of whom;
-- erasing the tenant takes it, and all that was counted under it.
create table private.tenant_pseudonyms (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  pseudonym uuid not null unique default gen_random_uuid()
);
alter table private.tenant_pseudonyms enable row level security;
revoke all on private.tenant_pseudonyms from anon, authenticated, service_role;
create policy "nobody comes here" on private.tenant_pseudonyms for all to anon, authenticated using (false);

create function private.pseudonym_of(p_tenant_id uuid) returns uuid
language plpgsql set search_path = ''
as $$
begin
  insert into private.tenant_pseudonyms (tenant_id) values (p_tenant_id) on conflict (tenant_id) do nothing;
  return (select p.pseudonym from private.tenant_pseudonyms p where p.tenant_id = p_tenant_id);
end
$$;
revoke execute on function private.pseudonym_of(uuid) from public;

-- What so many tenants amount to, or null: fewer than five of them, or too many who say otherwise, are nothing that anybody may know.
create function private.released_size(p_for bigint, p_against bigint) returns integer
language sql immutable set search_path = ''
as $$
  select case
    when p_for - p_against < 5 or p_for < 2 * p_against then null
    when p_for - p_against >= 50 then 50
    when p_for - p_against >= 20 then 20
    when p_for - p_against >= 10 then 10
    else 5
  end
$$;
revoke execute on function private.released_size(bigint, bigint) from public;
