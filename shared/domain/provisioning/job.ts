import type { DeliveryMode, JobKind, JobState, NumberType, ParkReason, Step } from "./words.ts";

export interface Wish {
  /** ISO 3166-1 alpha-2. */
  country: string;
  numberType: NumberType;
  /** A town, where the provider knows towns. */
  area?: string | undefined;
  delivery?: DeliveryMode | undefined;
}

/** A test call to the line's own telephone: asked for, placed (without a sid when the answer was lost), or neither. */
export interface VerifyCall {
  askedAt: number;
  placedAt: number | null;
  sid: string | null;
}

/** What the steps tell each other. */
export interface JobData {
  /** Numbers on offer that were not tried yet, best first. */
  candidates: readonly string[];
  /** How often the provider was asked what it has. */
  searches: number;
  monthlyPriceCents: number | null;
  /** The number that the job is about, once it is bought or taken from the pool. */
  number: string | null;
  bundleSid: string | null;
  addressSid: string | null;
  call: VerifyCall | null;
  /** The number that a purchase is open for. */
  buying: string | null;
  /** For what the job came to wait without having got any further since, and from when on. */
  waits: { reason: ParkReason; since: number } | null;
  /** How often the number's configuration had to be mended again. */
  repairs: number;
}

export type ParkDetail = Readonly<Record<string, unknown>>;

/** The part of a job that its state machine knows. */
export interface Job {
  readonly kind: JobKind;
  readonly state: JobState;
  readonly step: Step;
  /** Failed tries of this step in a row. */
  readonly attempts: number;
  readonly parkReason: ParkReason | null;
  readonly parkDetail: ParkDetail;
  /** For operators: a code, never words of a person's. */
  readonly lastError: string | null;
  readonly data: JobData;
}

export const NO_DATA: JobData = {
  candidates: [],
  searches: 0,
  monthlyPriceCents: null,
  number: null,
  bundleSid: null,
  addressSid: null,
  call: null,
  buying: null,
  waits: null,
  repairs: 0,
};

export const newJob = (kind: JobKind): Job => ({
  kind,
  state: "pending",
  step: "choose",
  attempts: 0,
  parkReason: null,
  parkDetail: {},
  lastError: null,
  data: NO_DATA,
});
