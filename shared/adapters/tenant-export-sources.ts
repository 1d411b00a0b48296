export interface ExportSource {
  /** In the file. */
  name: string;
  table: string;
  /** Named one by one where a column may be read by nobody. */
  columns: string;
  /** What the rows are sorted and continued by: unique within a tenant, and the order of an index. */
  key: readonly string[];
  /** Rows that go with each row of this one, by its id. */
  parts?: readonly (ExportSource & { of: string })[];
}

const byId = (name: string, table: string, columns = "*"): ExportSource => ({ name, table, columns, key: ["id"] });

const ALERT_COLUMNS = "id,call_id,contact_id,level,channel,status,attempts,error_code,created_at,updated_at";

/** All of a tenant, in the order of the file. */
export const EXPORT_SOURCES: readonly ExportSource[] = [
  { name: "members", table: "tenant_members", columns: "user_id,role,created_at", key: ["user_id"] },
  byId("invitations", "invitations", "id,email,role,invited_by,status,expires_at,accepted_by,answered_at,created_at,updated_at"),
  byId("lines", "lines"),
  byId("phoneNumbers", "phone_numbers", "id,e164,country,number_type,status,line_id,created_at,updated_at"),
  byId("sipEndpoints", "sip_endpoints", "id,line_id,username,domain,status,created_at,updated_at"),
  byId("contacts", "contacts"),
  byId("contactConsents", "contact_consents", "id,contact_id,phone,consent,channel,at,words_version"),
  byId("messages", "messages", "id,channel,purpose,contact_id,invitation_id,status,attempts,error_code,created_at,updated_at"),
  byId("callerRules", "caller_rules"),
  byId("expectedWindows", "expected_windows"),
  {
    name: "calls",
    table: "calls",
    columns: "*",
    key: ["started_at", "id"],
    parts: [
      { name: "events", table: "call_events", of: "call_id", columns: "call_id,seq,key,at,type,payload", key: ["call_id", "seq"] },
      { name: "quotes", table: "call_quotes", of: "call_id", columns: "*", key: ["call_id", "position"] },
      { name: "alerts", table: "alerts", of: "call_id", columns: ALERT_COLUMNS, key: ["call_id", "id"] },
      { name: "feedback", table: "feedback", of: "call_id", columns: "*", key: ["call_id", "user_id"] },
    ],
  },
  { name: "lineApproaches", table: "line_approaches", columns: "*", key: ["call_id"] },
  { name: "usageDaily", table: "usage_daily", columns: "*", key: ["line_id", "day"] },
  { name: "budgets", table: "budgets", columns: "*", key: ["tenant_id"] },
  byId("apiKeys", "api_keys", "id,name,prefix,scopes,role,created_by,created_at,expires_at,last_used_at,revoked_at"),
  byId(
    "provisioningJobs",
    "provisioning_jobs",
    "id,line_id,kind,state,step,wish,park_reason,park_detail,requested_by,created_at,updated_at,ended_at",
  ),
  byId("lineTests", "line_tests", "id,line_id,kind,status,is_automatic,attempt,hops,requested_by,started_at,expires_at,ended_at"),
  {
    name: "regulatoryProfiles",
    table: "regulatory_profiles",
    columns: "end_user_type,attributes,address,documents,created_at,updated_at,tenant_id",
    key: ["tenant_id"],
  },
  byId(
    "regulatoryBundles",
    "regulatory_bundles",
    "id,country,number_type,end_user_type,status,missing,failure_reason,submitted_at,created_at,updated_at",
  ),
  byId("auditLog", "audit_log"),
];
