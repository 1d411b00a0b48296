import { LineMemory as Recalled } from "../contracts/line-memory.ts";
import type { LineMemory } from "../ports/line-memory.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

export function createSupabaseLineMemory(options: SupabaseRpcOptions): LineMemory {
  const rpc = createSupabaseRpc(options);
  return {
    recall: async ({ lineId, callId }) => (await rpc("recall_line", { p_line_id: lineId, p_call_id: callId }, Recalled)).approaches,
  };
}
