import type { ErasureReceipt, NewTenant, Tenant, TenantChange } from "../contracts/v1/tenants.ts";
import type { Page, PageRequest } from "./page.ts";

export interface TenantStore {
  /** Those the caller belongs to, oldest first. */
  list(page: PageRequest): Promise<Page<Tenant>>;
  /** Undefined both for a tenant that does not exist and for somebody else's. */
  find(tenantId: string): Promise<Tenant | undefined>;
  /** The caller becomes its owner. Twice with the same id: one tenant. */
  create(tenantId: string, tenant: NewTenant): Promise<Tenant>;
  /** Rejects with `not_found`, `not_allowed`, and with `precondition_failed` when another revision is stored. */
  change(tenantId: string, revision: number, change: TenantChange): Promise<Tenant>;
  /** Rejects with `not_found` also when it is erased already. */
  erase(tenantId: string): Promise<ErasureReceipt>;
}
