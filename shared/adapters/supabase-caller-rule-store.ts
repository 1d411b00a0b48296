import { z } from "zod";
import { CallerRule, type CallerRuleChange } from "../contracts/v1/caller-rules.ts";
import type { CallerRuleStore } from "../ports/caller-rule-store.ts";
import { StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, named } from "./supabase-caller-client.ts";
import { tenantRows } from "./tenant-rows.ts";

const COLUMNS = "id,tenant_id,line_id,phone,rule,reason,expires_at,source,revision,created_at,updated_at";

const { shape } = CallerRule;
const RuleRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    line_id: z.string().nullable(),
    phone: z.string(),
    rule: shape.rule,
    reason: z.string().nullable(),
    expires_at: StoredInstant.nullable(),
    source: shape.source,
    revision: z.number(),
    created_at: z.string(),
    updated_at: StoredInstant,
  })
  .transform((row) => ({
    position: { at: row.created_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      lineId: row.line_id,
      phone: row.phone,
      rule: row.rule,
      reason: row.reason,
      expiresAt: row.expires_at,
      source: row.source,
      revision: row.revision,
      createdAt: StoredInstant.parse(row.created_at),
      updatedAt: row.updated_at,
    } satisfies CallerRule,
  }));

const rowOf = ({ rule, reason, expiresAt }: CallerRuleChange) => named({ rule, reason, expires_at: expiresAt });

export function createSupabaseCallerRuleStore(client: CallerClient): CallerRuleStore {
  const { list, find, create, change, remove } = tenantRows(client, { table: "caller_rules", columns: COLUMNS, row: RuleRow });
  return {
    list,
    find,
    create: (id, tenantId, rule) => create(id, tenantId, { ...rowOf(rule), rule: rule.rule, line_id: rule.lineId, phone: rule.phone }),
    change: (id, revision, rule) => change(id, revision, rowOf(rule)),
    remove,
  };
}
