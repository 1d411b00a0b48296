import { z } from "zod";
import { OpenedCall, RecordedVerdict } from "../contracts/call-records.ts";
import { LineRoute } from "../contracts/line-route.ts";
import type { CallStore } from "../ports/call-store.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

// A procedure that returns nothing answers 204 or null, depending on who speaks for Postgres.
const Nothing = z.unknown();

export function createSupabaseCallStore(options: SupabaseRpcOptions): CallStore {
  const rpc = createSupabaseRpc(options);
  return {
    async lineRoute(dialled) {
      return (await rpc("line_route", { p_dialled: dialled }, LineRoute.nullable())) ?? undefined;
    },
    openCall: (call, { isLate } = { isLate: false }) =>
      rpc(
        "open_call",
        {
          p_call_id: call.callId,
          p_call_sid: call.callSid,
          p_line_id: call.lineId,
          p_dialled: call.dialled,
          p_caller: call.caller,
          p_plan: call.plan,
          p_plan_reason: call.planReason,
          p_started_at: call.startedAt,
          p_decide: !isLate,
        },
        OpenedCall,
      ),
    recordVerdict: (verdict) =>
      rpc(
        "record_verdict",
        {
          p_call_id: verdict.callId,
          p_key: verdict.key,
          p_at: verdict.at,
          p_level: verdict.level,
          p_score: verdict.score,
          p_kind: verdict.kind,
          p_reasons: verdict.reasons,
        },
        RecordedVerdict,
      ),
    async recordEvent(event) {
      const args = { p_call_id: event.callId, p_key: event.key, p_at: event.at, p_type: event.type, p_payload: event.payload };
      await rpc("record_event", args, Nothing);
    },
    async markNotAnalysed(callId, reason) {
      await rpc("mark_not_analysed", { p_call_id: callId, p_reason: reason }, Nothing);
    },
    async recordTotals(totals) {
      const args = {
        p_call_id: totals.callId,
        p_analysed: totals.analysed,
        p_not_analysed_reason: totals.notAnalysedReason,
        p_speech_ms: totals.speechMs,
      };
      await rpc("record_totals", args, Nothing);
    },
    async closeCall(close) {
      const args = { p_call_sid: close.callSid, p_ended_at: close.endedAt, p_answered: close.answered };
      return (await rpc("close_call", args, z.uuid().nullable())) ?? undefined;
    },
  };
}
