import { AppError } from "../../domain/errors.ts";
import type { HeldNumber } from "../../ports/provisioning-store.ts";
import { LeaseLost, type ProvisioningDeps, type StepWork, settingsOf } from "./provisioning-deps.ts";

/** Reads back what the provider has on record before a line is given the number: a silent number protects nobody. */
export const configureNumber: StepWork = async (deps, job, lease) => {
  const number = job.reserved ?? (job.assigned?.sid ? { e164: job.assigned.e164, sid: job.assigned.sid } : undefined);
  if (!number) throw new AppError("internal", "the job has no number to configure", { providerCode: "number_lost" });
  await ensureConfigured(deps, number, settingsOf(job));
  if (!job.reserved) return { type: "assigned", e164: number.e164 };
  const assigned = await deps.store.assign(job.id, lease);
  if (assigned === "lost") throw new LeaseLost();
  if (assigned === "none") throw new AppError("internal", "the number is not kept for the job any more", { providerCode: "number_lost" });
  return { type: "assigned", e164: number.e164 };
};

async function ensureConfigured({ market }: ProvisioningDeps, number: HeldNumber, settings: ReturnType<typeof settingsOf>) {
  const owned = await market.findOwned(number.e164);
  if (!owned) throw new AppError("internal", "the provider does not know the number as ours", { providerCode: "number_vanished" });
  if (market.isConfigured(owned, settings)) return;
  const configured = await market.configure(owned.sid, settings);
  if (!market.isConfigured(configured, settings)) {
    throw new AppError("provider_unavailable", "the provider did not keep the configuration", { providerCode: "not_configured" });
  }
}
