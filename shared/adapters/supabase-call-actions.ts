import { z } from "zod";
import { CallWatch } from "../contracts/v1/call-watch.ts";
import type { CallActions } from "../ports/call-actions.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const Done = z.object({ callId: z.uuid() });

export function createSupabaseCallActions(client: CallerClient): CallActions {
  const rpc = callerRpc(client);
  return {
    watch: (callId) => rpc("watch_call", { p_call_id: callId }, CallWatch),
    async take(callId) {
      await rpc("take_call", { p_call_id: callId }, Done);
    },
    async askHangUp(callId) {
      await rpc("ask_hang_up", { p_call_id: callId }, Done);
    },
  };
}
