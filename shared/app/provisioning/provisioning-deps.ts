import type { Log } from "../../config/log.ts";
import type { ProvisioningEvent } from "../../domain/provisioning/events.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { NumberMarket, NumberSettings } from "../../ports/number-market.ts";
import type { ClaimedJob, ProvisioningStore, Purchase } from "../../ports/provisioning-store.ts";
import type { Regulators } from "../../ports/regulators.ts";
import type { SipEndpoints } from "../../ports/sip-endpoints.ts";
import type { SipRegistry } from "../../ports/sip-registry.ts";
import type { TestCalls } from "../../ports/test-calls.ts";

export interface SpendingLimits {
  maxMonthlyCents: number;
  numbersPerMonth: number;
}

export interface ProvisioningDeps {
  store: ProvisioningStore;
  endpoints: Pick<SipEndpoints, "recordCredential">;
  market: NumberMarket;
  sip: SipRegistry;
  regulators: Regulators;
  calls: TestCalls;
  jobs: Pick<JobQueue, "publish">;
  limits: SpendingLimits;
  log: Log;
  now: () => number;
  newId: () => string;
  /** One that the provider's rules accept and that nobody is told. */
  newPassword: () => string;
}

/** Somebody else has the job now: nothing more is to be done or written here. */
export class LeaseLost extends Error {}

/**
 * Carries out one step and says what it found. Looks before it acts, since it may have been carried out before. Rejects when it
 * could not find out.
 */
export type StepWork = (deps: ProvisioningDeps, job: ClaimedJob, lease: string) => Promise<ProvisioningEvent>;

/** Since the provider was last asked to sell it; endless when it never was. */
export const secondsSinceAttempt = ({ lastAttemptAt }: Purchase, now: number): number =>
  lastAttemptAt === null ? Number.POSITIVE_INFINITY : (now - Date.parse(lastAttemptAt)) / 1000;

/** How the number that serves this line is set up at the provider. */
export const settingsOf = ({ lineId, line, data }: ClaimedJob): NumberSettings => ({
  lineId,
  targets: line?.delivery ?? [],
  bundleSid: data.bundleSid,
  addressSid: data.addressSid,
});
