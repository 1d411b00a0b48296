-- Rows that several people edit carry a revision: whoever saves says which one they changed.
create or replace function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at = now();
  if to_jsonb(new) ? 'revision' then
    new.revision = old.revision;
    new.updated_at = old.updated_at;
    if new is distinct from old then
      new.revision = old.revision + 1;
      new.updated_at = now();
    end if;
  end if;
  return new;
end
$$;
