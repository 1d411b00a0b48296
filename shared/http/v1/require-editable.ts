import type { Context } from "hono";
import type { Role, Tenant } from "../../contracts/v1/tenants.ts";
import { AppError } from "../../domain/errors.ts";
import type { ApiEnv } from "./api-env.ts";
import { requireTenant } from "./require-tenant.ts";

/** Whoever sets up lines, contacts and rules. */
export const EDITORS: readonly Role[] = ["owner", "carer"];

/** Something found by its id. Throws `not_found` when there is none for this caller, and `not_allowed` when they may only see it. */
export async function requireEditable<Item extends { tenantId: string }>(
  c: Context<ApiEnv>,
  found: Item | undefined,
  roles = EDITORS,
): Promise<{ item: Item; tenant: Tenant }> {
  if (!found) throw new AppError("not_found", "no such thing for this caller");
  return { item: found, tenant: await requireTenant(c, found.tenantId, roles) };
}
