// What hosted Supabase brings along and a bare Postgres lacks. The migrations rely on it and must not create it.

/** Run before anything else; safe to repeat. */
export const LOCAL_ROLES = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
  if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
end $$;
grant usage on schema public to anon, authenticated, service_role;
`;

/** Run once: the part of Realtime that lives in the database, reduced to what its documentation promises. */
export const LOCAL_REALTIME = `
create schema realtime;
grant usage on schema realtime to anon, authenticated, service_role;
create table realtime.messages (
  id uuid primary key default gen_random_uuid(),
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  inserted_at timestamp not null default now()
);
alter table realtime.messages enable row level security;
grant select, insert on realtime.messages to anon, authenticated, service_role;

create function realtime.topic() returns text language sql stable
as $$ select nullif(current_setting('realtime.topic', true), '') $$;

-- Like the real one: never fails the transaction it runs in.
create function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void
language plpgsql as $$
declare
  message_id uuid := gen_random_uuid();
begin
  insert into realtime.messages (id, payload, event, topic, private, extension)
  values (message_id, payload || jsonb_build_object('id', message_id), event, topic, private, 'broadcast');
  perform pg_notify('realtime', message_id::text);
exception when others then
  raise warning 'realtime.send failed: %', sqlerrm;
end $$;
`;
