import type { Log } from "../config/log.ts";
import type { CustomAccessTokenEvent } from "../contracts/auth-hook.ts";
import { toAppError } from "../domain/errors.ts";
import type { AuthPeople } from "../ports/auth-people.ts";

export interface AddTenantClaimsDeps {
  people: Pick<AuthPeople, "tenantsOf">;
  log: Log;
}

/** A token travels in a header, and those are limited to some kilobytes. */
const LONGEST_LIST = 50;

/** All claims as they were, and the person's tenants. Without an answer of the database a token is better without them than none. */
export async function addTenantClaims(
  { people, log }: AddTenantClaimsDeps,
  { user_id: userId, claims }: CustomAccessTokenEvent,
): Promise<Record<string, unknown>> {
  try {
    const tenants = await people.tenantsOf(userId);
    return { ...claims, tenants: tenants.slice(0, LONGEST_LIST) };
  } catch (thrown) {
    const { code, providerCode } = toAppError(thrown);
    log.warn("token_without_tenants", { code, providerCode });
    return claims;
  }
}
