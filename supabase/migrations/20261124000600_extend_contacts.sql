alter table public.contacts add column revision integer not null default 1;
-- Whoever adds one names it, so that a repeated request adds nothing.
grant insert (id) on public.contacts to authenticated;
