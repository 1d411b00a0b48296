import { z } from "zod";
import { DeliveryTarget } from "../contracts/line-route.ts";
import type { Cleanup, ProviderCleanups } from "../ports/provider-cleanups.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Claimed = { id: z.int(), attempts: z.int() };
const Row = z.discriminatedUnion("kind", [
  z
    .object({ ...Claimed, kind: z.enum(["bundle", "end_user", "address"]), providerSid: z.string() })
    .transform(({ providerSid, ...row }): Cleanup => ({ ...row, sid: providerSid })),
  z
    .object({
      ...Claimed,
      kind: z.literal("credential"),
      providerSid: z.string().nullable(),
      detail: z.object({ username: z.string().nullish() }),
    })
    .transform(({ providerSid, detail, ...row }): Cleanup => ({ ...row, sid: providerSid, username: detail.username ?? null })),
  z
    .object({
      ...Claimed,
      kind: z.literal("number_config"),
      providerSid: z.string(),
      detail: z.object({ lineId: z.uuid().nullable(), targets: z.array(DeliveryTarget) }),
    })
    .transform(({ providerSid, detail, ...row }): Cleanup => ({ ...row, sid: providerSid, ...detail })),
]);

export function createSupabaseProviderCleanups(options: SupabaseRpcOptions): ProviderCleanups {
  const rpc = createSupabaseRpc(options);
  return {
    due: (now, limit) => rpc("due_cleanups", { p_now: now, p_limit: limit }, z.array(Row)),
    settle: async (id, error) => void (await rpc("settle_cleanup", { p_id: id, p_error: error }, z.unknown())),
  };
}
