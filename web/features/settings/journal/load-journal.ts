import type { z } from "zod";
import type { AuditEntry as Entry } from "../../../../shared/contracts/v1/audit-log.ts";
import { type Member, orSignIn } from "../../../lib/member.ts";

export type AuditEntry = z.infer<typeof Entry>;

export interface JournalPart {
  entries: readonly AuditEntry[];
  /** Leads to what is older; undefined at the end. */
  older: string | undefined;
}

const PER_PAGE = 30;
/** Of a seldom subject: how far back one page looks. */
const MOST_ASKED = 5;

/** The newest of one subject, or of all. The API filters nothing: pages are asked for until enough are found. */
export async function loadJournal(
  { api, tenant }: Pick<Member, "api" | "tenant">,
  { isWanted, cursor }: { isWanted: (entry: AuditEntry) => boolean; cursor: string | undefined },
): Promise<JournalPart> {
  const entries: AuditEntry[] = [];
  let next = cursor;
  for (let asked = 0; asked < MOST_ASKED; asked += 1) {
    const query = { limit: PER_PAGE, ...(next === undefined ? {} : { cursor: next }) };
    const { data } = await orSignIn(api.get("/tenants/{tenantId}/audit-log", { params: { path: { tenantId: tenant.id }, query } }));
    entries.push(...data.items.filter(isWanted));
    next = data.nextCursor ?? undefined;
    if (next === undefined || entries.length >= PER_PAGE) break;
  }
  return { entries, older: next };
}
