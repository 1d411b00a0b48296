/** What a member of a tenant does about a call that goes on. Each rejects with `not_found`, `not_allowed`, and `conflict` once it is over. */
export interface CallActions {
  /** Puts on record that the caller follows the call; where its words are to be heard. Safe to repeat. */
  watch(callId: string): Promise<{ topic: string }>;
  /** The first one who takes the call has it; safe to repeat. */
  take(callId: string): Promise<void>;
  /** Notes the wish to cut the call. `conflict` too where the line did not agree to that. */
  askHangUp(callId: string): Promise<void>;
}
