import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import type { TenantExporter } from "../ports/tenant-export.ts";
import { readAnswer } from "./supabase-answer.ts";

/** What the REST server hands out at most; a page that comes back shorter is not taken for the last one. */
const ROWS_PER_PAGE = 200;

interface Source {
  table: string;
  /** Named one by one, where a column may not be read by anybody. */
  columns: string;
  /** Primary key beside the tenant: decides the order, so that rows added meanwhile are met once or not at all. */
  key: readonly string[];
}

const SOURCES: Record<string, Source> = {
  members: { table: "tenant_members", columns: "user_id,role,created_at", key: ["user_id"] },
  invitations: {
    table: "invitations",
    columns: "id,email,role,invited_by,status,expires_at,accepted_by,answered_at,created_at,updated_at",
    key: ["id"],
  },
  lines: { table: "lines", columns: "*", key: ["id"] },
  contacts: { table: "contacts", columns: "*", key: ["id"] },
  contactConsents: { table: "contact_consents", columns: "*", key: ["id"] },
  messages: {
    table: "messages",
    columns: "id,channel,purpose,contact_id,invitation_id,status,attempts,error_code,created_at,updated_at",
    key: ["id"],
  },
  callerRules: { table: "caller_rules", columns: "*", key: ["id"] },
  expectedWindows: { table: "expected_windows", columns: "*", key: ["id"] },
  calls: { table: "calls", columns: "*", key: ["id"] },
  callEvents: { table: "call_events", columns: "*", key: ["call_id", "seq"] },
  callQuotes: { table: "call_quotes", columns: "*", key: ["id"] },
  alerts: { table: "alerts", columns: "*", key: ["id"] },
  feedback: { table: "feedback", columns: "*", key: ["id"] },
  usageDaily: { table: "usage_daily", columns: "*", key: ["line_id", "day"] },
  budgets: { table: "budgets", columns: "*", key: [] },
  apiKeys: {
    table: "api_keys",
    columns: "id,name,prefix,scopes,role,created_by,created_at,expires_at,last_used_at,revoked_at",
    key: ["id"],
  },
  sipEndpoints: { table: "sip_endpoints", columns: "id,line_id,username,domain,status,created_at", key: ["id"] },
  auditLog: { table: "audit_log", columns: "*", key: ["id"] },
};

const Rows = z.array(z.record(z.string(), z.unknown()));
type Row = z.output<typeof Rows>[number];

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const renamed = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [camelCase(name), value]));

/** Rows whose key comes after `row`'s: `a > x or (a = x and b > y)`. */
const beyond = (key: readonly string[], row: Row): string =>
  key
    .map((column, index) => {
      const equal = key.slice(0, index).map((before) => `${before}.eq."${row[before]}"`);
      const parts = [...equal, `${column}.gt."${row[column]}"`];
      return parts.length === 1 ? parts[0] : `and(${parts.join(",")})`;
    })
    .join(",");

export function createSupabaseTenantExport(client: SupabaseClient): TenantExporter {
  return {
    tables: Object.keys(SOURCES),
    async *pages(tenantId, name) {
      const source = SOURCES[name];
      if (!source) return;
      const { table, columns, key } = source;
      let last: Row | undefined;
      do {
        let query = client.from(table).select(columns).eq("tenant_id", tenantId);
        if (last) query = query.or(beyond(key, last));
        for (const column of key) query = query.order(column);
        const rows = readAnswer(Rows, await query.limit(ROWS_PER_PAGE));
        yield rows.map(renamed);
        last = key.length > 0 ? rows.at(-1) : undefined;
      } while (last);
    },
  };
}
