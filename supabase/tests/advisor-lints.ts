// Supabase's advisors (splinter) as far as they can apply here, by their numbers; stricter where it costs nothing. Each answers
// what it finds in our schemas, and comes with something that it must find.

export interface Lint {
  id: string;
  name: string;
  find: string;
  plant: string;
}

const OURS = "('public', 'private', 'ops')";
const EXPOSED = "('public', 'ops')";
const READABLE = "has_table_privilege('anon', found.oid, 'select') or has_table_privilege('authenticated', found.oid, 'select')";

const tables = (kinds: string, where: string, schemas = OURS) => `
  select found.oid::regclass::text as what from pg_class found
  where found.relkind in (${kinds}) and found.relnamespace::regnamespace::text in ${schemas} and (${where})`;

/** Expressions of policies, with what is asked once per query taken out. */
const policies = (where: string) => `
  select schemaname || '.' || tablename || ': ' || policyname as what
  from (
    select *, regexp_replace(expression, '(select|from) ((auth|private|realtime)\\.\\w+\\((array\\[[^]]*\\])?\\)|current_setting\\([^)]*\\))', '', 'g') as rest
    from (select *, lower(concat_ws(' ', qual, with_check)) as expression from pg_policies) texts
  ) policies
  where schemaname in ('public', 'private', 'ops', 'realtime') and (${where})`;

const definers = (role: string) => `
  select p.oid::regprocedure::text as what from pg_proc p
  where p.pronamespace::regnamespace::text in ${EXPOSED} and p.prosecdef and has_function_privilege('${role}', p.oid, 'execute')`;
const plantDefiner = (role: string) => `
  create function public.planted() returns void language sql security definer set search_path = '' as $$ select $$;
  revoke execute on function public.planted() from public, anon, authenticated;
  grant execute on function public.planted() to ${role};`;

const SENSITIVE =
  `(password|passwd|pwd|passphrase|secret|secret_key|private_key|api_key|apikey|auth_key|token|jwt|access_token|refresh_token
  |session_token|auth_code|session_id|session_key|recovery_code|backup_code|verification_code|otp|ssn|national_id|tax_id|credit_card
  |card_number|cvv|iban|bic|bank_account|account_number|mac_address|imei|certificate|key_hash|token_hash|password_hash)`.replaceAll(
    /\s/g,
    "",
  );

const TABLE = "create table public.planted (id uuid primary key)";

