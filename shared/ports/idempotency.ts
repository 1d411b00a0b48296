export type IdempotencyClaim =
  /** `new`: never seen. `pending`: an earlier try did not finish, or has not yet; the resource's id makes it safe to try again. */
  { readonly state: "new" | "pending" | "mismatch" } | { readonly state: "done"; readonly response: unknown };

/** The caller's own idempotency keys, kept for a day. */
export interface IdempotencyStore {
  claim(key: string, route: string, requestHash: string): Promise<IdempotencyClaim>;
  store(key: string, route: string, response: unknown): Promise<void>;
}
