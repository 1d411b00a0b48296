import { z } from "zod";
import { PurgedRecords } from "../contracts/call-records.ts";
import type { Housekeeping } from "../ports/housekeeping.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

export function createSupabaseHousekeeping(options: SupabaseRpcOptions): Housekeeping {
  const rpc = createSupabaseRpc(options);
  return {
    purgeExpired: (limit) => rpc("purge_expired", { p_limit: limit }, PurgedRecords),
    closeStaleCalls: (limit) => rpc("close_stale_calls", { p_limit: limit }, z.int()),
  };
}
