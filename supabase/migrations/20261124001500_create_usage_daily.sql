-- Sums per line and day of the tenant's own calendar. They stay when the calls they count are gone. No foreign keys: rows are
-- written while a call's row is locked, and must wait for nothing else.
create table public.usage_daily (
  tenant_id uuid not null,
  line_id uuid not null,
  day date not null,
  calls integer not null default 0,
  protected_calls integer not null default 0,
  suspicious_calls integer not null default 0,
  talk_seconds integer not null default 0,
  speech_seconds integer not null default 0,
  alerts_sent integer not null default 0,
  primary key (tenant_id, line_id, day)
);
create index usage_daily_tenant_id_idx on public.usage_daily (tenant_id, day desc);
alter table public.usage_daily enable row level security;
revoke all on public.usage_daily from anon, authenticated, service_role;
grant select on public.usage_daily to authenticated;
grant select, insert, update, delete on public.usage_daily to service_role;

create policy "members see the usage of their tenant" on public.usage_daily
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));
