import type { ParkReason } from "./words.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Parking {
  /** Seconds until the job tries again by itself; null: when somebody does something. */
  afterSeconds: number | null;
  /** The first time, when it is sooner. */
  firstSeconds?: number;
  /** For how long it goes on trying. */
  forSeconds: number;
}

const PARKING: Record<ParkReason, Parking> = {
  documents_missing: { afterSeconds: null, forSeconds: 0 },
  // Its callback can be lost, or come before the job waits for it.
  approval_pending: { firstSeconds: 2 * MINUTE, afterSeconds: DAY, forSeconds: 90 * DAY },
  approval_rejected: { afterSeconds: null, forSeconds: 0 },
  no_stock: { afterSeconds: 6 * HOUR, forSeconds: 60 * DAY },
  country_not_sold: { afterSeconds: null, forSeconds: 0 },
  price_limit: { afterSeconds: DAY, forSeconds: 60 * DAY },
  account_suspended: { afterSeconds: HOUR, forSeconds: 30 * DAY },
  permission_missing: { afterSeconds: 6 * HOUR, forSeconds: 30 * DAY },
  credentials_full: { afterSeconds: HOUR, forSeconds: 30 * DAY },
  telephone_not_connected: { afterSeconds: 10 * MINUTE, forSeconds: DAY },
  provider_down: { afterSeconds: 10 * MINUTE, forSeconds: 30 * DAY },
  internal: { afterSeconds: HOUR, forSeconds: 7 * DAY },
};

/** Reasons that a person of the tenant can do something about; the others are for our operators. */
export const FOR_THE_PERSON: readonly ParkReason[] = [
  "documents_missing",
  "approval_rejected",
  "country_not_sold",
  "telephone_not_connected",
];

/** `waitedSeconds`: since it first came to wait for this reason. */
export function comesBackAfter(reason: ParkReason, waitedSeconds: number): number | null {
  const { firstSeconds, afterSeconds, forSeconds } = PARKING[reason];
  if (firstSeconds !== undefined && waitedSeconds < firstSeconds) return firstSeconds;
  return afterSeconds === null || waitedSeconds + afterSeconds > forSeconds ? null : afterSeconds;
}
