import type { Log } from "../../config/log.ts";
import { AppError, toAppError } from "../../domain/errors.ts";
import type { NumberMarket } from "../../ports/number-market.ts";
import type { Cleanup, ProviderCleanups } from "../../ports/provider-cleanups.ts";
import type { Regulators } from "../../ports/regulators.ts";
import type { SipRegistry } from "../../ports/sip-registry.ts";

export interface CleanUpDeps {
  cleanups: ProviderCleanups;
  market: Pick<NumberMarket, "configure">;
  sip: Pick<SipRegistry, "findCredential" | "removeCredential">;
  regulators: Pick<Regulators, "remove">;
  log: Log;
  now: () => number;
}

const BATCH = 50;
const BATCHES = 4;
/** Days of trying: nobody but a person can say why the provider does not let go of it. */
const STUCK_AFTER = 12;

/** Removes at the provider what we no longer need. What it refuses for now is asked for again another time. */
export async function cleanUp(deps: CleanUpDeps): Promise<void> {
  const { cleanups, log } = deps;
  for (let batch = 1; batch <= BATCHES; batch += 1) {
    const due = await cleanups.due(new Date(deps.now()), BATCH);
    for (const cleanup of due) {
      try {
        await remove(deps, cleanup);
        await cleanups.settle(cleanup.id, null);
      } catch (thrown) {
        const { code, providerCode } = toAppError(thrown);
        const fields = { kind: cleanup.kind, cleanupId: cleanup.id, code, providerCode };
        if (cleanup.attempts >= STUCK_AFTER) log.error("cleanup_stuck", fields);
        else log.warn("cleanup_failed", fields);
        await cleanups.settle(cleanup.id, providerCode ?? code);
        // Nobody answers: the rest would only wait for the same.
        if (code === "provider_unavailable") throw thrown;
      }
    }
    if (due.length < BATCH) return;
  }
}

async function remove({ market, sip, regulators }: CleanUpDeps, cleanup: Cleanup): Promise<void> {
  if (cleanup.kind === "credential") {
    const sid = cleanup.sid ?? (cleanup.username === null ? undefined : (await sip.findCredential(cleanup.username))?.sid);
    if (sid !== undefined) await sip.removeCredential(sid);
  } else if (cleanup.kind === "number_config") {
    const { sid, lineId, targets } = cleanup;
    try {
      await market.configure(sid, { lineId, targets, bundleSid: null, addressSid: null });
    } catch (error) {
      // A number that is not ours any more rings nobody for us.
      if (!(error instanceof AppError && error.code === "not_found")) throw error;
    }
  } else {
    await regulators.remove(cleanup.kind, cleanup.sid);
  }
}
