alter table public.caller_rules
  add column source text not null default 'person' check (source in ('person', 'feedback')),
  add column revision integer not null default 1;
comment on column public.caller_rules.source is 'Written by a person, or drawn from what one said of a call';
-- Whoever adds one names it, so that a repeated request adds nothing.
grant insert (id) on public.caller_rules to authenticated;
