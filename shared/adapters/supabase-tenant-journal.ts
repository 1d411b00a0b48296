import { z } from "zod";
import { Alert } from "../contracts/v1/alerts.ts";
import { AuditEntry } from "../contracts/v1/audit-log.ts";
import type { UsageDay } from "../contracts/v1/usage.ts";
import type { TenantJournal } from "../ports/tenant-journal.ts";
import { keysetPage, numberedPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import type { CallerClient } from "./supabase-caller-client.ts";

export const ALERT_COLUMNS = "id,tenant_id,call_id,level,channel,status,error_code,created_at,updated_at,contact:contacts(id,name)";
const alert = Alert.shape;
export const AlertRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    call_id: z.string(),
    level: alert.level,
    channel: alert.channel,
    status: alert.status,
    error_code: z.string().nullable(),
    created_at: z.string(),
    updated_at: StoredInstant,
    contact: z.object({ id: z.string(), name: z.string() }).nullable(),
  })
  .transform((row) => ({
    position: { at: row.created_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      callId: row.call_id,
      contact: row.contact,
      level: row.level,
      channel: row.channel,
      status: row.status,
      errorCode: row.error_code,
      createdAt: StoredInstant.parse(row.created_at),
      updatedAt: row.updated_at,
    } satisfies Alert,
  }));

const UsageRow = z
  .object({
    line_id: z.string(),
    day: z.string(),
    calls: z.number(),
    protected_calls: z.number(),
    suspicious_calls: z.number(),
    talk_seconds: z.number(),
    speech_seconds: z.number(),
    alerts_sent: z.number(),
  })
  .transform((row) => ({
    // A cursor holds instants; a day is one of them.
    position: { at: `${row.day.slice(0, 10)}T00:00:00Z`, id: row.line_id },
    item: {
      lineId: row.line_id,
      day: row.day.slice(0, 10),
      calls: row.calls,
      protectedCalls: row.protected_calls,
      suspiciousCalls: row.suspicious_calls,
      talkSeconds: row.talk_seconds,
      speechSeconds: row.speech_seconds,
      alertsSent: row.alerts_sent,
    } satisfies UsageDay,
  }));

const entry = AuditEntry.shape;
const AuditRow = z
  .object({
    id: z.number(),
    at: z.string(),
    actor_id: z.string().nullable(),
    actor_kind: entry.actorKind,
    request_id: z.string().nullable(),
    table_name: z.string(),
    row_id: z.string().nullable(),
    action: z.string(),
    before: entry.before,
    after: entry.after,
  })
  .transform((row) => ({
    position: { at: row.at, id: String(row.id) },
    item: {
      id: String(row.id),
      at: StoredInstant.parse(row.at),
      actorId: row.actor_id,
      actorKind: row.actor_kind,
      requestId: row.request_id,
      table: row.table_name,
      rowId: row.row_id,
      action: row.action,
      before: row.before,
      after: row.after,
    } satisfies AuditEntry,
  }));

export function createSupabaseTenantJournal(client: CallerClient): TenantJournal {
  return {
    async alerts(tenantId, page) {
      const query = client.from("alerts").select(ALERT_COLUMNS).eq("tenant_id", tenantId);
      const answer = await keysetPage(query, { column: "created_at", ascending: false }, page);
      return pageOf(readAnswer(z.array(AlertRow), answer), page.limit);
    },
    async usage(tenantId, { lineId, from, to }, page) {
      let query = client
        .from("usage_daily")
        .select("line_id,day,calls,protected_calls,suspicious_calls,talk_seconds,speech_seconds,alerts_sent")
        .eq("tenant_id", tenantId);
      if (lineId) query = query.eq("line_id", lineId);
      if (from) query = query.gte("day", from);
      if (to) query = query.lte("day", to);
      const answer = await keysetPage(query, { column: "day", ascending: false, id: "line_id" }, page);
      return pageOf(readAnswer(z.array(UsageRow), answer), page.limit);
    },
    async audit(tenantId, { actorId, actorKind, table, from, to }, page) {
      let query = client
        .from("audit_log")
        .select("id,at,actor_id,actor_kind,request_id,table_name,row_id,action,before,after")
        .eq("tenant_id", tenantId);
      if (actorId) query = query.eq("actor_id", actorId);
      if (actorKind) query = query.eq("actor_kind", actorKind);
      if (table) query = query.eq("table_name", table);
      if (from) query = query.gte("at", from);
      if (to) query = query.lt("at", to);
      return pageOf(readAnswer(z.array(AuditRow), await numberedPage(query, page)), page.limit);
    },
  };
}
