import { z } from "zod";
import { UrgentView } from "../contracts/v1/urgent.ts";
import type { AgreedHangUps, UrgentLinks } from "../ports/urgent-links.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

export function createSupabaseUrgentLinks(client: CallerClient): UrgentLinks {
  const rpc = callerRpc(client);
  return {
    async view(tokenHash) {
      return (await rpc("view_urgent", { p_token_hash: tokenHash }, UrgentView.nullable())) ?? undefined;
    },
    take: (tokenHash) => rpc("take_urgent", { p_token_hash: tokenHash }, UrgentView),
    askHangUp: (tokenHash) => rpc("ask_urgent_hang_up", { p_token_hash: tokenHash }, z.object({ callId: z.uuid() })),
  };
}

export function createSupabaseAgreedHangUps(options: SupabaseRpcOptions): AgreedHangUps {
  const rpc = createSupabaseRpc(options);
  return {
    async find(callId) {
      return (await rpc("agreed_hang_up", { p_call_id: callId }, z.object({ callSid: z.string() }).nullable())) ?? undefined;
    },
  };
}
