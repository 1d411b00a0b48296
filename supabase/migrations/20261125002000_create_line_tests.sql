-- Calls by which a line proves that it works: to the person's telephone, or to the forwarded number and back to us.
create table public.line_tests (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  line_id uuid not null,
  kind text not null check (kind in ('connectivity', 'forwarding')),
  status text not null default 'running' check (status in ('running', 'passed', 'failed', 'expired')),
  is_automatic boolean not null default false,
  attempt smallint not null default 1 check (attempt > 0),
  hops jsonb not null check (jsonb_typeof(hops) = 'array'),
  progress jsonb not null default '{}',
  secrets jsonb not null default '{}',
  revision integer not null default 1,
  caller_number text check (private.is_e164(caller_number)),
  caller_call_sid text,
  person_call_sid text,
  expects_call boolean not null default false,
  forwarded_call_id uuid unique,
  forwarded_at timestamptz,
  repeats_id uuid unique references public.line_tests (id) on delete set null,
  requested_by uuid references auth.users (id) on delete set null,
  started_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete cascade,
  constraint line_tests_end_once check ((status = 'running') = (ended_at is null)),
  constraint line_tests_are_short check (expires_at <= started_at + interval '5 minutes')
);
comment on column public.line_tests.progress is 'What was seen so far, for the program that decides; for our servers alone';
comment on column public.line_tests.secrets is 'What the person must repeat or type; for our servers alone';
comment on column public.line_tests.expects_call is 'The forwarded call may come once: open_call takes it back';
comment on column public.line_tests.repeats_id is 'The failed automatic test that this one repeats';
create unique index line_tests_one_at_a_time on public.line_tests (line_id) where status = 'running';
create index line_tests_line_id_idx on public.line_tests (line_id, tenant_id);
create index line_tests_of_line_idx on public.line_tests (line_id, started_at desc);
create index line_tests_tenant_id_idx on public.line_tests (tenant_id, id);
create index line_tests_requested_by_idx on public.line_tests (requested_by);
create index line_tests_started_at_idx on public.line_tests (started_at);
create index line_tests_running_idx on public.line_tests (expires_at) where status = 'running';
alter table public.line_tests enable row level security;
revoke all on public.line_tests from anon, authenticated, service_role;
grant select (id, tenant_id, line_id, kind, status, is_automatic, attempt, hops, requested_by, started_at, expires_at, ended_at)
  on public.line_tests to authenticated;
grant select, insert, update, delete on public.line_tests to service_role;

create policy "members see the tests of their lines" on public.line_tests
  for select to authenticated using (tenant_id = any (array(select private.my_tenant_ids())));

-- A hint for open pages: the states of the hops, no numbers and no words.
create function private.tell_line_test() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform realtime.send(
    jsonb_build_object(
      'testId', new.id, 'lineId', new.line_id, 'kind', new.kind, 'status', new.status, 'isAutomatic', new.is_automatic,
      'hops', (
        select coalesce(jsonb_agg(jsonb_build_object('name', hop ->> 'name', 'state', hop ->> 'state', 'reason', hop ->> 'reason') order by at), '[]')
        from jsonb_array_elements(new.hops) with ordinality as hops (hop, at)
      ),
      'at', private.iso(clock_timestamp())
    ),
    'line_test',
    'line:' || new.line_id,
    true
  );
  return null;
end
$$;
revoke execute on function private.tell_line_test() from public;
create trigger line_tests_tell_insert after insert on public.line_tests
  for each row execute function private.tell_line_test();
create trigger line_tests_tell_update after update on public.line_tests
  for each row when ((old.status, old.hops) is distinct from (new.status, new.hops))
  execute function private.tell_line_test();

-- Agreed to by whoever looks after the line: a test call now and then that rings nobody.
alter table public.lines add column watch_agreed_at timestamptz;
comment on column public.lines.watch_agreed_at is 'Since when the line may be called by us now and then, to see that it is still forwarded';
create index lines_watched_idx on public.lines (id) where watch_agreed_at is not null and status = 'active';
