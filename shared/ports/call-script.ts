import type { DeliveryTarget } from "../contracts/line-route.ts";
import type { Locale } from "../domain/call/level.ts";

/** What a caller gets when the telephone provider asks what to do with the call. */
export type CallAnswer =
  | {
      kind: "protect";
      callId: string;
      callSid: string;
      lineId: string;
      dialled: string;
      locale: Locale;
      /** Whether the caller is told before anything is listened to. */
      notice: boolean;
      token: string;
      targets: readonly DeliveryTarget[];
      /** The test that this call belongs to: who is rung, and how, is its affair. */
      testId?: string;
    }
  /** A test that rings nobody: it was enough to see the call. */
  | { kind: "test_seen"; testId: string; locale: Locale }
  | RingAnswer
  | { kind: "reject"; reason: "rejected" | "busy" }
  | { kind: "unknown_number" };

/** The telephones rung one after the other, nothing listened to by this answer itself. */
export interface RingAnswer {
  kind: "ring";
  dialled: string;
  caller: string;
  locale: Locale;
  targets: readonly DeliveryTarget[];
}

/** The provider's own language for what a call does next. */
export interface CallScript {
  answer(answer: CallAnswer): string;
  /** Tells the caller that nobody answers, and ends the call. */
  apology(locale: Locale): string;
}
