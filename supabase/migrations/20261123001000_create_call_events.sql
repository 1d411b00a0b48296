-- The replayable timeline of a call: no words, no telephone numbers. `key` makes a repeated event no event.
create table public.call_events (
  call_id uuid not null references public.calls (id) on delete cascade,
  seq integer not null,
  tenant_id uuid not null,
  key text not null check (char_length(key) between 1 and 80),
  at timestamptz not null,
  type text not null check (type in ('verdict', 'action', 'alert', 'stream', 'delivery', 'note')),
  payload jsonb not null default '{}' check (jsonb_typeof(payload) = 'object' and pg_column_size(payload) <= 8192),
  primary key (call_id, seq),
  unique (call_id, key)
);
create index call_events_tenant_id_idx on public.call_events (tenant_id);
alter table public.call_events enable row level security;
revoke all on public.call_events from anon, authenticated, service_role;
grant select on public.call_events to authenticated;
grant select, insert, update, delete on public.call_events to service_role;

create policy "members see the timeline of their calls" on public.call_events
  for select to authenticated using (tenant_id in (select private.my_tenant_ids()));

-- False when an event of this key is there already. Takes the call's row lock, so that numbering has no gaps and no doubles.
create function private.append_call_event(p_call_id uuid, p_key text, p_at timestamptz, p_type text, p_payload jsonb) returns boolean
language plpgsql set search_path = ''
as $$
declare
  v_tenant_id uuid;
  v_seq integer;
begin
  select c.tenant_id, c.event_count + 1 into v_tenant_id, v_seq from public.calls c where c.id = p_call_id for no key update;
  if not found then raise exception 'no such call' using errcode = 'P0002'; end if;
  insert into public.call_events (call_id, seq, tenant_id, key, at, type, payload)
  values (p_call_id, v_seq, v_tenant_id, p_key, p_at, p_type, coalesce(p_payload, '{}'))
  on conflict (call_id, key) do nothing;
  if not found then return false; end if;
  update public.calls set event_count = v_seq where id = p_call_id;
  return true;
end
$$;
revoke execute on function private.append_call_event(uuid, text, timestamptz, text, jsonb) from public;
