import type { Connection } from "../../../supabase/tests/start-postgres.ts";

/** The one tenant whose calls are counted; the others have a call each. */
export const TENANT = "00000000-0000-4000-8000-000000000001";
const LINES = ["1", "2", "3", "4"].map((ordinal) => ({
  id: `00000000-0000-4000-8000-00000000001${ordinal}`,
  number: `+3319900000${ordinal}`,
}));
export const [LINE = { id: "", number: "" }] = LINES;
export const USERS = {
  owner: "00000000-0000-4000-8000-00000000000a",
  carer: "00000000-0000-4000-8000-00000000000b",
  viewer: "00000000-0000-4000-8000-00000000000c",
} as const;

const id = (kind: string, ordinal = "n") => `md5('${kind} ' || ${ordinal})::uuid`;

/** Everything a tenant can own, for each of many tenants. */
const others = (tenants: number): string => `
create temporary table n as
  select n, ${id("tenant")} as tenant_id, ${id("line")} as line_id, ${id("user")} as user_id, ${id("their call")} as call_id,
    now() - n * interval '1 minute' as at
  from generate_series(1, ${tenants}) as n;

insert into auth.users (id, email) select user_id, 'owner-' || n || '@example.test' from n;
insert into auth.users (id, email) select ${id("second user")}, 'viewer-' || n || '@example.test' from n;
insert into public.profiles (user_id, email) select id, email from auth.users;
insert into auth.mfa_factors (user_id, status) select user_id, 'verified' from n where n % 20 = 0;
insert into private.early_call_ends (call_sid, ended_at) select 'CA' || md5('early ' || n), at from n where n % 20 = 0;
insert into public.tenants (id, name, kind, created_at) select tenant_id, 'Famille ' || n, 'household', at from n;
insert into public.tenant_members (tenant_id, user_id, role) select tenant_id, user_id, 'owner' from n;
insert into public.tenant_members (tenant_id, user_id, role) select tenant_id, ${id("second user")}, 'viewer' from n;
insert into public.lines (id, tenant_id, label, protected_name, delivery, status)
  select line_id, tenant_id, 'Maison', 'Jeanne', '[{"kind": "sip", "uri": "sip:jeanne@example.test"}]', 'active' from n;
insert into public.phone_numbers (e164, status, tenant_id, line_id)
  select '+339' || lpad(n::text, 8, '0'), 'assigned', tenant_id, line_id from n;
insert into public.contacts (id, tenant_id, name, phone, consent)
  select md5(c || ' contact ' || n)::uuid, tenant_id, 'Paul', '+336' || c || lpad(n::text, 7, '0'), 'accepted' from n, generate_series(1, 2) as c;
insert into public.contact_consents (tenant_id, contact_id, phone, consent, channel)
  select tenant_id, id, phone, consent, 'web' from public.contacts;
insert into public.messages (tenant_id, channel, purpose, contact_id, status)
  select tenant_id, 'sms', 'contact_invitation', id, 'delivered' from public.contacts;
insert into public.caller_rules (tenant_id, phone, rule) select tenant_id, '+337' || lpad(n::text, 8, '0'), 'trusted' from n;
insert into public.expected_windows (tenant_id, label, starts_at, ends_at) select tenant_id, 'Le plombier', at, at + interval '1 day' from n;
insert into public.invitations (tenant_id, email, role) select tenant_id, 'guest-' || n || '@example.test', 'viewer' from n;
insert into public.budgets (tenant_id, monthly_speech_minutes) select tenant_id, 600 from n;
insert into public.api_keys (tenant_id, name, prefix, key_hash, scopes, role, expires_at)
  select tenant_id, 'Tableau', 'ethiq_000000', md5('a' || n) || md5('b' || n), array['calls:read'], 'viewer', now() + interval '90 days' from n;
insert into public.sip_endpoints (tenant_id, line_id, username, domain) select tenant_id, line_id, 'line' || n, 'sip.example.test' from n;
insert into public.provisioning_jobs (id, tenant_id, line_id) select ${id("job")}, tenant_id, line_id from n;
insert into public.provisioning_events (job_id, seq, tenant_id, type) select ${id("job")}, 1, tenant_id, 'begun' from n;
insert into public.audit_log (tenant_id, table_name, row_id, action) select tenant_id, 'lines', line_id, 'insert' from n;
insert into public.usage_daily (tenant_id, line_id, day, calls) select tenant_id, line_id, at::date, 1 from n;
insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, ended_at, answered, analysed, event_count)
  select call_id, tenant_id, line_id, 'CA' || md5('theirs ' || n), '+339' || lpad(n::text, 8, '0'), '+338' || lpad(n::text, 8, '0'),
    'protect', at, at + interval '2 minutes', true, true, 1 from n;
insert into public.call_events (call_id, seq, tenant_id, key, at, type) select call_id, 1, tenant_id, 'verdict:2', at, 'verdict' from n;
insert into public.call_quotes (call_id, tenant_id, event_key, turn, tactic, quote, expires_at)
  select call_id, tenant_id, 'verdict:2', 3, 'urgency', 'tout de suite', now() + interval '20 days' from n;
insert into public.alerts (tenant_id, call_id, contact_id, level, status, created_at)
  select tenant_id, call_id, md5(c || ' contact ' || n)::uuid, 3, 'delivered', at from n, generate_series(1, 2) as c;
insert into public.feedback (tenant_id, call_id, user_id, was_scam) select tenant_id, call_id, user_id, true from n;
drop table n;`;

