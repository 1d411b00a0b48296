-- Names of the household that a caller may have said, however a recogniser writes them: accents, case and hyphens do not count.
-- Shorter words are too common to be names.
create or replace function private.without_names(p_words text, p_names text[]) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  c_accented constant text := 'àâäáãåçèéêëìíîïñòóôöõùúûüýÿÀÂÄÁÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸ';
  c_plain constant text := 'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy';
  v_name text;
  v_letter record;
begin
  for v_name in
    select distinct part
    from unnest(p_names) as names (name), regexp_split_to_table(lower(translate(names.name, c_accented, c_plain)), '[^[:alnum:]]+') as part
    where char_length(part) >= 3
  loop
    for v_letter in
      select plain, string_agg(accented, '') as variants
      from unnest(string_to_array(c_accented, null), string_to_array(c_plain, null)) as pairs (accented, plain) group by plain
    loop
      v_name := replace(v_name, v_letter.plain, '[' || v_letter.plain || v_letter.variants || ']');
    end loop;
    p_words := regexp_replace(p_words, '(^|[^[:alnum:]])' || v_name || '(?![[:alnum:]])', '\1•••', 'gi');
  end loop;
  -- How many names somebody bears is left out too.
  return regexp_replace(p_words, '•••(-•••)+', '•••', 'g');
end
$$;

-- As before, without the names of whoever is behind the tenant's other lines, and without the word that only the family knows.
create or replace function private.give_example(p_call public.calls, p_feedback public.feedback) returns private.labelled_examples
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
    select name from public.lines l, unnest(array[l.protected_name, l.family_word]) as name
    where l.tenant_id = p_call.tenant_id and name is not null
    union select k.name from public.contacts k where k.tenant_id = p_call.tenant_id
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
