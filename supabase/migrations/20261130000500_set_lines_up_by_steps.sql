-- How far somebody is with installing a line, so that another device can go on; and the yes of the person who is to be protected.
alter table public.lines
  add column setup jsonb not null default '{}' check (jsonb_typeof(setup) = 'object' and char_length(setup::text) <= 2000),
  add column agreed_at timestamptz,
  add column agreed_words text check (char_length(agreed_words) <= 40);
comment on column public.lines.setup is 'Answers of the installation that have no other place; empty where it was set up otherwise';
comment on column public.lines.agreed_at is 'When the protected person said yes, herself';
comment on column public.lines.agreed_words is 'Which wording she said yes to';
grant update (setup, forwarded_number) on public.lines to authenticated;

-- The yes was said for one telephone number. Once the line has left its draft, the number stays.
create function private.keep_forwarded_number() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.status = 'draft' then
    new.agreed_at := null;
    new.agreed_words := null;
  elsif (select auth.uid()) is not null then
    raise exception 'the line has left its draft' using errcode = 'ET409';
  end if;
  return new;
end
$$;
revoke execute on function private.keep_forwarded_number() from public;
create trigger lines_keep_forwarded_number before update of forwarded_number on public.lines
  for each row when (old.forwarded_number is not null and old.forwarded_number is distinct from new.forwarded_number)
  execute function private.keep_forwarded_number();

-- A line that is installed step by step gets no number before she said yes.
create function private.require_agreement() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.line_id is not null and exists (
    select from public.lines l where l.id = new.line_id and l.setup <> '{}' and l.agreed_at is null
  ) then
    raise exception 'the person has not agreed' using errcode = 'ET409';
  end if;
  return new;
end
$$;
revoke execute on function private.require_agreement() from public;
create trigger provisioning_jobs_require_agreement before insert on public.provisioning_jobs
  for each row execute function private.require_agreement();

-- Which line the link belongs to that a protected person answers by.
create table private.line_agreement_links (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  line_id uuid not null references public.lines (id) on delete cascade,
  asked_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now()
);
create index line_agreement_links_line_id_idx on private.line_agreement_links (line_id, created_at);
create index line_agreement_links_asked_by_idx on private.line_agreement_links (asked_by);
alter table private.line_agreement_links enable row level security;
revoke all on private.line_agreement_links from anon, authenticated, service_role;
create policy "nobody comes here" on private.line_agreement_links for all to anon, authenticated using (false);

create function private.ask_line_agreement(p_line_id uuid, p_token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  c_links constant integer := 20;
  v_line public.lines := private.hold_own_line(p_line_id, array['owner', 'carer']);
begin
  if v_line.agreed_at is not null then raise exception 'the person has agreed' using errcode = 'ET409'; end if;
  if v_line.forwarded_number is null then raise exception 'the line has no number' using errcode = 'ET409'; end if;
  delete from private.line_agreement_links a where a.token_hash in (
    select o.token_hash from private.line_agreement_links o where o.line_id = p_line_id order by o.created_at desc offset c_links - 1
  );
  insert into private.line_agreement_links (token_hash, line_id, asked_by) values (p_token_hash, p_line_id, (select auth.uid()));
  return jsonb_build_object('expiresAt', private.iso(now() + interval '7 days'));
end
$$;
revoke execute on function private.ask_line_agreement(uuid, text) from public;
grant execute on function private.ask_line_agreement(uuid, text) to authenticated;

-- A link by which the protected person answers; for owners and carers.
create function public.ask_line_agreement(p_line_id uuid, p_token_hash text) returns jsonb
language sql set search_path = ''
as $$ select private.ask_line_agreement(p_line_id, p_token_hash) $$;
revoke execute on function public.ask_line_agreement(uuid, text) from public, anon, service_role;
grant execute on function public.ask_line_agreement(uuid, text) to authenticated;

create function private.line_of_agreement(p_token_hash text) returns uuid
language sql stable set search_path = ''
as $$
  select a.line_id from private.line_agreement_links a
  where a.token_hash = p_token_hash and a.created_at > now() - interval '7 days'
$$;
revoke execute on function private.line_of_agreement(text) from public;

create function private.view_line_agreement(p_token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'protectedName', l.protected_name,
    'askedBy', coalesce(
      (
        select p.display_name from private.line_agreement_links a join public.profiles p on p.user_id = a.asked_by
        where a.token_hash = p_token_hash and p.display_name <> ''
      ),
      t.name
    ),
    'locale', l.locale,
    'agreedAt', private.iso(l.agreed_at)
  )
  from public.lines l join public.tenants t on t.id = l.tenant_id
  where l.id = private.line_of_agreement(p_token_hash)
$$;
revoke execute on function private.view_line_agreement(text) from public;
grant execute on function private.view_line_agreement(text) to anon, authenticated;

-- For whoever holds the link; null for one that nobody was given, that is too old, or whose line is gone after a no.
create function public.view_line_agreement(p_token_hash text) returns jsonb
language sql stable set search_path = ''
as $$ select private.view_line_agreement(p_token_hash) $$;
revoke execute on function public.view_line_agreement(text) from public, service_role;
grant execute on function public.view_line_agreement(text) to anon, authenticated;

create function private.answer_line_agreement(p_token_hash text, p_agrees boolean, p_words text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_line public.lines;
begin
  if p_agrees is null then raise exception 'no such answer' using errcode = '22023'; end if;
  select * into v_line from public.lines l where l.id = private.line_of_agreement(p_token_hash) for update;
  if not found then raise exception 'no such question' using errcode = 'P0002'; end if;
  if p_agrees then
    update public.lines l set agreed_at = clock_timestamp(), agreed_words = p_words
    where l.id = v_line.id and l.agreed_at is null;
    select * into strict v_line from public.lines l where l.id = v_line.id;
    return jsonb_build_object('agrees', true, 'at', private.iso(v_line.agreed_at));
  end if;
  -- A line in service is given up by the household: its telephone is forwarded to us.
  if v_line.status <> 'draft' or exists (select from public.phone_numbers n where n.line_id = v_line.id) then
    raise exception 'the line has left its draft' using errcode = 'ET410';
  end if;
  -- Nothing is kept of somebody who said no: not in the journal, nor in answers kept for repeated requests.
  delete from public.lines l where l.id = v_line.id;
  perform set_config('ethiq.erasing', v_line.tenant_id::text, true);
  delete from public.audit_log a where a.tenant_id = v_line.tenant_id and a.table_name = 'lines' and a.row_id = v_line.id::text;
  perform set_config('ethiq.erasing', '', true);
  delete from private.idempotency_keys k where k.response ->> 'id' = v_line.id::text;
  return jsonb_build_object('agrees', false, 'at', private.iso(clock_timestamp()));
end
$$;
revoke execute on function private.answer_line_agreement(text, boolean, text) from public;
grant execute on function private.answer_line_agreement(text, boolean, text) to anon, authenticated;

-- The person's own answer. A no removes the draft and whatever was noted of it.
create function public.answer_line_agreement(p_token_hash text, p_agrees boolean, p_words text) returns jsonb
language sql set search_path = ''
as $$ select private.answer_line_agreement(p_token_hash, p_agrees, p_words) $$;
revoke execute on function public.answer_line_agreement(text, boolean, text) from public, service_role;
grant execute on function public.answer_line_agreement(text, boolean, text) to anon, authenticated;
