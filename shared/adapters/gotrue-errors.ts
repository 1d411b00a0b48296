import { z } from "zod";
import { AppError, type ErrorCode } from "../domain/errors.ts";

interface Meaning {
  code: ErrorCode;
  fields?: Record<string, string>;
}

const SESSION_OVER: Meaning = { code: "session_required" };
const NOT_SUPPORTED: Meaning = { code: "not_supported" };
const CODE_WRONG: Meaning = { code: "code_wrong" };
const TOO_OFTEN: Meaning = { code: "rate_limited" };
const LATER: Meaning = { code: "provider_unavailable" };

/** The codes of Supabase Auth that people can meet through our routes. */
const MEANINGS: Record<string, Meaning> = {
  bad_json: { code: "invalid_request" },
  bad_jwt: SESSION_OVER,
  conflict: { code: "conflict" },
  email_address_invalid: { code: "invalid_request", fields: { email: "invalid_format" } },
  email_exists: { code: "conflict", fields: { email: "taken" } },
  email_not_confirmed: { code: "email_not_confirmed" },
  email_provider_disabled: { code: "sign_up_refused" },
  hook_timeout: LATER,
  hook_timeout_after_retry: LATER,
  insufficient_aal: { code: "second_factor_required" },
  invalid_credentials: { code: "credentials_wrong" },
  mfa_challenge_expired: CODE_WRONG,
  mfa_factor_name_conflict: { code: "conflict", fields: { name: "taken" } },
  mfa_factor_not_found: { code: "not_found" },
  mfa_totp_enroll_not_enabled: NOT_SUPPORTED,
  mfa_totp_verify_not_enabled: NOT_SUPPORTED,
  mfa_verification_failed: CODE_WRONG,
  mfa_verification_rejected: CODE_WRONG,
  mfa_verified_factor_exists: { code: "conflict" },
  no_authorization: SESSION_OVER,
  otp_disabled: { code: "sign_up_refused" },
  otp_expired: CODE_WRONG,
  over_email_send_rate_limit: TOO_OFTEN,
  over_request_rate_limit: TOO_OFTEN,
  reauthentication_needed: { code: "invalid_request", fields: { currentPassword: "required" } },
  refresh_token_already_used: SESSION_OVER,
  refresh_token_not_found: SESSION_OVER,
  request_timeout: LATER,
  same_password: { code: "invalid_request", fields: { password: "same_as_before" } },
  session_expired: SESSION_OVER,
  session_not_found: SESSION_OVER,
  signup_disabled: { code: "sign_up_refused" },
  too_many_enrolled_mfa_factors: { code: "conflict" },
  unexpected_failure: LATER,
  user_already_exists: { code: "conflict", fields: { email: "taken" } },
  user_banned: { code: "not_allowed" },
  user_not_found: SESSION_OVER,
  validation_failed: { code: "invalid_request" },
  weak_password: { code: "invalid_request", fields: { password: "too_weak" } },
};

/** What our own guard refuses has a status and no code. */
const GUARD: Record<number, Meaning> = {
  403: { code: "sign_up_refused", fields: { email: "not_invited" } },
  422: { code: "sign_up_refused", fields: { email: "disposable_address" } },
};

const STATUSES: Record<number, Meaning> = { 401: SESSION_OVER, 408: LATER, 429: TOO_OFTEN };

// Two forms: `code` is the status in the older one.
const ErrorBody = z.object({
  error_code: z.string().optional(),
  code: z.unknown(),
  msg: z.string().optional(),
  message: z.string().optional(),
});

export interface Refused {
  status: number;
  body: unknown;
  /**
   * `sign_up`: refusals without a code are the guard's. `factor`: what is not there is not built. `refresh`: what does not even look
   * like a token is none.
   */
  kind: "sign_up" | "factor" | "refresh" | "other";
}

/** One table for all that Auth can say. Its own words stay out of the error: they can repeat an address. */
export function translateAuthError({ status, body, kind }: Refused): AppError {
  const { error_code, code, msg, message } = ErrorBody.safeParse(body).data ?? {};
  const providerCode = error_code ?? (typeof code === "string" ? code : String(status));
  const isNoToken = kind === "refresh" && providerCode === "validation_failed";
  const meaning =
    (isNoToken ? SESSION_OVER : MEANINGS[providerCode]) ?? (kind === "sign_up" ? GUARD[status] : undefined) ?? byStatus(status, kind);
  const [, seconds] = /after (\d+) seconds?/.exec(msg ?? message ?? "") ?? [];
  return new AppError(meaning.code, `Auth answered ${providerCode}`, {
    providerCode,
    ...(meaning.fields ? { fields: meaning.fields } : {}),
    ...(seconds ? { retryAfterSeconds: Number(seconds) } : {}),
  });
}

function byStatus(status: number, kind: Refused["kind"]): Meaning {
  if (kind === "factor" && (status === 404 || status === 405)) return NOT_SUPPORTED;
  return STATUSES[status] ?? (status >= 500 ? LATER : { code: "internal" });
}
