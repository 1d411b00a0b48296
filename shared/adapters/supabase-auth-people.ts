import { z } from "zod";
import { TenantClaim } from "../contracts/auth-hook.ts";
import { AppError } from "../domain/errors.ts";
import type { AuthPeople } from "../ports/auth-people.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Claims = z.object({ tenants: z.array(TenantClaim) });

/** With the secret key: the person has no session yet. */
export function createSupabaseAuthPeople(options: SupabaseRpcOptions, now: () => Date = () => new Date()): AuthPeople {
  const rpc = createSupabaseRpc(options);
  return {
    async tenantsOf(userId) {
      return (await rpc("claims_of_user", { p_user_id: userId }, Claims)).tenants;
    },
    async isInvited(email) {
      const { data, error, status } = await options.client
        .from("invitations")
        .select("id")
        .eq("email", email.toLowerCase())
        .eq("status", "pending")
        .gt("expires_at", now().toISOString())
        .limit(1)
        .retry(false)
        .abortSignal(AbortSignal.timeout(options.timeoutMs));
      if (error)
        throw new AppError("provider_unavailable", "invitations could not be read", { providerCode: error.code || String(status) });
      return data.length > 0;
    },
  };
}
