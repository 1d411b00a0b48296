-- Answers to requests that may come again, for a day.
create table private.idempotency_keys (
  user_id uuid not null,
  key text not null check (char_length(key) between 1 and 200),
  route text not null check (char_length(route) between 1 and 300),
  request_hash text not null check (char_length(request_hash) between 1 and 128),
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
comment on column private.idempotency_keys.user_id is 'The signed-in person, or the API key';
create index idempotency_keys_created_at_idx on private.idempotency_keys (created_at);
alter table private.idempotency_keys enable row level security;
revoke all on private.idempotency_keys from anon, authenticated, service_role;

-- What providers told us once need not be told twice.
create table private.webhook_receipts (
  provider text not null check (char_length(provider) between 1 and 40),
  event_id text not null check (char_length(event_id) between 1 and 200),
  received_at timestamptz not null default now(),
  primary key (provider, event_id)
);
create index webhook_receipts_received_at_idx on private.webhook_receipts (received_at);
alter table private.webhook_receipts enable row level security;
revoke all on private.webhook_receipts from anon, authenticated, service_role;

-- That somebody's data was erased, and how much: never what.
create table private.erasure_receipts (
  id uuid primary key default gen_random_uuid(),
  subject text not null check (subject in ('tenant', 'account')),
  subject_id uuid not null,
  requested_by uuid,
  at timestamptz not null default now(),
  removed jsonb not null
);
create index erasure_receipts_subject_id_idx on private.erasure_receipts (subject_id);
alter table private.erasure_receipts enable row level security;
revoke all on private.erasure_receipts from anon, authenticated, service_role;
create trigger erasure_receipts_is_append_only before update or delete on private.erasure_receipts
  for each row execute function private.refuse_audit_change();
create trigger erasure_receipts_is_never_truncated before truncate on private.erasure_receipts
  for each statement execute function private.refuse_audit_change();
