import type { DeliveryTarget } from "../contracts/line-route.ts";
import type { Level, Locale } from "../domain/call/level.ts";
import type { Tactic } from "../domain/risk/types.ts";

/** Acting on one live call from inside it: what the relay needs. */
export interface CallControl {
  /**
   * Speaks a warning to the protected participant and to nobody else. Rejects with `not_found` when that person is no longer
   * in the call, `provider_unavailable` or `outcome_unknown` otherwise.
   */
  whisper(call: { callId: string }, warning: { level: Level; tactic: Tactic | null; locale: Locale }): Promise<void>;
}

/** Speaks the private word of a test, on the way of a warning and failing like one. */
export interface TestWhisper {
  whisperTest(call: { callId: string }, testId: string): Promise<void>;
}

/** The person's leg of a call, and what is needed to try the next telephone when this one is not picked up. */
export interface ProtectedLeg {
  callId: string;
  callSid: string;
  lineId: string;
  dialled: string;
  /** The caller's number, or what Twilio sent in its place; shown on SIP legs only. */
  caller: string;
  locale: Locale;
  target: DeliveryTarget;
  /** Position of `target` in the line's delivery list. */
  targetIndex: number;
  /** Tried in this order when `target` does not answer. */
  laterTargets: readonly DeliveryTarget[];
}

/** Moving calls and messages: what `functions` needs. */
export interface CallRouting {
  /**
   * Rings the person. Safe to repeat: a second leg with the same label is refused by the provider and reported here as
   * `already_there`. Rejects with `provider_refused` (this target cannot be rung) or `provider_unavailable`.
   */
  addProtectedParticipant(
    leg: ProtectedLeg,
  ): Promise<{ state: "ringing"; conferenceSid: string; callSid: string } | { state: "already_there" }>;
  /** Replaces what the caller hears by other TwiML; a call that already ended is no error. */
  redirectCaller(callSid: string, twiml: string): Promise<void>;
  /** Opens another media stream on a live call. Rejects with `not_found` when the call is over. */
  startStream(stream: {
    callId: string;
    lineId: string;
    dialled: string;
    callSid: string;
    token: string;
    name: string;
    testId?: string | undefined;
  }): Promise<void>;
  isCallLive(callSid: string): Promise<boolean>;
  /** Ends one leg, ringing or connected; a leg that is over is no error. */
  hangUp(callSid: string): Promise<void>;
}

/** The row a message was sent for: its statuses come back under this name. */
export interface MessageRecord {
  kind: "alert" | "message";
  id: string;
}

export interface OutgoingSms {
  to: string;
  body: string;
  record: MessageRecord;
  /** Not delivered by then: given up. */
  validSeconds: number;
}

export interface SmsSender {
  /** Rejects with `provider_refused` (final), `provider_unavailable` (not sent) or `outcome_unknown` (may have been sent). */
  send(message: OutgoingSms): Promise<{ sid: string }>;
  /** Messages to this number with exactly this text, created since: to settle an unknown outcome. */
  find(message: { to: string; body: string; since: Date }): Promise<{ sid: string; status: string }[]>;
}
