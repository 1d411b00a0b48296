import type { JobName, Jobs } from "../contracts/jobs.ts";

export interface PublishOptions {
  delaySeconds?: number;
  /** Same id within ten minutes: one job. The database row is the real guard. */
  deduplicationId?: string;
}

export interface JobQueue {
  /** Rejects with `provider_unavailable` when the queue did not take the job. */
  publish<Name extends JobName>(name: Name, body: Jobs[Name], options?: PublishOptions): Promise<void>;
}
