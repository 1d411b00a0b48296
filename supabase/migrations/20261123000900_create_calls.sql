-- One row per call to a line. Written by the stored procedures only; the level never goes down.
create table public.calls (
  id uuid primary key,
  tenant_id uuid not null,
  line_id uuid not null,
  call_sid text not null unique check (char_length(call_sid) between 1 and 64),
  dialled text not null,
  caller text not null check (char_length(caller) <= 255),
  plan text not null check (plan in ('protect', 'pass_through', 'reject')),
  plan_reason text,
  started_at timestamptz not null,
  ended_at timestamptz,
  answered boolean,
  level smallint not null default 1 check (level between 1 and 3),
  score real not null default 0 check (score between 0 and 1),
  kind text not null default 'unknown',
  analysed boolean,
  not_analysed_reason text,
  analysis_reported boolean not null default false,
  speech_ms integer not null default 0 check (speech_ms >= 0),
  event_count integer not null default 0,
  created_at timestamptz not null default now(),
  foreign key (line_id, tenant_id) references public.lines (id, tenant_id) on delete cascade
);
comment on column public.calls.analysed is 'Null while nobody knows; true with a reason beside it: only a part was listened to';
comment on column public.calls.analysis_reported is 'False: analysed is what closing the call had to assume';
create index calls_tenant_id_idx on public.calls (tenant_id, started_at desc, id desc);
create index calls_line_id_idx on public.calls (line_id, started_at desc, id desc);
create index calls_open_idx on public.calls (started_at) where ended_at is null;
alter table public.calls enable row level security;
revoke all on public.calls from anon, authenticated, service_role;
grant select on public.calls to authenticated;
grant select, insert, update, delete on public.calls to service_role;

create policy "members see the calls of their tenant" on public.calls
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));
