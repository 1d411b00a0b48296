import type { ApiClient } from "../../../shared/client/api-client.ts";
import { allItems, longPage } from "../../lib/all-items.ts";

/** What the page of known numbers shows. Calls that were expected in the past are left out. */
export async function loadTrust(api: ApiClient, tenantId: string, now: number) {
  const path = { tenantId };
  const [rules, windows, lines] = await Promise.all([
    allItems((cursor) => api.get("/tenants/{tenantId}/caller-rules", { params: { path, query: longPage(cursor) } })),
    // Those that end last come first: one page of them is more than anybody waits for.
    api.get("/tenants/{tenantId}/expected-windows", { params: { path, query: longPage(undefined) } }),
    allItems((cursor) => api.get("/tenants/{tenantId}/lines", { params: { path, query: longPage(cursor) } })),
  ]);
  const open = windows.data.items.filter(({ endsAt }) => Date.parse(endsAt) > now);
  return { rules: [...rules].reverse(), windows: open.sort((a, b) => a.startsAt.localeCompare(b.startsAt)), lines, now };
}

export type LoadedTrust = Awaited<ReturnType<typeof loadTrust>>;
