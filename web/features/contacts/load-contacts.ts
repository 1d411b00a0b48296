import type { ApiClient } from "../../../shared/client/api-client.ts";
import { allItems, longPage } from "../../lib/all-items.ts";
import { inOrder } from "./contact-order.ts";
import { unreachableContacts } from "./contact-state.ts";

/** What the page of contacts shows. Without the alerts nobody is called unreachable; the list stands without them. */
export async function loadContacts(api: ApiClient, tenantId: string) {
  const path = { tenantId };
  const [contacts, lines, alerts] = await Promise.all([
    allItems((cursor) => api.get("/tenants/{tenantId}/contacts", { params: { path, query: longPage(cursor) } })),
    allItems((cursor) => api.get("/tenants/{tenantId}/lines", { params: { path, query: longPage(cursor) } })),
    api.get("/tenants/{tenantId}/alerts", { params: { path, query: longPage(undefined) } }).then(
      ({ data }) => data.items,
      () => [],
    ),
  ]);
  return { contacts: inOrder(contacts), lines, unreachable: [...unreachableContacts(alerts)] };
}

export type LoadedContacts = Awaited<ReturnType<typeof loadContacts>>;
