-- A number is looked for among all calls of a tenant: without this they are read to the end.
create index calls_caller_idx on public.calls (tenant_id, caller, started_at desc, id desc);
