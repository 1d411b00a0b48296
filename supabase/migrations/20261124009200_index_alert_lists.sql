-- In the order of the API's list; the index on the tenant alone is its beginning.
create index alerts_list_idx on public.alerts (tenant_id, created_at desc, id desc);
drop index public.alerts_tenant_id_idx;
