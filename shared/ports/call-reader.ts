import type { CallDetail, CallSummary, TenantSummary } from "../contracts/call-history.ts";

/** Where a page of calls ended: the last call's start exactly as it is stored, since a rounded one would skip or repeat calls. */
export interface CallPosition {
  readonly startedAt: string;
  readonly id: string;
}

/**
 * What one signed-in person may read; the database decides what that is. All reject with `session_required` when it does not
 * accept the person's token and with `provider_unavailable` when it does not answer in time.
 */
export interface CallReader {
  /** Newest first. */
  list(page: { limit: number; after?: CallPosition | undefined }): Promise<{ calls: CallSummary[]; next: CallPosition | undefined }>;
  /** Undefined both for a call that does not exist and for somebody else's: nobody learns which ids exist. */
  find(callId: string): Promise<CallDetail | undefined>;
  /** The households and organisations the person belongs to. */
  tenants(): Promise<TenantSummary[]>;
}
