import type { CallDetail, CallFilter, CallSummary } from "../contracts/v1/calls.ts";
import type { GivenFeedback, NewFeedback } from "../contracts/v1/feedback.ts";
import type { Page, PageRequest } from "./page.ts";

export interface CallReader {
  /** Newest first; nothing for a tenant or a line that is not the caller's. */
  list(filter: CallFilter, page: PageRequest): Promise<Page<CallSummary>>;
  /** Undefined both for a call that does not exist and for somebody else's: nobody learns which ids exist. */
  find(callId: string): Promise<CallDetail | undefined>;
  /**
   * The caller's own word on a call, what it does to rules, and what of the call is given away. Again: the last one counts. Rejects with
   * `not_found` and `not_allowed`.
   */
  giveFeedback(callId: string, feedback: NewFeedback): Promise<GivenFeedback>;
}
