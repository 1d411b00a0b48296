import type { UrgentView } from "../contracts/v1/urgent.ts";

/** For whoever holds the link of an alert. */
export interface UrgentLinks {
  /** Undefined for a link that nobody was sent, or whose contact said stop. */
  view(tokenHash: string): Promise<UrgentView | undefined>;
  /** The first one to take the call has it; safe to repeat. Rejects with `not_found` and with `link_over`. */
  take(tokenHash: string): Promise<UrgentView>;
  /** Notes the wish to cut the call. Rejects with `not_found`, `link_over`, and with `conflict` where it may not or cannot be cut. */
  askHangUp(tokenHash: string): Promise<{ callId: string }>;
}

/** Whether a call may be cut now: by whom it was asked, and that the line agreed, is for the database to know. */
export interface AgreedHangUps {
  find(callId: string): Promise<{ callSid: string } | undefined>;
}
