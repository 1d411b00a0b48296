import { toAppError } from "../../domain/errors.ts";
import type { ProvisioningDeps } from "./provisioning-deps.ts";

const JOBS_PER_SWEEP = 100;
const PURCHASES_PER_SWEEP = 10;

/** Sends again for every job whose time has come and whom nobody holds. The claim keeps two from doing the same step. */
export async function sweepProvisioning({
  store,
  jobs,
  log,
  now,
}: Pick<ProvisioningDeps, "store" | "jobs" | "log" | "now">): Promise<void> {
  const at = now();
  const due = await store.due(new Date(at), JOBS_PER_SWEEP);
  // One id per job and half minute: sweeps that overlap send one delivery, later ones are not swallowed as duplicates.
  const slot = Math.floor(at / 30_000);
  const results = await Promise.allSettled(
    due.map((jobId) => jobs.publish("provision", { jobId }, { deduplicationId: `sweep-${jobId}-${slot}` })),
  );
  const failed = results.find((result) => result.status === "rejected");
  if (!failed) return;
  log.error("provisioning_not_published", { count: due.length, code: toAppError(failed.reason).code });
  throw failed.reason;
}

/** Purchases whose job was erased while their answer was under way: a number that was sold to us is ours, and goes into the pool. */
export async function settleLostPurchases({
  store,
  market,
  log,
  now,
}: Pick<ProvisioningDeps, "store" | "market" | "log" | "now">): Promise<void> {
  for (const purchase of await store.openPurchases(new Date(now()), PURCHASES_PER_SWEEP)) {
    const owned = purchase.state === "unknown" ? await market.findOwned(purchase.e164) : undefined;
    const outcome = owned ? ({ state: "bought", sid: owned.sid } as const) : ({ state: "refused", errorCode: "job_gone" } as const);
    const settled = await store.settle(purchase, outcome, new Date(now()));
    log.info("lost_purchase_settled", { purchaseId: purchase.id, settled });
  }
}
