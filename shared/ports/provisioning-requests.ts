import type { ProvisioningJob, ProvisioningReport, ProvisioningWish } from "../contracts/v1/provisioning.ts";

/** What people ask of the way into service of their lines. Carried out by our servers, who know more of it: see `ProvisioningStore`. */
export interface ProvisioningRequests {
  /**
   * Asked for again before it is over: the same job. `sipDomain`: where an endpoint is made, when one is wished for. Rejects with
   * `not_found`, with `conflict` when the line is in no state for it, and with `rate_limited` when the tenant has enough lines.
   */
  start(lineId: string, wish: ProvisioningWish, sipDomain: string | undefined): Promise<ProvisioningJob>;
  /** The latest job of the line, with what happened; undefined when there was none. */
  latest(lineId: string): Promise<ProvisioningReport | undefined>;
  /** Undefined both for a job that does not exist and for somebody else's. */
  find(jobId: string): Promise<ProvisioningJob | undefined>;
  /** Jobs of the tenant that go on and are at their papers. */
  atPapers(tenantId: string): Promise<string[]>;
  /** What waits goes on now. Rejects with `conflict` when the job is over. */
  retry(jobId: string): Promise<ProvisioningJob>;
  /** What was done so far is undone. Rejects with `conflict` when the line is in service. */
  cancel(jobId: string): Promise<ProvisioningJob>;
}
