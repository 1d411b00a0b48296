import { z } from "zod";
import { createOpsClient } from "./ops-client.ts";
import type { Project } from "./project.ts";

const Tenant = z.looseObject({ id: z.string(), name: z.string(), kind: z.string(), status: z.string() });
const ListedTenant = Tenant.extend({
  members: z.number(),
  lines: z.number(),
  calls_in_30_days: z.number(),
  suspicious_in_30_days: z.number(),
});
const ShownTenant = Tenant.extend({
  suspendedReason: z.string().nullable(),
  members: z.array(z.object({ email: z.string().nullable(), role: z.string(), since: z.string() })),
  pendingInvitations: z.number(),
  lines: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      status: z.string(),
      pausedUntil: z.string().nullable(),
      ethiqNumber: z.string().nullable(),
    }),
  ),
  contacts: z.record(z.string(), z.number()),
  usageIn30Days: z.record(z.string(), z.number()),
});
export type ShownTenant = z.infer<typeof ShownTenant>;
const Receipt = z.object({ receiptId: z.string(), at: z.string(), removed: z.record(z.string(), z.number()) });

/** What operators do to tenants: the functions and views of schema `ops`, which put every step on record. */
export function createOperations(project: Project) {
  const { ops, read, call } = createOpsClient(project, "There is no such tenant or line.");

  return {
    async list({ search, limit }: { search: string | undefined; limit: number }) {
      let query = ops.from("tenants").select("id,name,kind,status,members,lines,calls_in_30_days,suspicious_in_30_days");
      if (search) query = query.ilike("name", `%${search.replace(/[%_\\]/g, "\\$&")}%`);
      return read(z.array(ListedTenant), query.order("name").order("id").limit(limit));
    },
    create: ({ name, kind, locale, owner }: { name: string; kind: string; locale: string; owner: string }) =>
      call(
        "create_tenant",
        { p_name: name, p_kind: kind, p_locale: locale, p_owner_email: owner },
        z.object({ tenant: Tenant, invitationId: z.string() }),
      ),
    show: (id: string) => call("show_tenant", { p_id: id }, ShownTenant),
    suspend: (id: string, reason: string) => call("suspend_tenant", { p_id: id, p_reason: reason }, Tenant),
    restore: (id: string) => call("restore_tenant", { p_id: id }, Tenant),
    pauseLine: (lineId: string, until: Date) => call("pause_line", { p_line_id: lineId, p_until: until.toISOString() }, z.unknown()),
    resumeLine: (lineId: string) => call("resume_line", { p_line_id: lineId }, z.unknown()),
    erase: (id: string, reason: string) => call("erase_tenant", { p_id: id, p_reason: reason }, Receipt),
  };
}
export type Operations = ReturnType<typeof createOperations>;
