import type { Account, AccountChange, AccountExport } from "../contracts/v1/account.ts";
import type { ErasureReceipt } from "../contracts/v1/tenants.ts";

/** The caller's own account. */
export interface AccountStore {
  find(): Promise<Account | undefined>;
  /** Rejects with `precondition_failed` when another revision is stored. */
  change(revision: number, change: AccountChange): Promise<Account>;
  export(): Promise<Pick<AccountExport, "tenants" | "feedback" | "examples" | "sessions">>;
  /** Takes back what the caller gave away. Rejects with `not_found`. */
  withdrawExample(exampleId: string): Promise<void>;
  /** Rejects with `last_owner` while a tenant would be left without one. */
  erase(): Promise<ErasureReceipt>;
}
