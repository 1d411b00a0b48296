import type {
  CallTotals,
  ClaimedAlert,
  CloseCall,
  NotAnalysedReason,
  OpenCall,
  OpenedCall,
  RecordEvent,
  RecordedVerdict,
  RecordVerdict,
} from "../contracts/call-records.ts";
import type { LineRoute } from "../contracts/line-route.ts";
import type { E164 } from "../domain/phone-number.ts";
import type { Outbox } from "./outbox.ts";

/**
 * The durable record. Every method is safe to repeat with the same input. All reject with `provider_unavailable` when the
 * database does not answer within the store's timeout.
 */
export interface CallStore {
  lineRoute(dialled: E164): Promise<LineRoute | undefined>;
  /** `isLate`: the call goes on already, so its plan is recorded as it happened instead of being refused for a loop. */
  openCall(call: OpenCall, options?: { isLate: boolean }): Promise<OpenedCall>;
  /** Rejects with `call_unknown` when the call was never opened. */
  recordVerdict(verdict: RecordVerdict): Promise<RecordedVerdict>;
  /** Rejects with `call_unknown`. */
  recordEvent(event: RecordEvent): Promise<void>;
  /** States that a call is not listened to (any more) and why; what was analysed before stays. Rejects with `call_unknown`. */
  markNotAnalysed(callId: string, reason: NotAnalysedReason): Promise<void>;
  /** Rejects with `call_unknown`. */
  recordTotals(totals: CallTotals): Promise<void>;
  /** Returns the call's id, or undefined when there is no such call. */
  closeCall(close: CloseCall): Promise<string | undefined>;
}

export type AlertStore = Outbox<ClaimedAlert>;

export interface RouteChanges {
  /** Numbers whose line changed and whose cache entry was not replaced yet, with what they lead to now. */
  pending(limit: number): Promise<{ dialled: E164; route: LineRoute | null; changeId: number }[]>;
  settle(changeIds: readonly number[]): Promise<void>;
}
