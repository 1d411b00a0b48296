import { randomUUID } from "node:crypto";
import { hashOf, type Scene } from "./rights-scene.ts";

// What a form could send. Where nobody may change anything the column does not matter.
const CHANGE: Record<string, string> = {
  tenants: "name = 'Autre'",
  tenant_members: "role = 'carer'",
  lines: "label = 'Autre'",
  contacts: "name = 'Autre'",
  caller_rules: "reason = 'Autre'",
  expected_windows: "label = 'Autre'",
  budgets: "monthly_speech_minutes = 1",
  profiles: "display_name = 'Autre'",
  forwarding_codes: "operator = 'Autre'",
};

const ONE_PER_TENANT = new Set(["budgets", "regulatory_profiles"]);

/** The least that makes a row of the household; only columns that people may fill where people may add any. */
function newRow(table: string, { home, callId, jobId, spareUser }: Scene): string {
  const { tenantId, lineId, number } = home;
  const rows: Record<string, string> = {
    tenants: "(name, kind) values ('Autre', 'household')",
    tenant_members: `(tenant_id, user_id, role) values ('${tenantId}', '${spareUser}', 'viewer')`,
    profiles: `(user_id) values ('${spareUser}')`,
    lines: `(tenant_id, label, protected_name) values ('${tenantId}', 'Chalet', 'Jeanne')`,
    contacts: `(tenant_id, name, phone) values ('${tenantId}', 'Claire', '+33639980099')`,
    caller_rules: `(tenant_id, phone, rule) values ('${tenantId}', '+33612345699', 'blocked')`,
    expected_windows: `(tenant_id, label, starts_at, ends_at) values ('${tenantId}', 'Colis', now(), now() + interval '1 hour')`,
    budgets: `(tenant_id, monthly_speech_minutes) values ('${tenantId}', 60)`,
    phone_numbers: "(e164) values ('+33199999998')",
    calls: `(id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at) values
      ('${randomUUID()}', '${tenantId}', '${lineId}', '${randomUUID()}', '${number}', 'anonymous', 'protect', now())`,
    call_events: `(call_id, seq, tenant_id, key, at, type) values ('${callId}', 99, '${tenantId}', 'note:1', now(), 'note')`,
    call_quotes: `(call_id, tenant_id, event_key, turn, tactic, quote, expires_at) values
      ('${callId}', '${tenantId}', 'verdict:2', 1, 'urgency', 'vite', now() + interval '1 day')`,
    alerts: `(tenant_id, call_id, level) values ('${tenantId}', '${callId}', 2)`,
    audit_log: `(tenant_id, table_name, row_id, action) values ('${tenantId}', 'lines', '${lineId}', 'update')`,
    invitations: `(tenant_id, email, role) values ('${tenantId}', 'claire@exemple.fr', 'viewer')`,
    contact_consents: `(tenant_id, contact_id, phone, consent, channel) values
      ('${tenantId}', '${randomUUID()}', '+33639980099', 'accepted', 'web')`,
    messages: `(tenant_id, channel, purpose) values ('${tenantId}', 'sms', 'contact_invitation')`,
    feedback: `(tenant_id, call_id, user_id, was_scam) values ('${tenantId}', '${callId}', '${home.users.viewer}', true)`,
    line_approaches: `(call_id, tenant_id, line_id, at, kind, tactics, score, is_confirmed, shows_number) values
      ('${callId}', '${tenantId}', '${lineId}', now(), 'unknown', '{}', 0.5, false, false)`,
    usage_daily: `(tenant_id, line_id, day) values ('${tenantId}', '${lineId}', '2000-01-01')`,
    api_keys: `(tenant_id, name, prefix, key_hash, scopes, role, expires_at) values
      ('${tenantId}', 'ERP', 'ethiq_123456', '${hashOf(randomUUID())}', array['calls:read'], 'viewer', now() + interval '1 day')`,
    sip_endpoints: `(tenant_id, username, domain) values ('${tenantId}', 'jeanne', 'sip.example.test')`,
    provisioning_jobs: `(tenant_id, line_id, state, next_at) values ('${tenantId}', '${lineId}', 'ready', null)`,
    regulatory_profiles: `(tenant_id, end_user_type) values ('${tenantId}', 'individual')`,
    regulatory_bundles: `(tenant_id, country, number_type, end_user_type) values ('${tenantId}', 'BE', 'local', 'individual')`,
    forwarding_codes: `(country, operator, line_type, kind, on_code, source, checked_on) values
      ('FR', 'Autre', 'mobile', 'all', '**21*{number}#', 'nowhere', now())`,
    line_tests: `(tenant_id, line_id, kind, status, hops, expires_at, ended_at) values
      ('${tenantId}', '${lineId}', 'connectivity', 'failed', '[]', now(), now())`,
    provisioning_events: `(job_id, seq, tenant_id, type) values ('${jobId}', 2, '${tenantId}', 'noted')`,
  };
  const row = rows[table];
  if (!row) throw new Error(`no row to add to ${table}: name one here`);
  return row;
}

export interface Attempt {
  /** Run as the database's owner before. */
  prelude?: string;
  statement: string;
}

/** One verb on the household's rows; of people's own rows on that of `member`. */
export function attempt(table: string, verb: string, scene: Scene, member: string): Attempt {
  const { tenantId } = scene.home;
  const ofTenant = table === "forwarding_codes" ? "true" : `${table === "tenants" ? "id" : "tenant_id"} = '${tenantId}'`;
  const rows =
    table === "profiles"
      ? `user_id = '${member}'`
      : table === "tenant_members" && verb !== "select"
        ? `${ofTenant} and user_id = '${member}'`
        : ofTenant;
  if (verb === "select") return { statement: `select 1 from public.${table} where ${rows}` };
  if (verb === "update")
    return { statement: `update public.${table} set ${CHANGE[table] ?? "tenant_id = tenant_id"} where ${rows} returning 1` };
  if (verb === "delete") return { statement: `delete from public.${table} where ${rows} returning 1` };
  return {
    ...(ONE_PER_TENANT.has(table) ? { prelude: `delete from public.${table} where ${ofTenant}` } : {}),
    statement: `insert into public.${table} ${newRow(table, scene)} returning 1`,
  };
}
