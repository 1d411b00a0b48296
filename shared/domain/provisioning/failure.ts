import type { ErrorCode } from "../errors.ts";
import type { ParkDetail } from "./job.ts";
import type { ParkReason, Step } from "./words.ts";

/** What a provider, or our own database, did instead of what it was asked for. */
export interface Failure {
  code: ErrorCode;
  providerCode?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

/** `later`: the same again may succeed. `next_number`: this one is not to be had. `wait`: not without somebody's doing. */
export type Verdict =
  | { kind: "later"; error: string; afterSeconds: number }
  | { kind: "next_number"; error: string }
  | { kind: "wait"; reason: ParkReason; detail: ParkDetail; error: string; step?: Step };

const REASONS: Readonly<Record<string, ParkReason>> = {
  // The account is closed, unpaid or under review; or our key is not accepted any more.
  "10001": "account_suspended",
  "20003": "account_suspended",
  "20005": "account_suspended",
  "30002": "account_suspended",
  "90010": "account_suspended",
  // Countries that may be called or written to, and what a trial or test account may not do.
  "13227": "permission_missing",
  "20008": "permission_missing",
  "21210": "permission_missing",
  "21215": "permission_missing",
  "21219": "permission_missing",
  "21404": "permission_missing",
  "21408": "permission_missing",
  "21608": "permission_missing",
  "32205": "permission_missing",
  "21452": "no_stock",
  credentials_full: "credentials_full",
};

/** Whoever is to use the number is not known well enough, whatever the regulations said when they were read. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "21615": "address",
  "21628": "address",
  "21629": "address",
  "21631": "address",
  "21649": "bundle",
  "21650": "identity",
  "21651": "identity",
};

const GONE: readonly string[] = ["21421", "21422"];
const WHERE_NOTHING_IS_SOLD: readonly Step[] = ["choose", "approve"];

/** Codes of the provider count before ours: the account's state is told with the same HTTP status as a slip of the moment. */
export function judgeFailure(step: Step, { code, providerCode, retryAfterSeconds = 0 }: Failure): Verdict {
  const error = providerCode ?? code;
  const reason = REASONS[error];
  if (reason) return { kind: "wait", reason, detail: {}, error };
  if (step === "buy" && GONE.includes(error)) return { kind: "next_number", error };
  const field = DOCUMENTS[error];
  if (field) return { kind: "wait", reason: "documents_missing", detail: { missing: [{ field, reason: error }] }, error, step: "approve" };
  if (code === "not_found" && WHERE_NOTHING_IS_SOLD.includes(step)) return { kind: "wait", reason: "country_not_sold", detail: {}, error };
  if (code === "provider_unavailable" || code === "outcome_unknown" || code === "internal" || code === "rate_limited") {
    return { kind: "later", error, afterSeconds: retryAfterSeconds };
  }
  return { kind: "wait", reason: "internal", detail: {}, error };
}
