import type { Alert } from "../contracts/v1/alerts.ts";
import type { AuditEntry, AuditFilter } from "../contracts/v1/audit-log.ts";
import type { UsageDay, UsageFilter } from "../contracts/v1/usage.ts";
import type { Page, PageRequest } from "./page.ts";

/** What was written down of a tenant by itself. All newest first; empty also for somebody else's tenant. */
export interface TenantJournal {
  alerts(tenantId: string, page: PageRequest): Promise<Page<Alert>>;
  usage(tenantId: string, filter: UsageFilter, page: PageRequest): Promise<Page<UsageDay>>;
  /** Empty for anybody but owners. */
  audit(tenantId: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>>;
}
