import { z } from "zod";
import type { SipEndpoints } from "../ports/sip-endpoints.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Endpoint = z
  .object({
    id: z.uuid(),
    username: z.string(),
    status: z.string(),
    passwordVersion: z.int().nonnegative(),
    passwordSetVersion: z.int().nonnegative(),
  })
  .transform(({ status, ...endpoint }) => ({ ...endpoint, isRemoved: status === "removed" }));

const Recorded = z.object({ isCurrent: z.boolean(), jobIds: z.array(z.uuid()) });

export function createSupabaseSipEndpoints(options: SupabaseRpcOptions): SipEndpoints {
  const rpc = createSupabaseRpc(options);
  return {
    find: async (endpointId) => (await rpc("sip_endpoint", { p_endpoint_id: endpointId }, Endpoint.nullable())) ?? undefined,
    recordCredential: (endpointId, credentialSid) =>
      rpc("record_sip_credential", { p_endpoint_id: endpointId, p_credential_sid: credentialSid }, z.boolean()),
    recordPassword: (endpointId, version) => rpc("record_sip_password", { p_endpoint_id: endpointId, p_version: version }, Recorded),
  };
}