export const LINTS: Lint[] = [
  {
    id: "0001",
    name: "unindexed_foreign_keys",
    find: `
      select c.conrelid::regclass || ': ' || c.conname as what from pg_constraint c
      where c.contype = 'f' and c.connamespace::regnamespace::text in ${OURS} and not exists (
        select from pg_index i
        where i.indrelid = c.conrelid and i.indisvalid
          and c.conkey = (string_to_array(i.indkey::text, ' ')::smallint[])[1:cardinality(c.conkey)]
      )`,
    plant: "create table public.planted (id uuid primary key, tenant_id uuid references public.tenants)",
  },
  {
    id: "0002",
    name: "auth_users_exposed",
    find: `
      select distinct found.oid::regclass::text as what
      from pg_class found join pg_rewrite r on r.ev_class = found.oid join pg_depend d on d.objid = r.oid
      where d.refobjid in (select oid from pg_class where relnamespace = 'auth'::regnamespace)
        and found.relnamespace::regnamespace::text in ${EXPOSED} and (${READABLE})`,
    plant:
      "create view public.planted with (security_invoker = true) as select id from auth.users; grant select on public.planted to authenticated",
  },
  {
    id: "0003",
    name: "auth_rls_initplan",
    find: policies("rest ~ '(auth|private|realtime)\\.\\w+\\(|current_setting\\('"),
    plant: `alter policy "people change their own profile" on public.profiles using (user_id = auth.uid())`,
  },
  {
    id: "0004",
    name: "no_primary_key",
    find: tables("'r', 'p'", "not exists (select from pg_index i where i.indrelid = found.oid and i.indisprimary)"),
    plant: "create table private.planted (id uuid)",
  },
  {
    id: "0006",
    name: "multiple_permissive_policies",
    find: `
      select p.polrelid::regclass || ' ' || verb || ' ' || role as what
      from pg_policy p, unnest(array['anon', 'authenticated']) as role,
        unnest(case p.polcmd when '*' then array['r', 'a', 'w', 'd'] else array[p.polcmd::text] end) as verb
      where p.polpermissive and (p.polroles = array[0::oid] or role::regrole::oid = any (p.polroles))
        and (select c.relnamespace::regnamespace::text from pg_class c where c.oid = p.polrelid) in ${OURS}
      group by p.polrelid, verb, role having count(*) > 1`,
    plant: "create policy planted on public.calls for all to authenticated using (level = 1)",
  },
  {
    id: "0007",
    name: "policy_exists_rls_disabled",
    find: tables("'r', 'p'", "not found.relrowsecurity and exists (select from pg_policy p where p.polrelid = found.oid)"),
    plant: "alter table public.calls disable row level security",
  },
  {
    id: "0008",
    name: "rls_enabled_no_policy",
    find: tables("'r', 'p'", "found.relrowsecurity and not exists (select from pg_policy p where p.polrelid = found.oid)"),
    plant: `${TABLE}; alter table public.planted enable row level security`,
  },
  {
    id: "0009",
    name: "duplicate_index",
    find: `
      select tablename || ': ' || string_agg(indexname, ', ') as what from pg_indexes
      where schemaname in ${OURS} group by schemaname, tablename, replace(indexdef, indexname, '') having count(*) > 1`,
    plant: "create index planted on public.lines (tenant_id)",
  },
  {
    id: "0010",
    name: "security_definer_view",
    find: tables(
      "'v'",
      `(${READABLE}) and not coalesce(lower(found.reloptions::text)::text[], '{}') && array['security_invoker=true', 'security_invoker=on']`,
      EXPOSED,
    ),
    plant: "create view public.planted as select id from public.calls; grant select on public.planted to authenticated",
  },
  {
    id: "0011",
    name: "function_search_path_mutable",
    find: `
      select p.oid::regprocedure::text as what from pg_proc p
      where p.pronamespace::regnamespace::text in ${OURS} and not coalesce(p.proconfig @> array['search_path=""'], false)`,
    plant: "create function ops.planted() returns void language sql as $$ select $$",
  },
  {
    id: "0013",
    name: "rls_disabled_in_public",
    find: tables("'r', 'p'", "not found.relrowsecurity"),
    plant: TABLE,
  },
  {
    id: "0014",
    name: "extension_in_public",
    find: `select extname::text as what from pg_extension where extnamespace::regnamespace::text in ${OURS}`,
    plant: "create extension citext schema public",
  },
  {
    id: "0015",
    name: "rls_references_user_metadata",
    find: policies("expression like '%user_metadata%'"),
    plant: `create policy planted on public.calls as restrictive for select to authenticated
      using ((select auth.jwt() -> 'user_metadata' ->> 'role') = 'owner')`,
  },
  {
    id: "0016",
    name: "materialized_view_in_api",
    find: tables("'m'", READABLE, EXPOSED),
    plant: "create materialized view public.planted as select id from public.calls; grant select on public.planted to authenticated",
  },
  {
    id: "0018",
    name: "unsupported_reg_types",
    find: `
      select a.attrelid::regclass || '.' || a.attname as what
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ${OURS}
        and a.atttypid in ('regproc'::regtype, 'regprocedure'::regtype, 'regnamespace'::regtype, 'regconfig'::regtype, 'regoper'::regtype)`,
    plant: "create table public.planted (id regproc primary key)",
  },
  {
    id: "0021",
    name: "fkey_to_auth_unique",
    find: `
      select c.conrelid::regclass || ': ' || c.conname as what
      from pg_constraint c join pg_class target on target.oid = c.confrelid join pg_index i on i.indexrelid = c.conindid
      where c.contype = 'f' and target.relnamespace = 'auth'::regnamespace and not i.indisprimary
        and c.connamespace::regnamespace::text in ${OURS}`,
    plant: "create table public.planted (token varchar(255) primary key references auth.refresh_tokens (token))",
  },
  {
    id: "0023",
    name: "sensitive_columns_exposed",
    find: `
      select c.oid::regclass || '.' || a.attname as what
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
        unnest(array['anon', 'authenticated']) as role
      where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace::regnamespace::text in ${EXPOSED}
        and lower(a.attname) ~ '^${SENSITIVE}$' and has_column_privilege(role, c.oid, a.attnum, 'select')`,
    plant: "grant select (key_hash) on public.api_keys to authenticated",
  },
  {
    id: "0024",
    name: "rls_policy_always_true",
    find: policies(`
      not (tablename = 'forwarding_codes' and cmd = 'SELECT') and permissive = 'PERMISSIVE' and roles && array['public', 'anon', 'authenticated']::name[] and (
        regexp_replace(coalesce(qual, ''), '[() ]', '', 'g') in ('true', '1=1')
        or regexp_replace(coalesce(with_check, ''), '[() ]', '', 'g') in ('true', '1=1')
        or (cmd = 'INSERT' and with_check is null) or (cmd <> 'INSERT' and qual is null)
      )`),
    plant: `${TABLE}; create policy planted on public.planted for update to authenticated using (true)`,
  },
  { id: "0028", name: "anon_security_definer_function_executable", find: definers("anon"), plant: plantDefiner("anon") },
  {
    id: "0029",
    name: "authenticated_security_definer_function_executable",
    find: definers("authenticated"),
    plant: plantDefiner("authenticated"),
  },
  {
    id: "ours",
    name: "functions that everybody may execute",
    find: `
      select p.oid::regprocedure::text as what from pg_proc p
      where p.pronamespace::regnamespace::text in ${OURS}
        and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl where acl.grantee = 0)`,
    plant: "create function private.planted() returns void language sql set search_path = '' as $$ select $$",
  },
];
