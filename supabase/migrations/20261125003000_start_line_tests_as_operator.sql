-- Begins a test of a line that is held, or answers the one that goes on already.
create function private.test_line(p_line public.lines, p_kind text, p_requested_by uuid) returns public.line_tests
language plpgsql set search_path = ''
as $$
declare
  v_test public.line_tests;
  v_before public.line_tests;
begin
  if p_kind is null or p_kind not in ('connectivity', 'forwarding') then
    raise exception 'no such test' using errcode = '23514', constraint = 'line_tests_kind_check';
  end if;
  perform private.end_late_tests(clock_timestamp(), p_line.id);
  select * into v_test from public.line_tests t where t.line_id = p_line.id and t.status = 'running';
  if found then
    if v_test.kind = p_kind and not v_test.is_automatic then return v_test; end if;
    raise exception 'another test of this line is going on' using errcode = 'ET409';
  end if;
  if p_line.status not in ('testing', 'active', 'paused')
    or not exists (select from public.phone_numbers n where n.line_id = p_line.id and n.status = 'assigned')
    or not exists (select from public.tenants t where t.id = p_line.tenant_id and t.status = 'active')
    or jsonb_array_length(p_line.delivery) = 0 or (p_kind = 'forwarding' and p_line.forwarded_number is null) then
    raise exception 'the line is not ready for a test' using errcode = 'ET409';
  end if;
  if (
    select count(*) from public.line_tests t
    where t.line_id = p_line.id and not t.is_automatic and t.started_at > clock_timestamp() - interval '24 hours'
  ) >= 20 then
    raise exception 'the line was tested often enough today' using errcode = 'ET429';
  end if;
  -- One that failed just now is taken up where it failed; what it proved is forgotten with the hour.
  select * into v_before from public.line_tests t
  where t.line_id = p_line.id and t.kind = p_kind and not t.is_automatic
  order by t.started_at desc limit 1;
  if v_before.status = 'passed' or v_before.started_at < clock_timestamp() - interval '1 hour' then v_before := null; end if;
  return private.begin_line_test(p_line, p_kind, false, clock_timestamp(), v_before, p_requested_by);
end
$$;
revoke execute on function private.test_line(public.lines, text, uuid) from public;

-- As before.
create or replace function private.start_line_test(p_line_id uuid, p_kind text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines := private.hold_own_line(p_line_id, array['owner', 'carer']);
begin
  return private.shown_line_test(private.test_line(v_line, p_kind, (select auth.uid())));
end
$$;

create function ops.start_line_test(p_line_id uuid, p_kind text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines;
  v_test public.line_tests;
begin
  perform private.begin_operation();
  select * into v_line from public.lines l where l.id = p_line_id for no key update;
  if not found then raise exception 'no such line' using errcode = 'P0002'; end if;
  v_test := private.test_line(v_line, p_kind, null);
  perform private.note_operation(
    v_line.tenant_id, 'start_line_test', 'line_tests', v_test.id::text, jsonb_build_object('lineId', p_line_id, 'kind', p_kind)
  );
  return private.shown_line_test(v_test);
end
$$;
comment on function ops.start_line_test(uuid, text) is
  'Begins a test call of a line, `connectivity` or `forwarding`: somebody has to be at its telephone. Carried out by the job line-test, which npm run provision publishes.';
revoke execute on function ops.start_line_test(uuid, text) from public, anon, authenticated;
grant execute on function ops.start_line_test(uuid, text) to service_role;
