-- As its owner, who may read what it counts: a view alone would call functions as whoever asks.
create function private.shown_campaigns() returns table (campaign_id uuid, tenants integer, kind text, seen_at timestamptz)
language sql stable security definer set search_path = ''
as $$ select r.* from private.released_campaigns(array(select c.id from private.scam_campaigns c)) r $$;
revoke execute on function private.shown_campaigns() from public;
grant execute on function private.shown_campaigns() to service_role;

create view ops.campaigns as
select r.campaign_id as id, r.tenants as tenants_at_least, r.kind, date_trunc('week', r.seen_at)::date as seen_in_week_of
from private.shown_campaigns() r;
comment on view ops.campaigns is
  'Scams that read one script to five households or more: how many at least, of what kind, and in which week they were met last.';
grant select on ops.campaigns to service_role;
