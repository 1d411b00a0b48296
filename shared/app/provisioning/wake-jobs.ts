import type { Log } from "../../config/log.ts";
import { toAppError } from "../../domain/errors.ts";
import type { JobQueue } from "../../ports/job-queue.ts";

/** Sends for jobs that were woken in the database. One that the queue does not take is found by the next sweep. */
export async function wakeJobs({ jobs, log }: { jobs: Pick<JobQueue, "publish">; log: Log }, jobIds: readonly string[]): Promise<void> {
  for (const result of await Promise.allSettled(jobIds.map((jobId) => jobs.publish("provision", { jobId })))) {
    if (result.status === "rejected") log.warn("job_not_woken", { code: toAppError(result.reason).code });
  }
}
