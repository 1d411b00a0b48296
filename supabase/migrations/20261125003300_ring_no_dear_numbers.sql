-- Numbers that somebody earns from when they are called: satellites, networks of no country, services and premium numbers of the
-- countries we serve. The API knows more of them; this is for whoever goes past it, since we pay for what a line rings.
create function private.is_dear_number(phone text) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(phone ~ concat(
    '^\+(80[08]|87[08]|88[1238]|979',
    '|338|44(9|87|84|70)|1900|3290|39(89[29]|199)|34(80[367]|905)|49900|4190[016]|3190[069]|439[03]|351(60[1-9]|76[01]))'
  ), false)
$$;
revoke execute on function private.is_dear_number(text) from public;
grant execute on function private.is_dear_number(text) to authenticated, service_role;

create function private.rings_dear(targets jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select jsonb_typeof(targets) = 'array' and exists (
    select from jsonb_array_elements(targets) as t (target) where private.is_dear_number(target ->> 'e164')
  )
$$;
revoke execute on function private.rings_dear(jsonb) from public;
grant execute on function private.rings_dear(jsonb) to authenticated, service_role;

alter table public.lines
  add constraint lines_ring_no_dear_number check (not private.is_dear_number(forwarded_number) and not private.rings_dear(delivery));

-- As before. Nor does a tenant of many lines call without end.
create or replace function private.test_line(p_line public.lines, p_kind text, p_requested_by uuid) returns public.line_tests
language plpgsql set search_path = ''
as $$
declare
  v_test public.line_tests;
  v_before public.line_tests;
  v_kind text;
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
  select t.kind into v_kind from public.tenants t where t.id = p_line.tenant_id and t.status = 'active';
  if p_line.status not in ('testing', 'active', 'paused')
    or not exists (select from public.phone_numbers n where n.line_id = p_line.id and n.status = 'assigned')
    or v_kind is null
    or jsonb_array_length(p_line.delivery) = 0 or (p_kind = 'forwarding' and p_line.forwarded_number is null) then
    raise exception 'the line is not ready for a test' using errcode = 'ET409';
  end if;
  if (
    select count(*) from public.line_tests t
    where t.line_id = p_line.id and not t.is_automatic and t.started_at > clock_timestamp() - interval '24 hours'
  ) >= 20 or (
    select count(*) from public.line_tests t
    where t.tenant_id = p_line.tenant_id and not t.is_automatic and t.started_at > clock_timestamp() - interval '24 hours'
  ) >= (case v_kind when 'household' then 40 else 400 end) then
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
