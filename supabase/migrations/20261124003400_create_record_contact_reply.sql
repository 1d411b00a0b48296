-- What a contact wrote back. The telephone is who they are: one reply answers every tenant that has just asked it.
create function public.record_contact_reply(p_message_sid text, p_from text, p_keyword text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_consent text := case p_keyword when 'yes' then 'accepted' when 'no' then 'declined' when 'stop' then 'stopped' end;
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
  select coalesce(array_agg(k.id), '{}') into v_ids from public.contacts k
  where k.phone = p_from and case p_keyword
    when 'yes' then k.consent = 'accepted' or (k.consent = 'pending' and exists (
      select from public.messages m
      where m.contact_id = k.id and m.purpose = 'contact_invitation' and m.status in ('sending', 'sent', 'delivered', 'acknowledged')
        and m.created_at > clock_timestamp() - interval '30 days'
    ))
    when 'no' then k.consent in ('pending', 'accepted', 'declined')
    else true
  end;
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
