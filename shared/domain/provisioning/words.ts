/** What a job is for. */
export const JOB_KINDS = ["set_up", "change_number"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** In the order in which a job takes them. */
export const STEPS = ["choose", "approve", "reserve", "buy", "configure", "connect", "verify"] as const;
export type Step = (typeof STEPS)[number];

/** `parked` waits for somebody or for a time; `ready` and `cancelled` are over. */
export const JOB_STATES = ["pending", "running", "parked", "ready", "cancelling", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What a parked job waits for. The words for people and for operators hang on these. */
export const PARK_REASONS = [
  "documents_missing",
  "approval_pending",
  "approval_rejected",
  "no_stock",
  "country_not_sold",
  "price_limit",
  "account_suspended",
  "permission_missing",
  "credentials_full",
  "telephone_not_connected",
  "provider_down",
  "internal",
] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

export const NUMBER_TYPES = ["local", "mobile", "national", "toll_free"] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

/** Where a protected telephone rings: our SIP endpoint, a second number, or both in that order. `keep` leaves it as it is. */
export const DELIVERY_MODES = ["sip", "number", "sip_then_number", "number_then_sip", "keep"] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

export const END_USER_TYPES = ["individual", "business"] as const;
export type EndUserType = (typeof END_USER_TYPES)[number];

export const BUNDLE_STATUSES = ["draft", "pending_review", "in_review", "rejected", "approved", "provisionally_approved"] as const;
export type BundleStatus = (typeof BUNDLE_STATUSES)[number];
