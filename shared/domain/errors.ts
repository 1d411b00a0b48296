/** Every code a caller can meet. A code without a row in `PROBLEMS` does not compile. */
export type ErrorCode =
  | "invalid_request"
  | "session_required"
  | "not_allowed"
  | "signature_invalid"
  | "not_found"
  | "call_unknown"
  | "conflict"
  | "last_owner"
  | "link_over"
  | "precondition_failed"
  | "precondition_required"
  | "idempotency_key_reused"
  | "rate_limited"
  | "credentials_wrong"
  | "code_wrong"
  | "email_not_confirmed"
  | "sign_up_refused"
  | "second_factor_required"
  | "not_supported"
  | "payload_too_large"
  | "media_type_unknown"
  | "provider_refused"
  | "provider_unavailable"
  | "outcome_unknown"
  | "internal";

export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 501 | 502 | 503;
  readonly title: string;
  /** `later`: the same request may succeed on another try. `never`: trying again cannot help. */
  readonly retry: "never" | "later";
}

export const PROBLEMS: Record<ErrorCode, Problem> = {
  invalid_request: { status: 400, title: "The request is not valid", retry: "never" },
  session_required: { status: 401, title: "Sign in first", retry: "never" },
  not_allowed: { status: 403, title: "This is not allowed", retry: "never" },
  signature_invalid: { status: 403, title: "The signature does not match", retry: "never" },
  not_found: { status: 404, title: "There is nothing here", retry: "never" },
  call_unknown: { status: 404, title: "The call is not on record", retry: "later" },
  conflict: { status: 409, title: "The request contradicts what is stored", retry: "never" },
  last_owner: { status: 409, title: "Somebody has to remain the owner", retry: "never" },
  link_over: { status: 410, title: "This link is over", retry: "never" },
  precondition_failed: { status: 412, title: "Somebody changed this in the meantime", retry: "never" },
  precondition_required: { status: 428, title: "Say which version is to be changed", retry: "never" },
  idempotency_key_reused: { status: 422, title: "The idempotency key belongs to another request", retry: "never" },
  rate_limited: { status: 429, title: "Too many requests", retry: "later" },
  credentials_wrong: { status: 401, title: "The e-mail address or the password is wrong", retry: "never" },
  code_wrong: { status: 400, title: "The code is wrong or too old", retry: "never" },
  email_not_confirmed: { status: 403, title: "Confirm the e-mail address first", retry: "never" },
  sign_up_refused: { status: 403, title: "An account cannot be opened this way", retry: "never" },
  second_factor_required: { status: 403, title: "Confirm with the second factor first", retry: "never" },
  not_supported: { status: 501, title: "This server cannot do that", retry: "never" },
  payload_too_large: { status: 413, title: "The request is too large", retry: "never" },
  media_type_unknown: { status: 415, title: "The body has to be JSON", retry: "never" },
  provider_refused: { status: 422, title: "The provider refused", retry: "never" },
  provider_unavailable: { status: 503, title: "A provider did not answer", retry: "later" },
  outcome_unknown: { status: 503, title: "The provider may or may not have acted", retry: "later" },
  internal: { status: 500, title: "Something went wrong on our side", retry: "later" },
};

export interface AppErrorOptions {
  cause?: unknown;
  /** Seconds after which a retry makes sense, when the provider said so. */
  retryAfterSeconds?: number;
  /** The provider's own code (Twilio "21610", Postgres "23505"): for the log and the record, never for people. */
  providerCode?: string;
  fields?: Record<string, string>;
}

/** The one error class: what a caller can provoke or a provider can do. Normal outcomes are return values instead. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly providerCode: string | undefined;
  readonly fields: Record<string, string> | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.providerCode = options.providerCode;
    this.fields = options.fields;
  }
}

export const toAppError = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError("internal", error instanceof Error ? error.message : "unknown error", { cause: error });
