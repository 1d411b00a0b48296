create function private.claim_idempotency_key(p_key text, p_route text, p_request_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_user_id uuid := auth.uid();
  v_row private.idempotency_keys;
begin
  if v_user_id is null then raise exception 'nobody is signed in' using errcode = '42501'; end if;
  -- After a day a key is as good as new.
  insert into private.idempotency_keys as k (user_id, key, route, request_hash) values (v_user_id, p_key, p_route, p_request_hash)
  on conflict (user_id, key) do update
  set route = excluded.route, request_hash = excluded.request_hash, response = null, created_at = now()
  where k.created_at < now() - interval '24 hours'
  returning * into v_row;
  if found then return jsonb_build_object('state', 'new'); end if;
  select * into v_row from private.idempotency_keys k where k.user_id = v_user_id and k.key = p_key;
  -- Gone meanwhile: whatever it stood for was erased.
  if not found then return jsonb_build_object('state', 'pending'); end if;
  if (v_row.route, v_row.request_hash) is distinct from (p_route, p_request_hash) then return jsonb_build_object('state', 'mismatch'); end if;
  if v_row.response is null then return jsonb_build_object('state', 'pending'); end if;
  return jsonb_build_object('state', 'done', 'response', v_row.response);
end
$$;
revoke execute on function private.claim_idempotency_key(text, text, text) from public;
grant execute on function private.claim_idempotency_key(text, text, text) to authenticated;

-- Whether this request of the caller was seen before, and how it was answered.
create function public.claim_idempotency_key(p_key text, p_route text, p_request_hash text) returns jsonb
language sql set search_path = ''
as $$ select private.claim_idempotency_key(p_key, p_route, p_request_hash) $$;
revoke execute on function public.claim_idempotency_key(text, text, text) from public, anon, service_role;
grant execute on function public.claim_idempotency_key(text, text, text) to authenticated;

create function private.store_idempotent_answer(p_key text, p_route text, p_response jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.uid() is null then raise exception 'nobody is signed in' using errcode = '42501'; end if;
  if pg_column_size(p_response) > 65536 then raise exception 'too long an answer' using errcode = '22023'; end if;
  update private.idempotency_keys k set response = p_response
  where k.user_id = auth.uid() and k.key = p_key and k.route = p_route and k.response is null;
end
$$;
revoke execute on function private.store_idempotent_answer(text, text, jsonb) from public;
grant execute on function private.store_idempotent_answer(text, text, jsonb) to authenticated;

-- The first answer stays. Without a claim, or once it was erased, nothing is kept.
create function public.store_idempotent_answer(p_key text, p_route text, p_response jsonb) returns void
language sql set search_path = ''
as $$ select private.store_idempotent_answer(p_key, p_route, p_response) $$;
revoke execute on function public.store_idempotent_answer(text, text, jsonb) from public, anon, service_role;
grant execute on function public.store_idempotent_answer(text, text, jsonb) to authenticated;
