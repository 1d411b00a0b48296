import type { LineTest, NewLineTest } from "../contracts/v1/line-tests.ts";
import type { Page, PageRequest } from "./page.ts";

/** Tests as people ask for them and follow them. */
export interface LineTestRequests {
  /** Newest first; empty also for somebody else's line. */
  list(lineId: string, page: PageRequest): Promise<Page<LineTest>>;
  /** Undefined both for a test that does not exist and for somebody else's. */
  find(testId: string): Promise<LineTest | undefined>;
  /**
   * The same test while it goes on. Rejects with `conflict` while another one does, or when the line is not ready for it, and with
   * `rate_limited` when it was tested often enough.
   */
  start(lineId: string, kind: NewLineTest["kind"]): Promise<LineTest>;
}
