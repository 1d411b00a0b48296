import type { ProvisioningEvent } from "./events.ts";
import type { Job } from "./job.ts";
import { retryAfter } from "./retries.ts";
import { type Transition, unchanged } from "./transition.ts";

const PATIENT_SECONDS = 600;

/** What was done is undone, however often it takes: a job that is cancelled never waits for anybody. */
export function undo(job: Job, event: ProvisioningEvent): Transition {
  switch (event.type) {
    case "undone":
      return { job: { ...job, state: "cancelled", attempts: 0, lastError: null }, next: null, note: { type: "cancelled", payload: {} } };
    case "purchase_unsure":
      return { job, next: { work: "provision", afterSeconds: event.afterSeconds }, note: { type: event.type, payload: {} } };
    case "failed": {
      const { code, providerCode, retryAfterSeconds } = event.failure;
      return tryAgain(job, providerCode ?? code, retryAfter(job.attempts + 1, retryAfterSeconds));
    }
    case "given_up":
      return tryAgain(job, event.error, undefined);
    default:
      return unchanged(job);
  }
}

function tryAgain(job: Job, error: string, soonSeconds: number | undefined): Transition {
  const isRetry = soonSeconds !== undefined;
  const afterSeconds = soonSeconds ?? PATIENT_SECONDS;
  return {
    job: { ...job, attempts: isRetry ? job.attempts + 1 : job.attempts, lastError: error },
    next: { work: "provision", afterSeconds },
    note: { type: "failed", payload: { step: "undo", error, afterSeconds } },
    ...(isRetry ? { isRetry } : {}),
  };
}
