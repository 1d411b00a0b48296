import type { Log } from "../../config/log.ts";
import { toAppError } from "../../domain/errors.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { Regulators } from "../../ports/regulators.ts";
import type { RegulatoryRecords } from "../../ports/regulatory-records.ts";
import { wakeJobs } from "./wake-jobs.ts";

export interface NoteBundleStatusDeps {
  records: RegulatoryRecords;
  regulators: Pick<Regulators, "find">;
  jobs: Pick<JobQueue, "publish">;
  log: Log;
}

export interface BundleNews {
  bundleSid: string;
  /** Told by the provider's callback only. */
  failureReason: string | null;
}

/** News of a bundle may be old: what it has come to is asked anew, so that repeated and reordered ones change nothing. */
export async function noteBundleStatus(
  { records, regulators, ...deps }: NoteBundleStatusDeps,
  { bundleSid, failureReason }: BundleNews,
): Promise<void> {
  const bundle = await regulators.find(bundleSid);
  if (!bundle) {
    deps.log.warn("bundle_unknown", { bundleSid });
    return;
  }
  const reason = bundle.status === "rejected" ? (bundle.failureReason ?? failureReason) : null;
  await wakeJobs(deps, await records.recordStatus(bundleSid, bundle.status, reason));
}

const PER_RUN = 100;
const SILENCE_MS = 6 * 60 * 60 * 1_000;

/** Asks after bundles whose callback may have been lost. */
export async function askAfterBundles(deps: NoteBundleStatusDeps & { now: () => number }): Promise<void> {
  const bundleSids = await deps.records.inReview(new Date(deps.now() - SILENCE_MS), PER_RUN);
  let failure: unknown;
  for (const bundleSid of bundleSids) {
    try {
      await noteBundleStatus(deps, { bundleSid, failureReason: null });
    } catch (error) {
      failure ??= error;
      deps.log.warn("bundle_not_asked_after", { bundleSid, code: toAppError(error).code });
    }
  }
  if (failure) throw failure;
}
