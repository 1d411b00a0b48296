-- A password is never kept. That the last one asked for has reached the provider is seen from two counts.
alter table public.sip_endpoints
  add column password_version integer not null default 0 check (password_version >= 0),
  add column password_set_version integer not null default 0 check (password_set_version between 0 and password_version),
  add column registered_at timestamptz;
comment on column public.sip_endpoints.password_version is 'Of the last password that was asked for';
comment on column public.sip_endpoints.password_set_version is 'Of the password that the provider knows; 0: none yet';
comment on column public.sip_endpoints.registered_at is 'When a telephone was last seen to be reachable through it';

create unique index sip_endpoints_one_per_line_idx on public.sip_endpoints (line_id) where status <> 'removed';
