import { AppError, toAppError } from "../../domain/errors.ts";
import { judgeFailure } from "../../domain/provisioning/failure.ts";
import { PURCHASE_SETTLES_SECONDS } from "../../domain/provisioning/retries.ts";
import type { Purchase } from "../../ports/provisioning-store.ts";
import { LeaseLost, type ProvisioningDeps, type StepWork, secondsSinceAttempt, settingsOf } from "./provisioning-deps.ts";

/**
 * Buying cannot be repeated safely at the provider. So: look whether the number is ours; if not, and no earlier attempt can still
 * take effect, write down that we are about to ask; ask; look again when the answer is not plain. Only a plain no gives the number up.
 */
export const buyNumber: StepWork = async (deps, job, lease) => {
  const { store, market, now } = deps;
  const { purchase } = job;
  if (!purchase) {
    // Settled by a worker that could not say so any more.
    if (job.reserved) return { type: "bought", e164: job.reserved.e164 };
    return { type: "number_taken", e164: job.data.buying, error: "settled" };
  }
  const early = await lookBefore(deps, purchase);
  if (early) return early;
  const noted = await store.noteAttempt(purchase.id, lease, new Date(now()));
  if (noted.state === "lost") throw new LeaseLost();

  const outcome = await market.buy(purchase.e164, settingsOf(job)).catch(toAppError);
  if (!(outcome instanceof AppError)) return settleBought(deps, noted.purchase, outcome.sid);
  // No answer, or one that nobody reckoned with: what happened is looked up by the next try.
  if (outcome.code === "outcome_unknown" || outcome.code === "internal") {
    return { type: "purchase_unsure", afterSeconds: PURCHASE_SETTLES_SECONDS };
  }
  const verdict = judgeFailure("buy", outcome);
  if (verdict.kind === "next_number") return giveUp(deps, noted.purchase, verdict.error);
  if (verdict.kind === "wait" && verdict.reason === "documents_missing") {
    await store.settle(noted.purchase, { state: "refused", errorCode: verdict.error }, new Date(now()));
  } else if (purchase.state === "intended") {
    // Plainly not carried out, and nothing was asked before.
    await store.settle(noted.purchase, { state: "intended", errorCode: verdict.error }, new Date(now()));
  }
  throw outcome;
};

async function lookBefore(deps: ProvisioningDeps, purchase: Purchase): Promise<Awaited<ReturnType<StepWork>> | undefined> {
  if (purchase.state === "intended") return undefined;
  const owned = await deps.market.findOwned(purchase.e164);
  if (owned) return settleBought(deps, purchase, owned.sid);
  const waited = secondsSinceAttempt(purchase, deps.now());
  if (waited >= PURCHASE_SETTLES_SECONDS) return undefined;
  return { type: "purchase_unsure", afterSeconds: Math.ceil(PURCHASE_SETTLES_SECONDS - waited) };
}

/** "Not available" is also what the provider says of a number that is ours already. */
async function giveUp(deps: ProvisioningDeps, purchase: Purchase, error: string): ReturnType<StepWork> {
  const owned = await deps.market.findOwned(purchase.e164);
  if (owned) return settleBought(deps, purchase, owned.sid);
  await deps.store.settle(purchase, { state: "refused", errorCode: error }, new Date(deps.now()));
  return { type: "number_taken", e164: purchase.e164, error };
}

async function settleBought({ store, now }: ProvisioningDeps, purchase: Purchase, sid: string): ReturnType<StepWork> {
  const settled = await store.settle(purchase, { state: "bought", sid }, new Date(now()));
  if (settled === "pooled") return { type: "number_taken", e164: purchase.e164, error: "pooled" };
  return { type: "bought", e164: purchase.e164 };
}
