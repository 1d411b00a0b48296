import type { TenantClaim } from "../contracts/auth-hook.ts";

/** What the hooks of Auth ask about people. Rejects with `provider_unavailable` when there is no answer in time. */
export interface AuthPeople {
  tenantsOf(userId: string): Promise<TenantClaim[]>;
  /** Whether somebody waits for this address to join. */
  isInvited(email: string): Promise<boolean>;
}
