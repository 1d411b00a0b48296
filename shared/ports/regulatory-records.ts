import type { BundleStatus } from "../domain/provisioning/words.ts";

/** What the provider decided on tenants, as far as it is on record. Safe to repeat. */
export interface RegulatoryRecords {
  /** Answers the jobs that waited for it and are woken; none when we know nothing of the bundle. */
  recordStatus(bundleSid: string, status: BundleStatus, failureReason: string | null): Promise<string[]>;
  /** Bundles that nothing was heard of since then. */
  inReview(since: Date, limit: number): Promise<string[]>;
}
