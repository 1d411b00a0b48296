import { z } from "zod";
import { CallerReputation, ScamCampaign } from "../contracts/shared-knowledge.ts";
import type { SharedKnowledge } from "../ports/shared-knowledge.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

export function createSupabaseSharedKnowledge(options: SupabaseRpcOptions): SharedKnowledge {
  const rpc = createSupabaseRpc(options);
  return {
    async meetCaller(callId, callerHash) {
      return (await rpc("meet_caller", { p_call_id: callId, p_caller_hash: callerHash }, CallerReputation.nullable())) ?? undefined;
    },
    async findCampaign(callId, stage, sketch) {
      const args = { p_call_id: callId, p_stage: stage, p_sketch: [...sketch] };
      return (await rpc("find_campaign", args, ScamCampaign.nullable())) ?? undefined;
    },
    async recordScript(callId, sketches) {
      const p_sketches = Object.fromEntries(Object.entries(sketches).map(([stage, sketch]) => [stage, [...sketch]]));
      await rpc("record_script", { p_call_id: callId, p_sketches }, z.unknown());
    },
  };
}
