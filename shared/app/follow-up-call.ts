import type { NotAnalysedReason, OpenCall } from "../contracts/call-records.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { LiveCalls } from "../ports/live-calls.ts";
import type { AnsweredCall } from "./answer-call.ts";
import { type DeliverCallDeps, deliverCall } from "./deliver-call.ts";

export interface FollowUpCallDeps extends DeliverCallDeps {
  liveCalls: LiveCalls;
  store: Pick<CallStore, "closeCall">;
  /** Tells a test that its call has come. */
  noteTestCall: (testId: string) => Promise<void>;
  now: () => number;
}

/**
 * What follows once the provider has its answer: the person's telephone rings, and what could not be written is written later.
 * `isRepeat`: another process has answered this call already and may, or may not, have lived to do the same.
 */
export async function followUpCall(
  deps: FollowUpCallDeps,
  { answer, record, isRecorded }: AnsweredCall,
  { isRepeat = false } = {},
): Promise<void> {
  const { callId, callSid, caller } = record;
  const testId = answer.kind === "protect" || answer.kind === "test_seen" ? answer.testId : undefined;
  const rings = testId
    ? deps.noteTestCall(testId)
    : answer.kind === "protect" && !(isRepeat && (await isTakenCareOf(deps, callId, callSid)))
      ? deliverCall(deps, {
          callId,
          callSid,
          lineId: answer.lineId,
          dialled: answer.dialled,
          caller,
          locale: answer.locale,
          targets: answer.targets,
          firstIndex: 0,
        })
      : undefined;
  const isOver = answer.kind === "reject" || answer.kind === "unknown_number";
  const writes = isRecorded
    ? isOver && deps.store.closeCall({ callSid, endedAt: new Date(deps.now()).toISOString(), answered: false })
    : deps.jobs.publish("record-call", { ...record, notAnalysedReason: whyNotAnalysed(record) }, { deduplicationId: `record-${callId}` });
  const results = await Promise.allSettled([rings, writes]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function isTakenCareOf({ liveCalls, routing }: FollowUpCallDeps, callId: string, callSid: string): Promise<boolean> {
  if (await liveCalls.get(callId)) return true;
  return !(await routing.isCallLive(callSid).catch(() => true));
}

function whyNotAnalysed({ plan, planReason }: OpenCall): NotAnalysedReason | null {
  if (plan === "protect") return null;
  if (planReason === "paused" || planReason === "suspended" || planReason === "trusted_caller" || planReason === "budget_exhausted")
    return planReason;
  return plan === "pass_through" ? "degraded" : "rejected";
}
