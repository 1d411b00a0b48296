import type { Log } from "../config/log.ts";
import { AppError } from "../domain/errors.ts";
import type { Housekeeping } from "../ports/housekeeping.ts";

export interface PurgeExpiredDeps {
  housekeeping: Pick<Housekeeping, "purgeExpired">;
  log: Log;
}

/** Small enough for one answer of the database in time; all of them fit into one run of a function even when each is slow. */
const BATCH_ROWS = 1_000;
const BATCHES = 15;

/** Removes what may no longer be kept, batch by batch. Rejects when something is left: another run then goes on from there. */
export async function purgeExpired({ housekeeping, log }: PurgeExpiredDeps): Promise<void> {
  const total = { quotes: 0, unroutedCalls: 0, earlyCallEnds: 0, routeChanges: 0 };
  let isFinished = false;
  try {
    for (let batch = 1; batch <= BATCHES && !isFinished; batch += 1) {
      const { isDone, ...removed } = await housekeeping.purgeExpired(BATCH_ROWS);
      total.quotes += removed.quotes;
      total.unroutedCalls += removed.unroutedCalls;
      total.earlyCallEnds += removed.earlyCallEnds;
      total.routeChanges += removed.routeChanges;
      isFinished = isDone;
    }
  } finally {
    log.info("purged", { ...total, isFinished });
  }
  if (!isFinished) throw new AppError("provider_unavailable", "more has expired than one run removes");
}
