import type { ApiClient } from "../../../shared/client/api-client.ts";
import { allItems, longPage } from "../../lib/all-items.ts";

/** The keys of a household, and the names of whoever made them. */
export async function loadKeys(api: ApiClient, tenantId: string) {
  const path = { tenantId };
  const [keys, members] = await Promise.all([
    allItems((cursor) => api.get("/tenants/{tenantId}/api-keys", { params: { path, query: longPage(cursor) } })),
    allItems((cursor) => api.get("/tenants/{tenantId}/members", { params: { path, query: longPage(cursor) } })),
  ]);
  return { keys, members };
}
