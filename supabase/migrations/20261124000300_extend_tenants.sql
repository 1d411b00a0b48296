create function private.is_timezone(value text) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  -- Without digits, so that no home-made offset passes for a name.
  if value is null or value !~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+){1,2})$' then return false; end if;
  perform timestamptz '2000-01-01 00:00Z' at time zone value;
  return true;
exception when invalid_parameter_value then
  return false;
end
$$;
revoke execute on function private.is_timezone(text) from public;
grant execute on function private.is_timezone(text) to authenticated, service_role;

alter table public.tenants
  add column country text not null default 'FR' check (country ~ '^[A-Z]{2}$'),
  add column timezone text not null default 'Europe/Paris' check (private.is_timezone(timezone)),
  add column plan text not null default 'standard' check (plan ~ '^[a-z_]{1,40}$'),
  add column call_retention_months smallint not null default 13 check (call_retention_months between 1 and 36),
  add column learning_consent boolean not null default false,
  add column suspended_reason text check (char_length(suspended_reason) <= 200),
  add column revision integer not null default 1;
comment on column public.tenants.country is 'In which telephone numbers without a prefix are read';
comment on column public.tenants.learning_consent is 'Masked words of suspicious calls may be used to improve recognition';
grant update (timezone, call_retention_months, learning_consent) on public.tenants to authenticated;

create trigger tenants_audit after insert or update or delete on public.tenants
  for each row execute function private.audit();
