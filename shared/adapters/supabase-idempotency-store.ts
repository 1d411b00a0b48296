import { z } from "zod";
import type { Json } from "../contracts/database.types.ts";
import type { IdempotencyStore } from "../ports/idempotency.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const Claim = z.discriminatedUnion("state", [
  z.object({ state: z.enum(["new", "pending", "mismatch"]) }),
  z.object({ state: z.literal("done"), response: z.unknown() }),
]);

export function createSupabaseIdempotencyStore(client: CallerClient): IdempotencyStore {
  const rpc = callerRpc(client);
  return {
    claim: (key, route, requestHash) => rpc("claim_idempotency_key", { p_key: key, p_route: route, p_request_hash: requestHash }, Claim),
    async store(key, route, response) {
      await rpc("store_idempotent_answer", { p_key: key, p_route: route, p_response: response as Json }, z.unknown());
    },
  };
}
