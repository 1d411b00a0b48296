-- Takes an example back, whatever became of the call and of the membership since.
create function private.withdraw_example(p_example_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
  v_link private.example_links;
begin
  select * into v_link from private.example_links l where l.example_id = p_example_id and l.user_id = v_user_id;
  if not found then raise exception 'no such example' using errcode = 'P0002'; end if;
  -- First what erasing the tenant holds first.
  perform from public.feedback f where f.call_id = v_link.call_id and f.user_id = v_user_id for no key update;
  delete from private.labelled_examples e where e.id = p_example_id;
  if not found then raise exception 'no such example' using errcode = 'P0002'; end if;
  update public.feedback f set shares_example = false where f.call_id = v_link.call_id and f.user_id = v_user_id;
  perform private.note_example(v_link.tenant_id, v_link.call_id, 'take_back_example');
end
$$;
revoke execute on function private.withdraw_example(uuid) from public;
grant execute on function private.withdraw_example(uuid) to authenticated;

create function public.withdraw_example(p_example_id uuid) returns void
language sql set search_path = ''
as $$ select private.withdraw_example(p_example_id) $$;
revoke execute on function public.withdraw_example(uuid) from public, anon, service_role;
grant execute on function public.withdraw_example(uuid) to authenticated;

create function private.my_examples() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
begin
  return (
    select coalesce(jsonb_agg(private.shown_example(e) order by e.given_in, e.id), '[]')
    from private.example_links l join private.labelled_examples e on e.id = l.example_id
    where l.user_id = v_user_id
  );
end
$$;
revoke execute on function private.my_examples() from public;
grant execute on function private.my_examples() to authenticated;

-- All that the caller gave away and did not take back.
create function public.my_examples() returns jsonb
language sql set search_path = ''
as $$ select private.my_examples() $$;
revoke execute on function public.my_examples() from public, anon, service_role;
grant execute on function public.my_examples() to authenticated;
