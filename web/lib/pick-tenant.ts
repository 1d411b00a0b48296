import type { Tenant } from "../../shared/contracts/v1/tenants.ts";

export const TENANT_COOKIE = "foyer";

/** The household that was chosen in this browser, as long as one belongs to it; else the first. */
export const pickTenant = (tenants: readonly Tenant[], chosen: string | undefined): Tenant | undefined =>
  tenants.find(({ id }) => id === chosen) ?? tenants[0];
