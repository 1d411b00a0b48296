import { PURCHASE_SETTLES_SECONDS } from "../../domain/provisioning/retries.ts";
import { LeaseLost, type StepWork } from "./provisioning-deps.ts";

/** Of a job that was cancelled. Money that may have been spent is accounted for first; a number that was bought stays in the pool. */
export const undoProvisioning: StepWork = async ({ store, market, now }, { id, purchase }, lease) => {
  if (purchase) {
    const owned = purchase.state === "unknown" ? await market.findOwned(purchase.e164) : undefined;
    const waited = purchase.lastAttemptAt === null ? Number.POSITIVE_INFINITY : (now() - Date.parse(purchase.lastAttemptAt)) / 1000;
    if (!owned && purchase.state === "unknown" && waited < 2 * PURCHASE_SETTLES_SECONDS) {
      return { type: "purchase_unsure", afterSeconds: Math.ceil(2 * PURCHASE_SETTLES_SECONDS - waited) };
    }
    const outcome = owned ? ({ state: "bought", sid: owned.sid } as const) : ({ state: "refused", errorCode: "cancelled" } as const);
    await store.settle(purchase, outcome, new Date(now()));
  }
  if ((await store.release(id, lease)) === "lost") throw new LeaseLost();
  return { type: "undone" };
};
