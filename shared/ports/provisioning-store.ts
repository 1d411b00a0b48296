import type { DeliveryTarget } from "../contracts/line-route.ts";
import type { E164 } from "../domain/phone-number.ts";
import type { JobData, ParkDetail, Wish } from "../domain/provisioning/job.ts";
import type { BundleStatus, EndUserType, JobKind, JobState, NumberType, ParkReason, Step } from "../domain/provisioning/words.ts";
import type { MissingFact, RegulatoryProfile } from "./regulators.ts";

export interface Purchase {
  id: string;
  e164: E164;
  state: "intended" | "unknown";
  attempts: number;
  lastAttemptAt: string | null;
}

export interface HeldNumber {
  e164: E164;
  sid: string;
}

/** A job with all that its steps need to know. */
export interface ClaimedJob {
  id: string;
  tenantId: string;
  /** Null once the line is gone. */
  lineId: string | null;
  kind: JobKind;
  state: JobState;
  step: Step;
  attempts: number;
  wish: Wish;
  data: JobData;
  lastError: string | null;
  revision: number;
  line: { status: string; delivery: DeliveryTarget[] } | null;
  /** The line's own, that is to ring. */
  endpoint: { id: string; username: string; domain: string; credentialSid: string | null; passwordVersion: number } | null;
  /** Kept for this job. */
  reserved: HeldNumber | null;
  /** Of the line. */
  assigned: { e164: E164; sid: string | null } | null;
  /** Not settled yet. */
  purchase: Purchase | null;
  isInPool: boolean;
}

/** `early`: its time has not come. `waiting`: somebody has to do something first. `over`: nothing to do. */
export type ProvisioningClaim =
  | { state: "claimed"; job: ClaimedJob }
  | { state: "busy"; retryAfterSeconds: number }
  | { state: "early"; revision: number; afterSeconds: number }
  | { state: "waiting" }
  | { state: "over" };

export interface JobTransition {
  now: string;
  /** As claimed: whoever cancelled the job meanwhile is not overruled. */
  fromState: JobState;
  state: JobState;
  step: Step;
  attempts: number;
  /** Null: when somebody does something. */
  nextAt: string | null;
  data: JobData;
  parkReason: ParkReason | null;
  parkDetail: ParkDetail;
  lastError: string | null;
  /** Calls to the line connect now. */
  isInService: boolean;
  events: readonly { type: string; payload: Record<string, unknown> }[];
}

/** `lost`: the lease was another's, nothing was written. `superseded`: the job was cancelled meanwhile, which stands. */
export type Recorded = { state: "recorded" | "superseded"; revision: number } | { state: "lost" };

export interface BundleOnRecord {
  providerSid: string | null;
  addressSid: string | null;
  endUserType: EndUserType;
  status: BundleStatus;
  failureReason: string | null;
  /** When the profile was last changed against when this was last brought to the provider. */
  updatedAt: string;
}

export interface BundleChange {
  country: string;
  numberType: NumberType;
  endUserType: EndUserType;
  status: BundleStatus;
  regulationSid?: string;
  providerSid?: string;
  addressSid?: string | null;
  endUserSid?: string;
  missing?: readonly MissingFact[];
  failureReason?: string | null;
  submittedAt?: string;
}

/**
 * Jobs, the purchases they make and the numbers they hold. Every method is safe to repeat and rejects with `provider_unavailable`
 * when the database did not answer. `lease`: of the claim; one that ran out does nothing (`lost`).
 */
export interface ProvisioningStore {
  claim(jobId: string, lease: { id: string; now: Date; until: Date }): Promise<ProvisioningClaim>;
  record(jobId: string, lease: string, transition: JobTransition): Promise<Recorded>;
  /** Jobs whose time has come and whom nobody holds. */
  due(now: Date, limit: number): Promise<string[]>;
  reserve(jobId: string, lease: string): Promise<{ state: "reserved"; number: HeldNumber } | { state: "none" | "lost" }>;
  /** `limit`: enough were bought this month. `taken`: not for this job. */
  intend(
    jobId: string,
    lease: string,
    purchase: { e164: string; monthlyPriceCents: number | null; monthlyLimit: number; now: Date },
  ): Promise<{ state: "intended"; purchase: Purchase } | { state: "taken" | "limit" | "lost" }>;
  /** Before each attempt. */
  noteAttempt(purchaseId: string, lease: string, now: Date): Promise<{ state: "noted"; purchase: Purchase } | { state: "lost" }>;
  /** `pooled`: bought, but not for the job any more. `unchanged`: known already. */
  settle(
    purchase: Purchase,
    outcome: { state: "bought"; sid: string } | { state: "refused" | "intended"; errorCode: string },
    now: Date,
  ): Promise<"bought" | "pooled" | "refused" | "intended" | "unchanged">;
  /** Whose job is gone. */
  openPurchases(now: Date, limit: number): Promise<Purchase[]>;
  assign(jobId: string, lease: string): Promise<"assigned" | "none" | "lost">;
  /** Undoes what a cancelled job did here. */
  release(jobId: string, lease: string): Promise<"released" | "lost">;
  bundleFor(
    tenantId: string,
    country: string,
    type: NumberType,
  ): Promise<{ profile: (RegulatoryProfile & { updatedAt: string }) | null; bundle: BundleOnRecord | null }>;
  /** False when the tenant is gone: what was made for it is cleaned up. */
  saveBundle(tenantId: string, bundle: BundleChange): Promise<boolean>;
}
