-- What we meant to buy, written before the provider is asked: a purchase whose answer was lost is looked up, never repeated blindly,
-- and outlives its job. `unknown` while nobody knows whether the provider sold.
create table private.number_purchases (
  id uuid primary key default gen_random_uuid(),
  job_id uuid references public.provisioning_jobs (id) on delete set null,
  e164 text not null check (private.is_e164(e164)),
  country text not null check (country ~ '^[A-Z]{2}$'),
  number_type text not null check (number_type in ('local', 'mobile', 'national', 'toll_free')),
  monthly_price_cents integer check (monthly_price_cents >= 0),
  state text not null default 'intended' check (state in ('intended', 'unknown', 'bought', 'refused')),
  attempts smallint not null default 0,
  last_attempt_at timestamptz,
  provider_sid text,
  error_code text check (char_length(error_code) <= 60),
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (job_id, e164),
  constraint number_purchases_settled check ((state in ('bought', 'refused')) = (settled_at is not null)),
  constraint number_purchases_bought_has_sid check (state <> 'bought' or provider_sid is not null)
);
create unique index number_purchases_one_open_per_job_idx on private.number_purchases (job_id) where state in ('intended', 'unknown');
-- Two jobs never want the same number: whose it is would be left to chance.
create unique index number_purchases_one_open_per_number_idx on private.number_purchases (e164) where state in ('intended', 'unknown');
create index number_purchases_open_idx on private.number_purchases (created_at) where state in ('intended', 'unknown');
create index number_purchases_created_at_idx on private.number_purchases (created_at);
create index number_purchases_e164_idx on private.number_purchases (e164);
alter table private.number_purchases enable row level security;
revoke all on private.number_purchases from public, anon, authenticated, service_role;
