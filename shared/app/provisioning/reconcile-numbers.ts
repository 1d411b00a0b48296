import type { Log } from "../../config/log.ts";
import { toAppError } from "../../domain/errors.ts";
import type { NumberMarket, OwnedNumber } from "../../ports/number-market.ts";
import type { NumberPool, PoolLevel } from "../../ports/number-pool.ts";
import type { Regulators } from "../../ports/regulators.ts";

export interface ReconcileNumbersDeps {
  pool: Pick<NumberPool, "recordOwned">;
  market: Pick<NumberMarket, "listOwned">;
  log: Log;
  now: () => number;
}

/** Compares what the provider says we own with what we believe, both ways. Nothing is taken from anybody. */
export async function reconcileNumbers({ pool, market, log, now }: ReconcileNumbersDeps): Promise<void> {
  const begun = new Date(now());
  const owned: OwnedNumber[] = [];
  // All or nothing: from half a list the other half would look lost.
  for await (const number of market.listOwned()) owned.push(number);
  const { adopted, vanished, unknown, corrected, stillOwned } = await pool.recordOwned(owned, begun);
  for (const { status, lineId } of vanished) log.error("number_vanished", { status, lineId });
  for (const { status, lineId } of adopted) log.warn("number_adopted", { status, lineId });
  if (stillOwned > 0) log.warn("released_numbers_still_owned", { count: stillOwned });
  log.info("numbers_reconciled", { owned: owned.length, adopted: adopted.length, vanished: vanished.length, unknown, corrected });
}

export interface WatchStockDeps {
  pool: Pick<NumberPool, "levels">;
  regulators: Pick<Regulators, "regulation">;
  /** Fewer free numbers of a kind are too few; 0: never. */
  low: number;
  log: Log;
}

/** Says of which kinds hardly a number is free. Those bought with their user's own approval are never kept in store. */
export async function watchStock(deps: WatchStockDeps): Promise<void> {
  const { pool, low, log } = deps;
  for (const level of await pool.levels()) {
    if (level.available >= low || (await needsApproval(deps, level))) continue;
    log.error("number_stock_low", { country: level.country, numberType: level.type, available: level.available });
  }
}

async function needsApproval({ regulators }: WatchStockDeps, { country, type }: PoolLevel): Promise<boolean> {
  try {
    return (await regulators.regulation(country, type, "individual")) !== undefined;
  } catch (error) {
    return toAppError(error).providerCode === "end_user_type_refused";
  }
}
