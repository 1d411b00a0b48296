import type { Member } from "../contracts/v1/members.ts";
import type { Role } from "../contracts/v1/tenants.ts";
import type { Page, PageRequest } from "./page.ts";

/** Changes reject with `not_found`, with `not_allowed`, and with `last_owner` when nobody would be left to own the tenant. */
export interface MemberStore {
  /** In the order in which they joined; empty also for somebody else's tenant. */
  list(tenantId: string, page: PageRequest): Promise<Page<Member>>;
  changeRole(tenantId: string, userId: string, role: Role): Promise<Member>;
  /** Oneself, or as an owner anybody. */
  remove(tenantId: string, userId: string): Promise<void>;
}
