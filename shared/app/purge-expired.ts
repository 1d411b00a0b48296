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
  const total: Record<string, number> = {};
  let isFinished = false;
  try {
    for (let batch = 1; batch <= BATCHES && !isFinished; batch += 1) {
      const { isDone, ...removed } = await housekeeping.purgeExpired(BATCH_ROWS);
      for (const [kind, rows] of Object.entries(removed)) total[kind] = (total[kind] ?? 0) + rows;
      isFinished = isDone;
    }
  } finally {
    log.info("purged", { ...total, isFinished });
  }
  if (!isFinished) throw new AppError("provider_unavailable", "more has expired than one run removes");
}
