import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Member } from "../../lib/member.ts";
import { orSignIn } from "../../lib/member.ts";

const MOST_LINES = 100;

/** Those of the household that is shown. */
export async function loadLines({ api, tenant }: Pick<Member, "api" | "tenant">): Promise<readonly Line[]> {
  const asked = api.get("/tenants/{tenantId}/lines", { params: { path: { tenantId: tenant.id }, query: { limit: MOST_LINES } } });
  return (await orSignIn(asked)).data.items;
}

export const canEdit = (role: Member["role"]): boolean => role !== "viewer";
