import type { ApiClient } from "../../../shared/client/api-client.ts";
import type { Invitation } from "../../../shared/contracts/v1/invitations.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { allItems, longPage } from "../../lib/all-items.ts";

/** Members, and for owners who was invited: `undefined` where that could not be learnt. */
export async function loadTeam(api: ApiClient, tenantId: string, role: Role) {
  const path = { tenantId };
  const [members, invitations] = await Promise.all([
    allItems((cursor) => api.get("/tenants/{tenantId}/members", { params: { path, query: longPage(cursor) } })),
    role === "owner" ? askInvitations(api, tenantId) : [],
  ]);
  return { members, invitations };
}

const askInvitations = (api: ApiClient, tenantId: string): Promise<readonly Invitation[] | undefined> =>
  api
    .get("/tenants/{tenantId}/invitations", { params: { path: { tenantId }, query: longPage(undefined) } })
    .then(({ data }) => data.items)
    .catch((error: unknown) => {
      if (toAppError(error).code === "session_required") throw error;
      return undefined;
    });

export type LoadedTeam = Awaited<ReturnType<typeof loadTeam>>;
