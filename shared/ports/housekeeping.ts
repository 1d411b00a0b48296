import type { PurgedRecords } from "../contracts/call-records.ts";

/** What time asks of the record. Safe to repeat; rejects with `provider_unavailable` when the database does not answer in time. */
export interface Housekeeping {
  /** Removes what may no longer be kept, at most `limit` rows of each kind. */
  purgeExpired(limit: number): Promise<PurgedRecords>;
  /** Ends calls of which no end was ever told, once they cannot be live any more. Answers how many. */
  closeStaleCalls(limit: number): Promise<number>;
}
