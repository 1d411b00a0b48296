import type { Line, LineChange, NewLine } from "../contracts/v1/lines.ts";
import type { Page, PageRequest } from "./page.ts";

/**
 * Telephone numbers are E.164 by now. What is written rejects with `invalid_request` and the field `delivery` when a number leads back to
 * Ethiq.
 */
export interface LineStore {
  /** Oldest first; empty also for somebody else's tenant. */
  list(tenantId: string, page: PageRequest): Promise<Page<Line>>;
  /** Undefined both for a line that does not exist and for somebody else's. */
  find(lineId: string): Promise<Line | undefined>;
  /** Twice with the same id: one line. */
  create(lineId: string, tenantId: string, line: NewLine): Promise<Line>;
  /** Rejects with `not_found`, and with `precondition_failed` when another revision is stored. */
  change(lineId: string, revision: number, change: LineChange): Promise<Line>;
  /** Until `until`; null: not any more. Rejects with `not_found`. */
  pause(lineId: string, until: string | null): Promise<Line>;
  /** It rings on, unheard, until it ends; without a number, only its way into service is undone. Again: no more. Rejects with `not_found`. */
  cancel(lineId: string): Promise<Line>;
  /** Rejects with `conflict` when it has no number, and with `link_over` once it ended. */
  reactivate(lineId: string): Promise<Line>;
  /** Answers the line that the other tenant has now. Rejects with `conflict` where numbers stay with their subscriber. */
  move(lineId: string, tenantId: string): Promise<Line>;
  /** Whether it may be called now and then, to see that it is still forwarded. */
  watch(lineId: string, agreed: boolean): Promise<Line>;
  /** With its calls. Its Ethiq number rests. Rejects with `not_found`. */
  remove(lineId: string): Promise<void>;
}
