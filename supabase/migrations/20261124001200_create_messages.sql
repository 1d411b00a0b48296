-- The outbox of everything but alerts. As there, the row is the guard against a second message.
create table public.messages (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  channel text not null check (channel in ('sms', 'email')),
  purpose text not null check (purpose in ('contact_invitation', 'member_invitation')),
  contact_id uuid references public.contacts (id) on delete set null,
  invitation_id uuid references public.invitations (id) on delete set null,
  requested_by uuid references auth.users (id) on delete set null,
  status text not null default 'pending'
    check (status in ('pending', 'sending', 'sent', 'delivered', 'failed', 'acknowledged', 'cancelled')),
  attempts smallint not null default 0,
  may_have_been_sent boolean not null default false,
  lease_until timestamptz,
  provider_sid text unique,
  error_code text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint messages_go_to_one check (
    case purpose when 'contact_invitation' then invitation_id is null and channel = 'sms' else contact_id is null and channel = 'email' end
  )
);
comment on column public.messages.may_have_been_sent is 'An earlier attempt ended without an answer: look for the message before sending it again';
comment on column public.messages.requested_by is 'Whose name the message carries';
create index messages_tenant_id_idx on public.messages (tenant_id, created_at desc, id desc);
create index messages_contact_id_idx on public.messages (contact_id, created_at desc);
create index messages_invitation_id_idx on public.messages (invitation_id);
create index messages_requested_by_idx on public.messages (requested_by);
create index messages_unsent_idx on public.messages (created_at) where status in ('pending', 'sending');
create index messages_created_at_idx on public.messages (created_at);
alter table public.messages enable row level security;
revoke all on public.messages from anon, authenticated, service_role;
grant select on public.messages to authenticated;
grant select, insert, update, delete on public.messages to service_role;

create policy "members see the messages of their tenant" on public.messages
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

create trigger messages_touch_updated_at before update on public.messages
  for each row execute function private.touch_updated_at();
create trigger messages_note_opt_out after update of status, error_code on public.messages
  for each row when (new.status = 'failed' and new.error_code = '21610' and new.contact_id is not null)
  execute function private.note_opt_out();