/** The tenant itself, made as everybody's is: with its triggers. */
const TENANT_ROWS = `
${Object.entries(USERS)
  .map(([role, user]) => `insert into auth.users (id, email) values ('${user}', '${role}@example.test');`)
  .join("\n")}
insert into public.tenants (id, name, kind) values ('${TENANT}', 'Résidence', 'organisation');
${Object.entries(USERS)
  .map(([role, user]) => `insert into public.tenant_members (tenant_id, user_id, role) values ('${TENANT}', '${user}', '${role}');`)
  .join("\n")}
${LINES.map(
  ({ id, number }) => `insert into public.lines (id, tenant_id, label, protected_name, delivery, status)
  values ('${id}', '${TENANT}', 'Accueil', 'Odette', '[{"kind": "sip", "uri": "sip:odette@example.test"}]', 'active');
insert into public.phone_numbers (e164, status, tenant_id, line_id) values ('${number}', 'assigned', '${TENANT}', '${id}');`,
).join("\n")}
insert into public.contacts (tenant_id, name, phone, consent) values
  ('${TENANT}', 'Paul', '+33639980001', 'accepted'), ('${TENANT}', 'Claire', '+33639980002', 'accepted');
insert into public.caller_rules (tenant_id, phone, rule) values ('${TENANT}', '+33639980003', 'blocked');`;

/** A year of the tenant's calls: of a hundred six at level 3, six at level 2, and about six not listened to. */
const ownCalls = (calls: number): string => `
create temporary table n as
  select n, md5('call ' || n)::uuid as call_id, now() - n * (interval '365 days' / ${calls}) as at,
    case when n % 100 < 6 then 3 when n % 100 < 12 then 2 else 1 end as level,
    (array[${LINES.map(({ id }) => `'${id}'`).join(", ")}]::uuid[])[1 + n % 4] as line_id
  from generate_series(1, ${calls}) as n;
insert into public.calls
  (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, ended_at, answered, level, score, analysed, event_count)
  select call_id, '${TENANT}', line_id, 'CA' || md5('ours ' || n), '${LINE.number}', '+338' || lpad((n % 5000)::text, 8, '0'),
    'protect', at, at + interval '3 minutes', true, level, level / 4.0, n % 16 <> 7, level from n;
insert into public.call_events (call_id, seq, tenant_id, key, at, type, payload)
  select call_id, e, '${TENANT}', 'verdict:' || e, at, 'verdict', jsonb_build_object('level', level) from n, generate_series(1, level) as e;
insert into public.call_quotes (call_id, tenant_id, event_key, turn, tactic, quote, expires_at)
  select call_id, '${TENANT}', 'verdict:2', 3, 'urgency', 'tout de suite', now() + interval '20 days' from n where level > 1;
insert into public.alerts (tenant_id, call_id, contact_id, level, status, created_at)
  select '${TENANT}', n.call_id, k.id, 3, 'delivered', at from n, public.contacts k where n.level = 3 and k.tenant_id = '${TENANT}';
insert into public.feedback (tenant_id, call_id, user_id, was_scam, created_at)
  select '${TENANT}', call_id, '${USERS.owner}', level > 1, at from n where n % 10 = 0;
insert into public.audit_log (tenant_id, table_name, row_id, action)
  select '${TENANT}', 'caller_rules', call_id, 'insert' from n where n % 10 = 0;
insert into public.usage_daily (tenant_id, line_id, day, calls)
  select '${TENANT}', line_id, at::date, count(*) from n group by line_id, at::date;
drop table n;`;

/** Rows that agree by themselves: triggers and references rest meanwhile, and indexes are made in one go afterwards. */
async function load(db: Connection, statements: string): Promise<void> {
  const tables = new Set([...statements.matchAll(/^insert into (\S+)/gm)].map(([, table]) => table));
  const theirs = [...tables].map((table) => `'${table}'::regclass`).join(", ");
  await db.query(`set session_replication_role = replica; update pg_index set indisready = false where indrelid in (${theirs})`);
  await db.query(statements);
  for (const table of tables) await db.query(`reindex table ${table}`);
  await db.query("set session_replication_role = origin");
}

export async function fillTenants(db: Connection, tenants: number): Promise<void> {
  await load(db, others(tenants));
  await db.query(TENANT_ROWS);
  await db.query("vacuum analyze");
}

export async function fillCalls(db: Connection, calls: number): Promise<void> {
  await load(db, ownCalls(calls));
  await db.query("vacuum analyze");
}
