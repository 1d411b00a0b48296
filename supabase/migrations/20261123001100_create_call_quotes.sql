-- Masked words of suspicious calls, apart from the timeline because they expire and fewer people may read them.
create table public.call_quotes (
  call_id uuid not null references public.calls (id) on delete cascade,
  position integer generated always as identity,
  tenant_id uuid not null,
  event_key text not null,
  turn integer not null,
  tactic text not null check (char_length(tactic) <= 40),
  quote text not null check (char_length(quote) between 1 and 300),
  expires_at timestamptz not null,
  primary key (call_id, position)
);
create index call_quotes_tenant_id_idx on public.call_quotes (tenant_id);
create index call_quotes_expires_at_idx on public.call_quotes (expires_at);
alter table public.call_quotes enable row level security;
revoke all on public.call_quotes from anon, authenticated, service_role;
grant select on public.call_quotes to authenticated;
grant select, insert, update, delete on public.call_quotes to service_role;

create policy "owners and carers read what was said" on public.call_quotes
  for select to authenticated
  using (expires_at > now() and tenant_id in (select private.my_tenant_ids(array['owner', 'carer'])));

-- The relay masks codes, cards and accounts before it sends anything; this is the second lock on the same door.
create function private.masked(words text) returns text
language sql immutable set search_path = ''
as $$ select regexp_replace(words, '[0-9]([ .-]?[0-9]){3,}', '•••', 'g') $$;
revoke execute on function private.masked(text) from public;
