import type { Tenant } from "../contracts/v1/tenants.ts";
import type { Page, PageRequest } from "./page.ts";

export interface TenantStore {
  /** By name. Those the caller belongs to. */
  list(page: PageRequest): Promise<Page<Tenant>>;
}
