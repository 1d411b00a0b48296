import type { ExpectedWindow, ExpectedWindowChange, NewExpectedWindow } from "../contracts/v1/expected-windows.ts";
import type { Page, PageRequest } from "./page.ts";

export interface ExpectedWindowStore {
  /** Those that end last first; empty also for somebody else's tenant. */
  list(tenantId: string, page: PageRequest): Promise<Page<ExpectedWindow>>;
  /** Undefined both for a window that does not exist and for somebody else's. */
  find(windowId: string): Promise<ExpectedWindow | undefined>;
  /** `phone` is E.164 by now. Twice with the same id: one window. */
  create(windowId: string, tenantId: string, window: NewExpectedWindow): Promise<ExpectedWindow>;
  /** Rejects with `not_found`, and with `precondition_failed` when another revision is stored. */
  change(windowId: string, revision: number, change: ExpectedWindowChange): Promise<ExpectedWindow>;
  /** Rejects with `not_found`. */
  remove(windowId: string): Promise<void>;
}
