alter table public.calls add column cost jsonb not null default '{}' check (jsonb_typeof(cost) = 'object' and pg_column_size(cost) <= 4096);
