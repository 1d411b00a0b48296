-- Under whom a tenant counts where several are counted together: its first owner. Accounts that one person opens, or among which one
-- number of ours is moved, are one voice.
create function private.first_owner_of(p_tenant_id uuid) returns uuid
language sql stable set search_path = ''
as $$
  select m.user_id from public.tenant_members m where m.tenant_id = p_tenant_id and m.role = 'owner' order by m.created_at, m.user_id limit 1
$$;
revoke execute on function private.first_owner_of(uuid) from public;

create function private.counts_as(p_pseudonym uuid) returns uuid
language sql stable set search_path = ''
as $$ select private.first_owner_of(p.tenant_id) from private.tenant_pseudonyms p where p.pseudonym = p_pseudonym $$;
revoke execute on function private.counts_as(uuid) from public;

-- As before, with owners counted once and without the asker's other tenants. Whoever trusts a number without a line in service is not
-- asked: such an account costs nothing.
create or replace function public.meet_caller(p_call_id uuid, p_caller_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_recent constant timestamptz := now() - interval '90 days';
  v_call public.calls;
  v_own uuid;
  v_for bigint;
  v_against bigint;
  v_released_at timestamptz;
begin
  select * into v_call from public.calls c where c.id = p_call_id for key share;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  insert into private.call_callers (call_id, tenant_id, caller_hash) values (p_call_id, v_call.tenant_id, p_caller_hash)
  on conflict (call_id) do nothing;
  -- The verdict, or a word on it, may have come first.
  if v_call.level = 3 or exists (select from public.feedback f where f.call_id = p_call_id) then
    perform private.weigh_caller(p_call_id);
  end if;
  if exists (
    select from public.caller_rules r
    where r.phone = v_call.caller and r.rule = 'trusted' and (r.expires_at is null or r.expires_at > now())
      and r.tenant_id = v_call.tenant_id and (r.line_id is null or r.line_id = v_call.line_id)
  ) then return null; end if;

  v_own := private.first_owner_of(v_call.tenant_id);
  select count(*) filter (where o.scam_at > c_recent), count(*) filter (where o.honest_at > c_recent or o.trusts),
    (array_agg(o.scam_at order by o.scam_at desc) filter (where o.scam_at > c_recent))[5]
  into v_for, v_against, v_released_at
  from (
    select v.owner, max(v.scam_at) as scam_at, max(v.honest_at) as honest_at, bool_or(v.trusts) as trusts
    from (
      select private.counts_as(s.pseudonym) as owner, s.scam_at, s.honest_at, false as trusts
      from private.caller_sightings s where s.caller_hash = p_caller_hash
      union all
      -- A number that people trust may be shown by somebody else: each of them speaks for it, once.
      select private.first_owner_of(r.tenant_id), null, null, true
      from public.caller_rules r
      where r.phone = v_call.caller and r.rule = 'trusted' and (r.expires_at is null or r.expires_at > now())
        and exists (select from public.lines l where l.tenant_id = r.tenant_id and l.status in ('active', 'paused'))
    ) v
    group by v.owner
  ) o
  where o.owner is distinct from v_own;
  -- How long ago the fifth latest of them met it: the latest alone would be one household's own.
  return case when private.released_size(v_for, v_against) is not null then jsonb_build_object(
    'tenants', private.released_size(v_for, v_against), 'days', greatest(0, extract(day from now() - v_released_at)::integer)
  ) end;
end
$$;
