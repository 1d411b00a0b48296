-- As before, with the examples that members of the tenant gave and what its lines remember.
create or replace function private.erase_tenant_data(p_tenant_id uuid, p_requested_by uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_counted constant text[] := array[
    'call_events', 'call_quotes', 'alerts', 'line_approaches', 'feedback', 'calls', 'messages', 'contacts', 'caller_rules',
    'expected_windows', 'line_tests', 'lines', 'invitations', 'api_keys', 'budgets', 'provisioning_events', 'provisioning_jobs',
    'sip_endpoints', 'regulatory_profiles', 'regulatory_bundles', 'tenant_members'
  ];
  v_removed jsonb := '{}';
  v_count integer;
  v_table text;
  v_numbers text[];
  v_topics text[];
  v_actors uuid[];
  v_receipt private.erasure_receipts;
begin
  perform private.hold_tenant(p_tenant_id);
  perform set_config('ethiq.erasing', p_tenant_id::text, true);

  select array_agg('line:' || l.id) || ('tenant:' || p_tenant_id) into v_topics from public.lines l where l.tenant_id = p_tenant_id;
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
  -- The provider lets go of an approval only once no number needs it.
  update public.phone_numbers n set bundle_tenant_id = null, release_asked_at = now()
  where n.bundle_tenant_id = p_tenant_id and n.status <> 'released';

  delete from private.labelled_examples e
  where e.id in (select l.example_id from private.example_links l where l.tenant_id = p_tenant_id);
  get diagnostics v_count = row_count;
  v_removed := v_removed || jsonb_build_object('labelledExamples', v_count);

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
    'idempotencyKeys', v_count, 'liveEvents', (select sum(private.erase_live_events(topic)) from unnest(v_topics) as topics (topic))
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

-- As before, with the examples that the person gave.
create or replace function private.erase_account() returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
  v_removed jsonb;
  v_email text;
  v_invitations integer;
  v_examples integer;
  v_receipt private.erasure_receipts;
begin
  -- Owners who leave at once take turns: first what is theirs, then the tenants, as with anybody who leaves just one.
  perform from public.tenant_members m where m.user_id = v_user_id order by m.tenant_id for update;
  perform from public.tenants t
  where t.id in (select m.tenant_id from public.tenant_members m where m.user_id = v_user_id and m.role = 'owner')
  order by t.id for no key update;
  if exists (
    select from public.tenant_members m
    where m.user_id = v_user_id and m.role = 'owner' and not exists (
      select from public.tenant_members o where o.tenant_id = m.tenant_id and o.role = 'owner' and o.user_id <> v_user_id
    )
  ) then
    raise exception 'the last owner of a tenant' using errcode = 'ET409';
  end if;

  select lower(u.email) into v_email from auth.users u where u.id = v_user_id for update;
  if not found then raise exception 'no such account' using errcode = 'P0002'; end if;
  select jsonb_build_object(
    'memberships', (select count(*) from public.tenant_members m where m.user_id = v_user_id),
    'feedback', (select count(*) from public.feedback f where f.user_id = v_user_id),
    'sessions', (select count(*) from auth.sessions s where s.user_id = v_user_id),
    'accounts', 1
  ) into v_removed;
  -- One that is still open is a question of somebody else's; it ends by itself.
  delete from public.invitations i
  where i.accepted_by = v_user_id or (i.email = v_email and (i.status <> 'pending' or i.expires_at <= now()));
  get diagnostics v_invitations = row_count;
  -- What they gave away of other people's calls too: the consent was theirs.
  delete from private.labelled_examples e
  where e.id in (select l.example_id from private.example_links l where l.user_id = v_user_id);
  get diagnostics v_examples = row_count;
  delete from private.idempotency_keys k where k.user_id = v_user_id;
  delete from private.message_counts c where c.subject_id = v_user_id;
  delete from auth.users u where u.id = v_user_id;

  v_removed := v_removed || jsonb_build_object('invitations', v_invitations, 'labelledExamples', v_examples);
  insert into private.erasure_receipts (subject, subject_id, requested_by, removed) values ('account', v_user_id, v_user_id, v_removed)
  returning * into v_receipt;
  return jsonb_build_object('receiptId', v_receipt.id, 'at', private.iso(v_receipt.at), 'removed', v_removed);
end
$$;

-- As before, with approaches that no call is judged with any more and examples whose time is over.
create or replace function public.purge_expired(p_limit integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  n constant integer := greatest(1, least(p_limit, 10000));
  v_removed jsonb;
begin
  v_removed := jsonb_build_object(
    'calls', private.purge_calls(n),
    'quotes', private.purge_rows('public.call_quotes', 'expires_at <= now()', n),
    'unroutedCalls', private.purge_rows('private.unrouted_calls', 'created_at < now() - interval ''30 days''', n),
    'earlyCallEnds', private.purge_rows('private.early_call_ends', 'created_at < now() - interval ''1 day''', n),
    -- Changes that nobody could bring to the cache; what it held then has long expired there by itself.
    'routeChanges', private.purge_rows('private.route_changes', 'changed_at < now() - interval ''1 day''', n),
    'messages', private.purge_rows('public.messages', 'created_at < now() - interval ''90 days''', n),
    'contactLinks', private.purge_rows('private.contact_links', 'created_at < now() - interval ''180 days''', n),
    'invitations', private.purge_rows('public.invitations', 'coalesce(answered_at, expires_at) < now() - interval ''30 days''', n),
    'apiKeys', private.purge_rows('public.api_keys', 'least(revoked_at, expires_at) < now() - interval ''90 days''', n),
    'idempotencyKeys', private.purge_rows('private.idempotency_keys', 'created_at < now() - interval ''24 hours''', n),
    'webhookReceipts', private.purge_rows('private.webhook_receipts', 'received_at < now() - interval ''30 days''', n),
    'providerCleanups', private.purge_rows('private.provider_cleanups', 'done_at < now() - interval ''30 days''', n),
    'lineTests', private.purge_rows('public.line_tests', 'started_at < now() - interval ''13 months''', n),
    'provisioningJobs', private.purge_rows('public.provisioning_jobs', 'ended_at < now() - interval ''13 months''', n),
    'lineApproaches', private.purge_rows('public.line_approaches', 'at < now() - interval ''90 days''', n),
    'labelledExamples', private.purge_rows('private.labelled_examples', 'expires_on <= current_date', n),
    -- private.refuse_audit_change knows these terms.
    'auditRows', private.purge_rows('public.audit_log', 'at < now() - interval ''36 months''', n)
  );
  -- Counters of the day, and nobody's data.
  perform private.purge_rows('private.message_counts', 'day < current_date - 1', n);
  insert into private.purge_log (removed) values (v_removed);
  return v_removed || jsonb_build_object('isDone', not exists (
    select from jsonb_each_text(v_removed) as removed (kind, rows) where removed.rows::integer >= n
  ));
end
$$;
