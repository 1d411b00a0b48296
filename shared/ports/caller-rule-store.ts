import type { CallerRule, CallerRuleChange, NewCallerRule } from "../contracts/v1/caller-rules.ts";
import type { Page, PageRequest } from "./page.ts";

export interface CallerRuleStore {
  /** Oldest first; empty also for somebody else's tenant. */
  list(tenantId: string, page: PageRequest): Promise<Page<CallerRule>>;
  /** Undefined both for a rule that does not exist and for somebody else's. */
  find(ruleId: string): Promise<CallerRule | undefined>;
  /** `phone` is E.164 by now. Twice with the same id: one rule. Rejects with `conflict` when there is a rule for this number and line. */
  create(ruleId: string, tenantId: string, rule: NewCallerRule): Promise<CallerRule>;
  /** Rejects with `not_found`, and with `precondition_failed` when another revision is stored. */
  change(ruleId: string, revision: number, change: CallerRuleChange): Promise<CallerRule>;
  /** Rejects with `not_found`. */
  remove(ruleId: string): Promise<void>;
}
