import type { z } from "zod";
import type { ApiClient } from "../../../../shared/client/api-client.ts";
import type { AuditEntry as Entry } from "../../../../shared/contracts/v1/audit-log.ts";
import { allItems, longPage } from "../../../lib/all-items.ts";
import { filterQuery, type JournalFilter } from "./journal-filter.ts";

export type AuditEntry = z.infer<typeof Entry>;

const PER_PAGE = 30;

interface AskedPart {
  tenantId: string;
  filter: JournalFilter;
  cursor?: string | undefined;
  limit?: number;
}

/** One part of the journal, newest first. */
export async function loadJournal(api: ApiClient, { tenantId, filter, cursor, limit = PER_PAGE }: AskedPart) {
  const query = { limit, ...filterQuery(filter), ...(cursor === undefined ? {} : { cursor }) };
  const { data } = await api.get("/tenants/{tenantId}/audit-log", { params: { path: { tenantId }, query } });
  return { entries: data.items, older: data.nextCursor ?? undefined };
}

/** Everything that a journal speaks of by its id. */
export async function loadNamed(api: ApiClient, tenantId: string) {
  const path = { tenantId };
  const [members, keys, lines] = await Promise.all([
    allItems((cursor) => api.get("/tenants/{tenantId}/members", { params: { path, query: longPage(cursor) } })),
    allItems((cursor) => api.get("/tenants/{tenantId}/api-keys", { params: { path, query: longPage(cursor) } })),
    allItems((cursor) => api.get("/tenants/{tenantId}/lines", { params: { path, query: longPage(cursor) } })),
  ]);
  return { members, keys, lines };
}
