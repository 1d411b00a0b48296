import type { Log } from "../config/log.ts";
import { toAppError } from "../domain/errors.ts";
import type { AlertStore, RouteChanges } from "../ports/call-store.ts";
import type { Housekeeping } from "../ports/housekeeping.ts";
import type { JobQueue, PublishOptions } from "../ports/job-queue.ts";
import type { LineCache } from "../ports/line-directory.ts";
import type { MessageStore } from "../ports/message-store.ts";

const ITEMS_PER_SWEEP = 100;
const ROUTES_PER_SWEEP = 200;
const CALLS_PER_SWEEP = 100;

interface Publishing {
  jobs: Pick<JobQueue, "publish">;
  log: Log;
  now: () => number;
}

export interface SweepAlertsDeps extends Publishing {
  alerts: Pick<AlertStore, "due">;
}

export interface SweepMessagesDeps extends Publishing {
  messages: Pick<MessageStore, "due">;
}

export interface SweepRoutesDeps {
  changes: RouteChanges;
  cache: Pick<LineCache, "replace">;
  log: Log;
}

export interface SweepCallsDeps {
  housekeeping: Pick<Housekeeping, "closeStaleCalls">;
  log: Log;
}

/** Publishes again every alert that nobody is sending. The claim keeps a second job from sending it twice. */
export async function sweepAlerts({ alerts, jobs, ...deps }: SweepAlertsDeps): Promise<void> {
  const due = await alerts.due(ITEMS_PER_SWEEP);
  await publishAll(deps, "alert_not_published", due, (alertId, options) => jobs.publish("alert", { alertId }, options));
}

/** The same for every message that is no alert. */
export async function sweepMessages({ messages, jobs, ...deps }: SweepMessagesDeps): Promise<void> {
  const due = await messages.due(ITEMS_PER_SWEEP);
  await publishAll(deps, "message_not_published", due, (messageId, options) => jobs.publish("message", { messageId }, options));
}

async function publishAll(
  { log, now }: Pick<Publishing, "log" | "now">,
  event: string,
  due: readonly string[],
  publish: (id: string, options: PublishOptions) => Promise<void>,
): Promise<void> {
  // One id per item and half minute: sweeps that overlap publish one job, later ones are not swallowed as duplicates.
  const slot = Math.floor(now() / 30_000);
  await all(
    log,
    event,
    due.map((id) => publish(id, { deduplicationId: `sweep-${id}-${slot}` })),
  );
}

/** Brings changed lines into the shared cache. An entry that could not be replaced stays in the outbox. */
export async function sweepRoutes({ changes, cache, log }: SweepRoutesDeps): Promise<void> {
  const pending = await changes.pending(ROUTES_PER_SWEEP);
  const settled: number[] = [];
  try {
    await all(
      log,
      "route_not_replaced",
      pending.map(async ({ dialled, route, changeId }) => {
        await cache.replace(dialled, route);
        settled.push(changeId);
      }),
    );
  } finally {
    if (settled.length > 0) await changes.settle(settled);
  }
}

/** Closes calls whose every closing callback was lost: on a page they would go on for ever. */
export async function sweepCalls({ housekeeping, log }: SweepCallsDeps): Promise<void> {
  const count = await housekeeping.closeStaleCalls(CALLS_PER_SWEEP);
  if (count > 0) log.warn("stale_calls_closed", { count });
}

/** Waits for all of it, so that one failure does not keep the others from being done; then rejects with the first. */
async function all(log: Log, event: string, work: Promise<void>[]): Promise<void> {
  const failures = (await Promise.allSettled(work)).filter((result) => result.status === "rejected");
  const [first] = failures;
  if (!first) return;
  log.error(event, { count: failures.length, code: toAppError(first.reason).code });
  throw first.reason;
}
