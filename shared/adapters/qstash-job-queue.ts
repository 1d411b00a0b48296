import { z } from "zod";
import type { JobName, Jobs } from "../contracts/jobs.ts";
import { AppError } from "../domain/errors.ts";
import type { JobQueue } from "../ports/job-queue.ts";

interface DeliveryPolicy {
  retries: number;
  /** QStash arithmetic giving milliseconds; its own default waits 2.5 minutes before the second retry. */
  retryDelay: string;
  timeoutSeconds: number;
  parallelism: number;
  /** Deliveries per second. */
  perSecond?: number;
  /** Jobs of one key share both limits; each job has its own otherwise. */
  flow?: string;
}

/** `failureCallback`: below `/jobs`, what is told of a delivery that was given up. */
type Policies = { [Name in JobName]: DeliveryPolicy & { failureCallback?: (body: Jobs[Name]) => string } };

/** The sweep takes over from `alert` and `message` after their last retry, so nothing here has to last for hours. */
const POLICIES: Policies = {
  // 2, 6, 16, 44, 120 s
  alert: { retries: 5, retryDelay: "min(2000 * pow(2.8, retried), 120000)", timeoutSeconds: 25, parallelism: 50 },
  // 5, 15, 45, 135, 405 s
  message: { retries: 5, retryDelay: "min(5000 * pow(3, retried), 600000)", timeoutSeconds: 35, parallelism: 20 },
  // 10, 60, 360, 2160, 7200, 7200 s where nobody answers; else the answer says when. A person's no outlasts an outage of hours.
  "contact-reply": { retries: 6, retryDelay: "min(10000 * pow(6, retried), 7200000)", timeoutSeconds: 15, parallelism: 20 },
  // 3, 12, 48, 192, 768 s
  "record-call": { retries: 5, retryDelay: "min(3000 * pow(4, retried), 900000)", timeoutSeconds: 15, parallelism: 20 },
  "restart-stream": { retries: 3, retryDelay: "1000 * (1 + retried)", timeoutSeconds: 15, parallelism: 50 },
  "deliver-call": { retries: 3, retryDelay: "500 * pow(2, retried)", timeoutSeconds: 15, parallelism: 50 },
  // 1, 2, 4 s: somebody waits for it, and later it would cut what nobody asks to cut any more.
  "hang-up": { retries: 3, retryDelay: "1000 * pow(2, retried)", timeoutSeconds: 10, parallelism: 50 },
  // 2, 8, 32, 128, 300, 300 s where nobody answers; else the answer says when. Over before the code in it is.
  mail: { retries: 6, retryDelay: "min(2000 * pow(4, retried), 300000)", timeoutSeconds: 30, parallelism: 10 },
  // 2, 5, 12.5, 31, 78 s where nobody answers; else the answer says when.
  provision: {
    retries: 5,
    retryDelay: "min(2000 * pow(2.5, retried), 120000)",
    timeoutSeconds: 80,
    parallelism: 20,
    failureCallback: ({ jobId }) => `provision-failed?job=${jobId}`,
  },
  // As for `provision`; Twilio starts one call a second, whoever asks.
  "verify-call": {
    retries: 5,
    retryDelay: "min(2000 * pow(2.5, retried), 120000)",
    timeoutSeconds: 30,
    parallelism: 5,
    perSecond: 1,
    flow: "calls",
    failureCallback: ({ jobId }) => `provision-failed?job=${jobId}`,
  },
  // Asked for by an operator, beside the schedule of the same key: never two at once.
  reconcile: { retries: 0, retryDelay: "1000", timeoutSeconds: 240, parallelism: 1 },
  // 3, 9, 27, 81, 180 s where nobody answers. One at a time: an older password never passes a newer one.
  "sip-password": { retries: 5, retryDelay: "min(3000 * pow(3, retried), 180000)", timeoutSeconds: 40, parallelism: 1 },
  "line-test": { retries: 3, retryDelay: "2000 * pow(2, retried)", timeoutSeconds: 30, parallelism: 5, perSecond: 1, flow: "calls" },
  "watch-line": { retries: 3, retryDelay: "min(5000 * pow(3, retried), 600000)", timeoutSeconds: 30, parallelism: 5 },
};

const Published = z.object({ messageId: z.string().min(1) });

const BACKOFF_MS = 100;

/** The EU region's; others are given by `QSTASH_URL`. */
export const QSTASH_DEFAULT_URL = "https://qstash.upstash.io";

export interface QstashAccount {
  /** Region dependent; tokens and signing keys belong to one region. */
  url?: string | undefined;
  token: string;
  /** Where QStash finds `functions`. */
  publicUrl: string;
}

/**
 * Publishes over plain fetch: the SDK's client has no timeout and writes to the console. Gives up after `attempts` times
 * `timeoutMs`; an attempt repeated after a lost answer is deduplicated by QStash.
 */
export function createQstashJobQueue(
  { url = QSTASH_DEFAULT_URL, token, publicUrl }: QstashAccount,
  { timeoutMs = 2_000, attempts = 2 } = {},
): JobQueue {
  const jobsUrl = `${publicUrl.replace(/\/$/, "")}/jobs`;

  const headersOf = <Name extends JobName>(name: Name, body: Jobs[Name], deduplicationId: string, delaySeconds: number | undefined) => {
    const { retries, retryDelay, timeoutSeconds, parallelism, perSecond, flow = name, failureCallback }: Policies[Name] = POLICIES[name];
    return {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "upstash-method": "POST",
      "upstash-retries": String(retries),
      "upstash-retry-delay": retryDelay,
      "upstash-timeout": `${timeoutSeconds}s`,
      "upstash-deduplication-id": deduplicationId,
      "upstash-flow-control-key": `ethiq-${flow}`,
      "upstash-flow-control-value": `parallelism=${parallelism}${perSecond === undefined ? "" : `, rate=${perSecond}, period=1s`}`,
      "upstash-label": name,
      // Bodies hold telephone numbers and codes; QStash's log is not the place for them.
      "upstash-redact-fields": "body",
      ...(failureCallback
        ? {
            "upstash-failure-callback": `${jobsUrl}/${failureCallback(body)}`,
            "upstash-failure-callback-retries": "5",
            "upstash-failure-callback-retry-delay": retryDelay,
          }
        : {}),
      ...(delaySeconds ? { "upstash-delay": `${Math.ceil(delaySeconds)}s` } : {}),
    };
  };

  return {
    async publish(name, body, { delaySeconds, deduplicationId = crypto.randomUUID() } = {}) {
      const target = `${url.replace(/\/$/, "")}/v2/publish/${jobsUrl}/${name}`;
      const request = { method: "POST", headers: headersOf(name, body, deduplicationId, delaySeconds), body: JSON.stringify(body) };
      let failure = "no attempt";
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, BACKOFF_MS));
        try {
          const response = await fetch(target, { ...request, signal: AbortSignal.timeout(timeoutMs) });
          const answer: unknown = await response.json().catch(() => undefined);
          if (response.ok && Published.safeParse(answer).success) return;
          failure = `http_${response.status}`;
          if (response.status >= 400 && response.status < 500 && response.status !== 429) break;
        } catch (error) {
          failure = error instanceof Error ? error.name : "unknown";
        }
      }
      throw new AppError("provider_unavailable", `QStash did not take the job ${name}`, { providerCode: failure });
    },
  };
}
