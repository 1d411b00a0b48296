import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import { liveTopic } from "../contracts/live-event.ts";
import { Tenant } from "../contracts/v1/tenants.ts";
import type { Caller } from "../ports/caller.ts";
import type { TenantStore } from "../ports/tenant-store.ts";
import { keysetPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";

const COLUMNS =
  "id,name,kind,status,suspended_reason,locale,country,timezone,plan,call_retention_months,learning_consent,revision,created_at,updated_at";

const { shape } = Tenant;
const TenantRow = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: shape.kind,
    status: shape.status,
    suspended_reason: z.string().nullable(),
    locale: shape.locale,
    country: z.string(),
    timezone: z.string(),
    plan: z.string(),
    call_retention_months: z.number(),
    learning_consent: z.boolean(),
    revision: z.number(),
    created_at: z.string(),
    updated_at: StoredInstant,
    members: z.array(z.object({ role: shape.role })).optional(),
  })
  .transform((row) => ({
    position: { at: row.created_at, id: row.id },
    item: {
      id: row.id,
      name: row.name,
      kind: row.kind,
      status: row.status,
      suspendedReason: row.suspended_reason,
      locale: row.locale,
      country: row.country,
      timezone: row.timezone,
      plan: row.plan,
      callRetentionMonths: row.call_retention_months,
      learningConsent: row.learning_consent,
      role: row.members?.[0]?.role ?? "viewer",
      topic: liveTopic(row.id),
      revision: row.revision,
      createdAt: StoredInstant.parse(row.created_at),
      updatedAt: row.updated_at,
    } satisfies Tenant,
  }));

export function createSupabaseTenantStore(client: SupabaseClient, caller: Caller): TenantStore {
  const mine = () => {
    const query = client.from("tenants").select(`${COLUMNS},members:tenant_members(role)`);
    return caller.kind === "person" ? query.eq("members.user_id", caller.id) : query;
  };
  return {
    async list(page) {
      const answer = await keysetPage(mine(), { column: "created_at", ascending: true }, page);
      return pageOf(readAnswer(z.array(TenantRow), answer), page.limit);
    },
  };
}
