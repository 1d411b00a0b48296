import type { Log } from "../config/log.ts";
import { toAppError } from "../domain/errors.ts";
import type { AlertStore, RouteChanges } from "../ports/call-store.ts";
import type { Housekeeping } from "../ports/housekeeping.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { LineCache } from "../ports/line-directory.ts";

const ALERTS_PER_SWEEP = 100;
const ROUTES_PER_SWEEP = 200;
const CALLS_PER_SWEEP = 100;

export interface SweepAlertsDeps {
  alerts: Pick<AlertStore, "due">;
  jobs: Pick<JobQueue, "publish">;
  log: Log;
  now: () => number;
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
export async function sweepAlerts({ alerts, jobs, log, now }: SweepAlertsDeps): Promise<void> {
  const due = await alerts.due(ALERTS_PER_SWEEP);
  // One id per alert and half minute: sweeps that overlap publish one job, later ones are not swallowed as duplicates.
  const slot = Math.floor(now() / 30_000);
  await all(
    log,
    "alert_not_published",
    due.map((alertId) => jobs.publish("alert", { alertId }, { deduplicationId: `sweep-${alertId}-${slot}` })),
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
