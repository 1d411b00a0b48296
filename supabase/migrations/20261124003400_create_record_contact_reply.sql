-- What a contact wrote back. The telephone is who they are. A yes or a no answers one tenant: of those that asked within the last
-- 30 days and still wait the one that asked last, or else the one that did before. A stop is for all of them.
create function public.record_contact_reply(p_message_sid text, p_from text, p_keyword text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_consent text := case p_keyword when 'yes' then 'accepted' when 'no' then 'declined' when 'stop' then 'stopped' end;
  v_tenant_id uuid;
  v_ids uuid[];
  v_state text := 'done';
  v_locale text;
begin
  if v_consent is null then raise exception 'no such keyword' using errcode = '22023'; end if;
  select coalesce((
    select k.locale from public.contacts k where k.phone = p_from order by k.consent <> 'pending', k.created_at desc, k.id limit 1
  ), 'fr') into v_locale;

  insert into private.webhook_receipts (provider, event_id) values ('twilio_sms', p_message_sid) on conflict do nothing;
  if not found then return jsonb_build_object('state', 'repeated', 'contacts', 0, 'locale', v_locale); end if;

  perform from public.contacts k where k.phone = p_from order by k.id for no key update;
  if p_keyword <> 'stop' then
    select k.tenant_id into v_tenant_id
    from public.contacts k join public.messages m on m.contact_id = k.id
    where k.phone = p_from and k.consent <> 'stopped'
      and m.purpose = 'contact_invitation' and m.status in ('sending', 'sent', 'delivered', 'acknowledged')
      and m.created_at > clock_timestamp() - interval '30 days'
    order by k.consent = 'pending' desc, m.created_at desc, m.id
    limit 1;
  end if;
  select coalesce(array_agg(k.id), '{}') into v_ids from public.contacts k
  where k.phone = p_from and (p_keyword = 'stop' or (k.tenant_id = v_tenant_id and k.consent <> 'stopped'));
  if cardinality(v_ids) = 0 then v_state := 'nobody'; end if;

  perform set_config(
    'ethiq.consent', jsonb_build_object('channel', 'sms', 'wordsVersion', private.consent_words_version())::text, true
  );
  update public.contacts k set consent = v_consent, consent_at = clock_timestamp() where k.id = any (v_ids) and k.consent <> v_consent;
  perform set_config('ethiq.consent', '', true);
  return jsonb_build_object('state', v_state, 'contacts', cardinality(v_ids), 'locale', v_locale);
end
$$;
revoke execute on function public.record_contact_reply(text, text, text) from public, anon, authenticated;
grant execute on function public.record_contact_reply(text, text, text) to service_role;
