-- What a person says of a call counts for what others learn of its caller and its script.
create function private.share_feedback() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.weigh_caller(new.call_id);
  update private.campaign_sightings s set is_honest = not new.was_scam where s.call_id = new.call_id and s.is_honest = new.was_scam;
  return null;
-- As for a verdict: what the person said is kept in any case.
exception when others then
  if sqlstate like '40%' then raise; end if;
  raise warning 'feedback on a call not shared: %', sqlstate;
  return null;
end
$$;
revoke execute on function private.share_feedback() from public;
create trigger feedback_share after insert or update of was_scam on public.feedback
  for each row execute function private.share_feedback();
