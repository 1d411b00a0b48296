import { z } from "zod";
import type { RegulatoryRecords } from "../ports/regulatory-records.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Woken = z.object({ jobIds: z.array(z.uuid()) });

export function createSupabaseRegulatoryRecords(options: SupabaseRpcOptions): RegulatoryRecords {
  const rpc = createSupabaseRpc(options);
  return {
    async recordStatus(bundleSid, status, failureReason) {
      const args = { p_provider_sid: bundleSid, p_status: status, p_failure: failureReason };
      return (await rpc("record_bundle_status", args, Woken)).jobIds;
    },
    inReview: (since, limit) => rpc("bundles_in_review", { p_now: since, p_limit: limit }, z.array(z.string())),
  };
}
