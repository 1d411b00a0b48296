-- What people who looked after a call say it was.
create table public.feedback (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  call_id uuid not null references public.calls (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  was_scam boolean not null,
  comment text check (char_length(comment) between 1 and 500),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (call_id, user_id)
);
create index feedback_tenant_id_idx on public.feedback (tenant_id, created_at desc, id desc);
create index feedback_user_id_idx on public.feedback (user_id);
alter table public.feedback enable row level security;
revoke all on public.feedback from anon, authenticated, service_role;
grant select on public.feedback to authenticated;
grant select, insert, update, delete on public.feedback to service_role;

create policy "owners and carers read what calls were said to be" on public.feedback
  for select to authenticated using (tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));

create trigger feedback_touch_updated_at before update on public.feedback
  for each row execute function private.touch_updated_at();
