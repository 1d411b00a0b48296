-- Words of calls that somebody gave away to improve recognition, one call at a time. Nothing in a row says whose call it was, nor on
-- which day: the month is enough to let it go in time.
create table private.labelled_examples (
  id uuid primary key default gen_random_uuid(),
  language text not null check (language in ('fr', 'en')),
  was_scam boolean not null,
  is_disputed boolean not null default false,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  tactics text[] not null,
  words text[] not null check (cardinality(words) between 1 and 20),
  engine_version text check (char_length(engine_version) between 1 and 40),
  given_in date not null default date_trunc('month', now() at time zone 'utc')::date,
  expires_on date not null default (date_trunc('month', now() at time zone 'utc') + interval '24 months')::date
);
comment on column private.labelled_examples.id is 'Random; whoever gave the example takes it back with it';
comment on column private.labelled_examples.is_disputed is 'Another member said the opposite of the same call';
create index labelled_examples_expires_on_idx on private.labelled_examples (expires_on);
alter table private.labelled_examples enable row level security;
revoke all on private.labelled_examples from anon, authenticated, service_role;
create policy "nobody comes here" on private.labelled_examples for all to anon, authenticated using (false);

-- Who gave which example, so that it can be taken back and is erased with an account or a tenant. Only functions that run as their
-- owner read it; a call that is purged is forgotten here.
create table private.example_links (
  example_id uuid primary key references private.labelled_examples (id) on delete cascade,
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  call_id uuid references public.calls (id) on delete set null,
  unique (call_id, user_id)
);
create index example_links_tenant_id_idx on private.example_links (tenant_id);
create index example_links_user_id_idx on private.example_links (user_id);
alter table private.example_links enable row level security;
revoke all on private.example_links from anon, authenticated, service_role;
create policy "nobody comes here" on private.example_links for all to anon, authenticated using (false);

-- An account can be removed in the dashboard too: no example outlives the link that lets its giver take it back.
create function private.remove_unlinked_example() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.labelled_examples e where e.id = old.example_id;
  return null;
end
$$;
revoke execute on function private.remove_unlinked_example() from public;
create trigger example_links_remove_example after delete on private.example_links
  for each row execute function private.remove_unlinked_example();

alter table public.feedback add column shares_example boolean not null default false;
comment on column public.feedback.shares_example is 'Whoever said it gave the call''s masked words away as an example';

-- Names of the household that a caller may have said. Accents and case as they were written; shorter words are too common to be names.
create function private.without_names(p_words text, p_names text[]) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  v_name text;
begin
  for v_name in
    select distinct regexp_replace(part, '([^[:alnum:]])', '\\\1', 'g')
    from unnest(p_names) as names (name), regexp_split_to_table(names.name, '[[:space:]]+') as part
    where char_length(part) >= 3
  loop
    p_words := regexp_replace(p_words, '(^|[^[:alnum:]])' || v_name || '(?![[:alnum:]])', '\1•••', 'gi');
  end loop;
  return p_words;
end
$$;
revoke execute on function private.without_names(text, text[]) from public;

-- What the verdicts of a call rested on.
create function private.tactics_of_call(p_call_id uuid) returns text[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(distinct r ->> 'tactic' order by r ->> 'tactic'), '{}')
  from public.call_events e, jsonb_array_elements(case jsonb_typeof(e.payload -> 'reasons') when 'array' then e.payload -> 'reasons' else '[]' end) as r
  where e.call_id = p_call_id and e.type = 'verdict' and r ->> 'tactic' ~ '^[a-z_]{1,40}$'
$$;
revoke execute on function private.tactics_of_call(uuid) from public;

-- The words of the call as they are still held; null when none are. Said again: the same example, with what is said now.
create function private.give_example(p_call public.calls, p_feedback public.feedback) returns private.labelled_examples
language plpgsql set search_path = ''
as $$
declare
  v_example private.labelled_examples;
  v_line public.lines;
  v_names text[];
  v_words text[];
begin
  update private.labelled_examples e set was_scam = p_feedback.was_scam
  where e.id = (select l.example_id from private.example_links l where l.call_id = p_call.id and l.user_id = p_feedback.user_id)
  returning * into v_example;
  if found then return v_example; end if;

  select * into strict v_line from public.lines l where l.id = p_call.line_id;
  select array_agg(name) into v_names from (
    select v_line.protected_name as name union select k.name from public.contacts k where k.tenant_id = p_call.tenant_id
    union select p.display_name from public.tenant_members m join public.profiles p on p.user_id = m.user_id
    where m.tenant_id = p_call.tenant_id and p.display_name is not null
  ) names;
  select array_agg(private.without_names(private.masked(q.quote), v_names) order by q.turn, q.first) into v_words from (
    select q.quote, min(q.turn) as turn, min(q.position) as first from public.call_quotes q
    where q.call_id = p_call.id and q.expires_at > now() group by q.quote order by min(q.turn), min(q.position) limit 20
  ) q;
  if v_words is null then return null; end if;

  insert into private.labelled_examples (language, was_scam, kind, tactics, words, engine_version)
  values (
    v_line.locale, p_feedback.was_scam, coalesce(substring(p_call.kind from '^[a-z_]{1,40}$'), 'unknown'), private.tactics_of_call(p_call.id), v_words,
    (
      select left(e.payload ->> 'engine', 40) from public.call_events e
      where e.call_id = p_call.id and e.type = 'stream' and e.payload ->> 'engine' <> '' order by e.seq desc limit 1
    )
  )
  returning * into v_example;
  insert into private.example_links (example_id, tenant_id, user_id, call_id)
  values (v_example.id, p_call.tenant_id, p_feedback.user_id, p_call.id);
  return v_example;
end
$$;
revoke execute on function private.give_example(public.calls, public.feedback) from public;

-- For whoever chooses what recognition learns from.
create view ops.labelled_examples as
select e.id, e.language, e.was_scam, e.is_disputed, e.kind, e.tactics, e.words, e.engine_version, e.given_in, e.expires_on
from private.labelled_examples e;
comment on view ops.labelled_examples is
  'Masked words of calls that their owners gave away, with what they said of them. Whose they are is not in it, nor the day.';
grant select on ops.labelled_examples to service_role;
