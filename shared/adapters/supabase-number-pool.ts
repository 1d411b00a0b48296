import { z } from "zod";
import { E164Schema } from "../contracts/line-route.ts";
import { NUMBER_TYPES } from "../domain/provisioning/words.ts";
import type { NumberPool } from "../ports/number-pool.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Serving = z.array(z.object({ status: z.string(), lineId: z.uuid().nullable() }));
const Count = z.array(z.unknown()).transform((items) => items.length);
const ReconciledRow = z.object({ adopted: Serving, vanished: Serving, unknown: Count, corrected: Count, stillOwned: Count });
const Resting = z.object({ e164: E164Schema, sid: z.string(), act: z.enum(["clear", "return", "release"]) });
const Level = z
  .object({ country: z.string(), numberType: z.enum(NUMBER_TYPES), available: z.int() })
  .transform(({ numberType, ...level }) => ({ ...level, type: numberType }));

export function createSupabaseNumberPool(options: SupabaseRpcOptions): NumberPool {
  const rpc = createSupabaseRpc(options);
  return {
    recordOwned(numbers, now) {
      const owned = numbers.map(({ sid, e164, friendlyName }) => ({ sid, e164, friendlyName }));
      return rpc("record_owned_numbers", { p_numbers: owned, p_now: now }, ReconciledRow);
    },
    toRest: (now, limit) => rpc("numbers_to_rest", { p_now: now, p_limit: limit }, z.array(Resting)),
    settleRest: (e164, act, now) => rpc("settle_number", { p_e164: e164, p_act: act, p_now: now }, z.boolean()),
    levels: () => rpc("pool_report", {}, z.array(Level)),
    linesToEnd: (now, limit) => rpc("lines_to_end", { p_now: now, p_limit: limit }, z.array(z.uuid())),
    endLine: (lineId) => rpc("end_line", { p_line_id: lineId }, z.boolean()),
  };
}
