import type { Context } from "hono";
import type { Role, Tenant } from "../../contracts/v1/tenants.ts";
import { AppError } from "../../domain/errors.ts";
import type { ApiEnv } from "./api-env.ts";

/**
 * The tenant of the address, as far as it is the caller's. Throws `not_found` for a tenant that is not theirs as for one that does not
 * exist, and `not_allowed` for a role that is not among `roles`.
 */
export async function requireTenant(c: Context<ApiEnv>, tenantId: string, roles?: readonly Role[]): Promise<Tenant> {
  const tenant = await c.var.stores.tenants.find(tenantId);
  if (!tenant) throw new AppError("not_found", "no such tenant for this caller");
  if (roles && !roles.includes(tenant.role)) throw new AppError("not_allowed", `not for a ${tenant.role}`);
  return tenant;
}
