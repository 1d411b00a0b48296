import { z } from "zod";
import { liveTopic } from "../contracts/live-topic.ts";
import { ErasureReceipt, Tenant } from "../contracts/v1/tenants.ts";
import { AppError } from "../domain/errors.ts";
import type { Caller } from "../ports/caller.ts";
import type { TenantStore } from "../ports/tenant-store.ts";
import { keysetPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc, named } from "./supabase-caller-client.ts";
import { whyUnchanged } from "./why-unchanged.ts";

const COLUMNS =
  "id,name,kind,status,suspended_reason,locale,country,timezone,plan,call_retention_months,learning_consent,revision,created_at,updated_at";

const { shape } = Tenant;
const TenantRow = z.object({
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
});

/** `patient` makes a client that waits for what takes its time. */
export function createSupabaseTenantStore(client: CallerClient, patient: () => CallerClient, caller: Caller): TenantStore {
  const rpc = callerRpc(client);

  const Row = TenantRow.transform((row) => ({
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
      // A key is no member: its role is its own.
      role: caller.kind === "api_key" ? caller.role : (row.members?.[0]?.role ?? "viewer"),
      topic: liveTopic(row.id),
      revision: row.revision,
      createdAt: StoredInstant.parse(row.created_at),
      updatedAt: row.updated_at,
    } satisfies Tenant,
  }));

  const tenants = () => {
    if (caller.kind !== "person") return client.from("tenants").select(COLUMNS);
    return client.from("tenants").select(`${COLUMNS},members:tenant_members(role)`).eq("members.user_id", caller.id);
  };
  const find = async (tenantId: string) => readAnswer(z.array(Row), await tenants().eq("id", tenantId))[0]?.item;
  const require = async (tenantId: string) => {
    const tenant = await find(tenantId);
    if (!tenant) throw new AppError("not_found", "no such tenant for this caller");
    return tenant;
  };

  return {
    find,
    async list(page) {
      const answer = await keysetPage(tenants(), { column: "created_at", ascending: true }, page);
      return pageOf(readAnswer(z.array(Row), answer), page.limit);
    },
    async create(tenantId, { name, kind, locale, country }) {
      const args = { p_id: tenantId, p_name: name, p_kind: kind, p_locale: locale, p_country: country };
      const made = await rpc("create_tenant", args, Tenant.omit({ role: true, topic: true }));
      return { ...made, role: "owner", topic: liveTopic(tenantId) };
    },
    async change(tenantId, revision, change) {
      const row = named({
        name: change.name,
        locale: change.locale,
        timezone: change.timezone,
        call_retention_months: change.callRetentionMonths,
        learning_consent: change.learningConsent,
      });
      const query = client.from("tenants").update(row).eq("id", tenantId).eq("revision", revision).select("id");
      const changed = readAnswer(z.array(z.object({ id: z.string() })), await query);
      const tenant = await require(tenantId);
      if (changed.length === 0) throw whyUnchanged(tenant, revision, tenant.role === "owner");
      return tenant;
    },
    erase: (tenantId) => callerRpc(patient())("erase_tenant", { p_tenant_id: tenantId }, ErasureReceipt),
  };
}
