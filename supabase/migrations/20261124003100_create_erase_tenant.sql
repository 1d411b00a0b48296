-- Takes every row of a tenant that somebody else could be changing, or nothing: never waits for one while it holds another, so that
-- erasing is no part of any deadlock with calls, alerts or answers that go on. Alerts come twice: until the calls are held, a
-- verdict can add some.
create function private.hold_tenant(p_tenant_id uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  c_tables constant text[] := array[
    'tenant_members', 'lines', 'phone_numbers', 'contacts', 'invitations', 'messages', 'caller_rules', 'expected_windows', 'feedback',
    'budgets', 'api_keys', 'alerts', 'calls', 'alerts'
  ];
  v_table text;
begin
  for i in 1 .. 200 loop
    begin
      perform from public.tenants t where t.id = p_tenant_id for update nowait;
      if not found then raise exception 'no such tenant' using errcode = 'P0002'; end if;
      foreach v_table in array c_tables loop
        execute format('select from public.%I where tenant_id = $1 for update nowait', v_table) using p_tenant_id;
      end loop;
      return;
    exception when lock_not_available then
      -- Leaving the block let go of everything.
      null;
    end;
    perform pg_sleep(0.025);
  end loop;
  raise exception 'the tenant is busy' using errcode = '40001';
end
$$;
revoke execute on function private.hold_tenant(uuid) from public;

-- Hints to open pages that Realtime may still hold. Where that table is not ours to clean they are gone after three days; they name
-- calls and lines by their ids only.
create function private.erase_live_events(p_topic text) returns integer
language plpgsql set search_path = ''
as $$
declare
  v_count integer;
begin
  delete from realtime.messages m where m.topic = p_topic;
  get diagnostics v_count = row_count;
  return v_count;
exception when insufficient_privilege then
  return 0;
end
$$;
revoke execute on function private.erase_live_events(text) from public;

-- Everything of a tenant, its journal included. What stays is one receipt and one line in the journal, which name nobody but
-- whoever asked for it. Calls that go on connect as before; nothing more is recorded of them.
create function private.erase_tenant_data(p_tenant_id uuid, p_requested_by uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_counted constant text[] := array[
    'call_events', 'call_quotes', 'alerts', 'feedback', 'calls', 'messages', 'contacts', 'caller_rules', 'expected_windows', 'lines',
    'invitations', 'api_keys', 'budgets', 'provisioning_events', 'provisioning_jobs', 'sip_endpoints', 'tenant_members'
  ];
  v_removed jsonb := '{}';
  v_count integer;
  v_table text;
  v_numbers text[];
  v_actors uuid[];
  v_receipt private.erasure_receipts;
begin
  perform private.hold_tenant(p_tenant_id);
  perform set_config('ethiq.erasing', p_tenant_id::text, true);

  select coalesce(array_agg(n.e164), '{}') into v_numbers from public.phone_numbers n where n.tenant_id = p_tenant_id;
  select array(
    select m.user_id from public.tenant_members m where m.tenant_id = p_tenant_id
    union all select k.id from public.api_keys k where k.tenant_id = p_tenant_id
  ) into v_actors;
  delete from private.early_call_ends e
  where e.call_sid in (select c.call_sid from public.calls c where c.tenant_id = p_tenant_id);
  delete from private.unrouted_calls u where u.dialled = any (v_numbers);
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('unroutedCalls', v_count);
  update public.phone_numbers n set status = 'quarantined', line_id = null, tenant_id = null where n.tenant_id = p_tenant_id;

  -- Members go last and with their tenant, which until then keeps an owner.
  foreach v_table in array c_counted loop
    if v_table = 'tenant_members' then
      select count(*) into v_count from public.tenant_members m where m.tenant_id = p_tenant_id;
    else
      execute format('delete from public.%I where tenant_id = $1', v_table) using p_tenant_id;
      get diagnostics v_count = row_count;
    end if;
    v_removed := v_removed || jsonb_build_object(
      (select string_agg(case n when 1 then word else initcap(word) end, '' order by n)
       from regexp_split_to_table(v_table, '_') with ordinality as words (word, n)),
      v_count
    );
  end loop;
  delete from public.tenants t where t.id = p_tenant_id;

  delete from public.contact_consents c where c.tenant_id = p_tenant_id;
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('contactConsents', v_count);
  delete from public.usage_daily u where u.tenant_id = p_tenant_id;
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('usageDaily', v_count);
  delete from public.audit_log a where a.tenant_id = p_tenant_id;
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('auditLog', v_count);
  -- Answers that are kept for a repeated request. Of the members all go: what else they hold is safe to ask for again.
  delete from private.idempotency_keys k
  where k.user_id = any (v_actors) or position(p_tenant_id::text in k.route || coalesce(k.response::text, '')) > 0;
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object(
    'idempotencyKeys', v_count, 'liveEvents', private.erase_live_events('tenant:' || p_tenant_id)
  );

  delete from private.message_counts c where c.subject_id = p_tenant_id;

  insert into private.erasure_receipts (subject, subject_id, requested_by, removed)
  values ('tenant', p_tenant_id, p_requested_by, v_removed)
  returning * into v_receipt;
  insert into public.audit_log (tenant_id, actor_id, actor_kind, request_id, table_name, row_id, action, after)
  values (
    p_tenant_id, p_requested_by, private.actor_kind(), private.request_id(), 'tenants', p_tenant_id, 'erase',
    jsonb_build_object('receipt_id', v_receipt.id)
  );
  perform set_config('ethiq.erasing', '', true);
  return jsonb_build_object('receiptId', v_receipt.id, 'at', private.iso(v_receipt.at), 'removed', v_removed);
end
$$;
revoke execute on function private.erase_tenant_data(uuid, uuid) from public;

create function private.erase_tenant(p_tenant_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
begin
  perform private.require_role(p_tenant_id, array['owner']);
  return private.erase_tenant_data(p_tenant_id, v_user_id);
end
$$;
revoke execute on function private.erase_tenant(uuid) from public;
grant execute on function private.erase_tenant(uuid) to authenticated;

-- For owners. Answers a receipt; afterwards there is no such tenant.
create function public.erase_tenant(p_tenant_id uuid) returns jsonb
language sql set search_path = ''
as $$ select private.erase_tenant(p_tenant_id) $$;
revoke execute on function public.erase_tenant(uuid) from public, anon, service_role;
grant execute on function public.erase_tenant(uuid) to authenticated;
