-- Calls to numbers that lead to nobody: on record, and nobody's to read.
create table private.unrouted_calls (
  call_sid text primary key,
  call_id uuid not null,
  dialled text not null,
  caller text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  created_at timestamptz not null default now()
);
create index unrouted_calls_created_at_idx on private.unrouted_calls (created_at);
alter table private.unrouted_calls enable row level security;
revoke all on private.unrouted_calls from anon, authenticated, service_role;

-- Ends that were told before their call was: the database was away when the call began, and a job brings it later.
create table private.early_call_ends (
  call_sid text primary key,
  ended_at timestamptz not null,
  answered boolean,
  created_at timestamptz not null default now()
);
alter table private.early_call_ends enable row level security;
revoke all on private.early_call_ends from anon, authenticated, service_role;
