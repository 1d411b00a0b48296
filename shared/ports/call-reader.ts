import type { CallDetail, CallSummary } from "../contracts/v1/calls.ts";
import type { Page, PageRequest } from "./page.ts";

export interface CallReader {
  /** Newest first. */
  list(page: PageRequest): Promise<Page<CallSummary>>;
  /** Undefined both for a call that does not exist and for somebody else's: nobody learns which ids exist. */
  find(callId: string): Promise<CallDetail | undefined>;
}
