import type { Log } from "../../config/log.ts";
import type { WatchLineJob } from "../../contracts/jobs.ts";
import { toAppError } from "../../domain/errors.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { LineTestStore } from "../../ports/line-test-store.ts";

export interface WatchLinesDeps {
  tests: Pick<LineTestStore, "toWatch" | "startWatch">;
  jobs: Pick<JobQueue, "publish">;
  log: Log;
  now: () => number;
}

const LINES_PER_RUN = 500;
/** A test is over in a minute when all is well: calls of a run do not all ring at once. */
const SPREAD_SECONDS = 2;

/** Once a day: has every line looked at that nobody called for a week. */
export async function watchLines({ tests, jobs, log, now }: WatchLinesDeps): Promise<void> {
  const lines = await tests.toWatch(new Date(now()), LINES_PER_RUN);
  const day = new Date(now()).toISOString().slice(0, 10);
  const published = await Promise.allSettled(
    lines.map((lineId, index) =>
      jobs.publish(
        "watch-line",
        { lineId, repeatsId: null },
        { delaySeconds: 1 + index * SPREAD_SECONDS, deduplicationId: `watch-${lineId}-${day}` },
      ),
    ),
  );
  const failed = published.filter((outcome) => outcome.status === "rejected");
  log.info("lines_watched", { count: lines.length - failed.length, failed: failed.length });
  // Those that were published are not published again: they were tested, or their job is known.
  if (failed[0]) throw toAppError(failed[0].reason);
}

/** Begins the test only when its call can be placed at once: it lasts three minutes in all. */
export async function watchLine({ tests, jobs, now }: Omit<WatchLinesDeps, "log">, { lineId, repeatsId }: WatchLineJob): Promise<void> {
  const testId = await tests.startWatch({ lineId, repeatsId, now: new Date(now()) });
  if (testId) await jobs.publish("line-test", { testId, step: "call" }, { deduplicationId: `line-test-${testId}-call` });
}
