import type { Log } from "../../config/log.ts";
import { AppError, toAppError } from "../../domain/errors.ts";
import type { NumberMarket } from "../../ports/number-market.ts";
import type { NumberPool, RestingNumber } from "../../ports/number-pool.ts";

export interface RestNumbersDeps {
  pool: Pick<NumberPool, "toRest" | "settleRest" | "linesToEnd" | "endLine">;
  market: Pick<NumberMarket, "configure" | "isConfigured" | "release">;
  log: Log;
  now: () => number;
}

const BATCH = 100;

const FOR_NOBODY = { lineId: null, targets: [], bundleSid: null, addressSid: null } as const;

/** Ends the lines whose month after cancelling is over. */
export async function endLines({ pool, log, now }: Pick<RestNumbersDeps, "pool" | "log" | "now">): Promise<void> {
  for (const lineId of await pool.linesToEnd(new Date(now()), BATCH)) {
    if (await pool.endLine(lineId)) log.info("line_ended", { lineId });
  }
}

/**
 * Brings numbers at rest on their way, the provider first: should we die in between, the same is done again. What is due next for
 * a number that was cleared is seen at once.
 */
export async function restNumbers(deps: RestNumbersDeps): Promise<void> {
  const { pool, log, now } = deps;
  let failure: unknown;
  const failed = new Set<string>();
  for (let round = 1; round <= 2; round += 1) {
    const due = (await pool.toRest(new Date(now()), BATCH)).filter(({ e164 }) => !failed.has(e164));
    for (const number of due) {
      try {
        await act(deps, number);
        const isSettled = await pool.settleRest(number.e164, number.act, new Date(now()));
        if (!isSettled) log.warn("number_not_at_rest", { act: number.act });
      } catch (thrown) {
        const { code, providerCode } = toAppError(thrown);
        log.warn("number_not_rested", { act: number.act, code, providerCode });
        failed.add(number.e164);
        // One that vanished is the reconciliation's; another of them must not wait for it.
        if (code !== "not_found") failure ??= thrown;
        if (code === "provider_unavailable") throw thrown;
      }
    }
  }
  if (failure) throw failure;
}

async function act({ market }: RestNumbersDeps, { sid, act }: RestingNumber): Promise<void> {
  if (act === "release") return market.release(sid);
  // Also on the way back to the pool: nobody's telephone may ring for whoever gets the number next.
  const configured = await market.configure(sid, FOR_NOBODY);
  if (!market.isConfigured(configured, FOR_NOBODY))
    throw new AppError("provider_unavailable", "the provider did not take the configuration");
}
