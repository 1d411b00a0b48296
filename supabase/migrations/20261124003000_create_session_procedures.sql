create function private.my_sessions() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
begin
  return (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'id', s.id,
          'createdAt', private.iso(s.created_at),
          -- Auth keeps this one in UTC without saying so.
          'refreshedAt', private.iso(s.refreshed_at at time zone 'utc'),
          'userAgent', s.user_agent,
          'isCurrent', coalesce(s.id::text = auth.jwt() ->> 'session_id', false)
        )
        order by s.created_at desc, s.id
      ),
      '[]'
    )
    from auth.sessions s
    where s.user_id = v_user_id and (s.not_after is null or s.not_after > now())
  );
end
$$;
revoke execute on function private.my_sessions() from public;
grant execute on function private.my_sessions() to authenticated;

-- Where the caller is signed in.
create function public.my_sessions() returns jsonb
language sql stable set search_path = ''
as $$ select private.my_sessions() $$;
revoke execute on function public.my_sessions() from public, anon, service_role;
grant execute on function public.my_sessions() to authenticated;

create function private.end_my_session(p_session_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := private.require_person();
begin
  delete from auth.sessions s where s.id = p_session_id and s.user_id = v_user_id;
  if not found then raise exception 'no such session' using errcode = 'P0002'; end if;
end
$$;
revoke execute on function private.end_my_session(uuid) from public;
grant execute on function private.end_my_session(uuid) to authenticated;

-- Its refresh token goes with it; its access token lives out its hour.
create function public.end_my_session(p_session_id uuid) returns void
language sql set search_path = ''
as $$ select private.end_my_session(p_session_id) $$;
revoke execute on function public.end_my_session(uuid) from public, anon, service_role;
grant execute on function public.end_my_session(uuid) to authenticated;
