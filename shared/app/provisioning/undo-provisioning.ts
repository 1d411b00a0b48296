import { PURCHASE_SETTLES_SECONDS } from "../../domain/provisioning/retries.ts";
import { LeaseLost, type StepWork, secondsSinceAttempt } from "./provisioning-deps.ts";

/** Nobody asks for the number again, which would show that it was sold after all. */
const LOOKED_FOR_SECONDS = 2 * PURCHASE_SETTLES_SECONDS;

/** Of a job that was cancelled. Money that may have been spent is accounted for first; a number that was bought stays in the pool. */
export const undoProvisioning: StepWork = async ({ store, market, now }, { id, purchase }, lease) => {
  if (purchase) {
    const owned = purchase.state === "unknown" ? await market.findOwned(purchase.e164) : undefined;
    const waited = secondsSinceAttempt(purchase, now());
    if (!owned && purchase.state === "unknown" && waited < LOOKED_FOR_SECONDS) {
      return { type: "purchase_unsure", afterSeconds: Math.ceil(LOOKED_FOR_SECONDS - waited) };
    }
    const outcome = owned ? ({ state: "bought", sid: owned.sid } as const) : ({ state: "refused", errorCode: "cancelled" } as const);
    await store.settle(purchase, outcome, new Date(now()));
  }
  if ((await store.release(id, lease)) === "lost") throw new LeaseLost();
  return { type: "undone" };
};
