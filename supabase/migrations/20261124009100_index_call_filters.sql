-- Without them a tenant whose calls are all calm is read to the end to find that none was suspicious.
create index calls_level_idx on public.calls (tenant_id, level, started_at desc, id desc);
create index calls_analysed_idx on public.calls (tenant_id, analysed, started_at desc, id desc);
