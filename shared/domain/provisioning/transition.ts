import type { Job, JobData } from "./job.ts";

/** `work`: whose the next step is. Test calls have a queue of their own, since they are rationed. */
export interface Next {
  work: "provision" | "verify_call";
  afterSeconds: number;
}

export interface Transition {
  job: Job;
  /** Null when the job is over, or waits for somebody. */
  next: Next | null;
  /** For the log; undefined when nothing new is to be said. */
  note?: { type: string; payload: Record<string, unknown> };
  /** The same step again: the delivery that failed is repeated rather than followed by another. */
  isRetry?: true;
}

export const soon: Next = { work: "provision", afterSeconds: 0 };

export const unchanged = (job: Job): Transition => ({ job, next: null });

export const withData = (job: Job, data: Partial<JobData>): Job => ({ ...job, data: { ...job.data, ...data } });
