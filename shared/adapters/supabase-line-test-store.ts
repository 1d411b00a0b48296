import { z } from "zod";
import { HeldLineTest } from "../contracts/line-test.ts";
import type { LineTestStore } from "../ports/line-test-store.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Nothing = z.unknown();

export function createSupabaseLineTestStore(options: SupabaseRpcOptions): LineTestStore {
  const rpc = createSupabaseRpc(options);
  return {
    async find(testId) {
      return (await rpc("claim_line_test", { p_test_id: testId }, HeldLineTest.nullable())) ?? undefined;
    },
    record: (testId, revision, change) =>
      rpc("record_line_test", { p_test_id: testId, p_revision: revision, p_change: change, p_now: new Date().toISOString() }, z.boolean()),
    async noteLeg(testId, leg, callSid) {
      await rpc("note_line_test_leg", { p_test_id: testId, p_leg: leg, p_call_sid: callSid }, Nothing);
    },
    expire: (now) => rpc("expire_line_tests", { p_now: now.toISOString() }, z.int()),
    toWatch: (now, limit) => rpc("lines_to_watch", { p_now: now.toISOString(), p_limit: limit }, z.array(z.uuid())),
    async startWatch({ lineId, repeatsId, now }) {
      const args = { p_line_id: lineId, p_repeats_id: repeatsId, p_now: now.toISOString() };
      return (await rpc("start_watch_test", args, z.uuid().nullable())) ?? undefined;
    },
    reportLostForward: (testId) => rpc("report_lost_forward", { p_test_id: testId }, z.array(z.uuid())),
  };
}
