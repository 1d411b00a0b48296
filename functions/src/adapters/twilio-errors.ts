import { AppError, type ErrorCode } from "../../../shared/domain/errors.ts";

// Codes that mean something else than their HTTP status says. Every other 4xx is final for this request.
const CODES: Readonly<Record<number, ErrorCode>> = {
  10001: "provider_unavailable", // account not active
  10004: "provider_unavailable", // too many calls at once
  16021: "provider_unavailable", // too many participants at once
  16025: "conflict", // label already used in the room
  20003: "provider_unavailable", // credentials: ours to mend, not the receiver's
  20005: "provider_unavailable", // account not active
  20008: "provider_unavailable", // not allowed with test credentials
  20404: "not_found",
  20409: "conflict", // there is one of this name
  20429: "provider_unavailable",
  20500: "outcome_unknown",
  20503: "outcome_unknown",
  21220: "not_found", // the call is over
  21611: "provider_unavailable", // sender queue full
  30001: "provider_unavailable", // queue overflow
  90010: "provider_unavailable", // account not active
};

const STATUSES: Readonly<Record<number, ErrorCode>> = {
  401: "provider_unavailable",
  403: "provider_unavailable",
  404: "not_found",
  408: "outcome_unknown",
  429: "provider_unavailable",
};

/** What an error of the SDK means to us; `isRead`: the request could not have changed anything. */
export function translateTwilioError(thrown: unknown, { isRead = false } = {}): AppError {
  if (thrown instanceof AppError) return thrown;
  const { status, code } = thrown as { status?: unknown; code?: unknown };
  const httpStatus = typeof status === "number" ? status : undefined;
  const twilioCode = typeof code === "number" && code > 0 ? code : undefined;
  const told = (twilioCode && CODES[twilioCode]) || (httpStatus && STATUSES[httpStatus]);
  const isRefusal = httpStatus !== undefined && httpStatus >= 400 && httpStatus < 500;
  const meaning: ErrorCode = told || (isRefusal ? "provider_refused" : "outcome_unknown");
  return new AppError(meaning === "outcome_unknown" && isRead ? "provider_unavailable" : meaning, "Twilio refused or did not answer", {
    cause: thrown,
    providerCode: String(twilioCode ?? httpStatus ?? "none"),
  });
}

const translated = async <Result>(requests: () => Promise<Result>, options: { isRead: boolean }): Promise<Result> => {
  try {
    return await requests();
  } catch (thrown) {
    throw translateTwilioError(thrown, options);
  }
};

/** Requests that change nothing. Rejects with `AppError` only. */
export const reading = <Result>(requests: () => Promise<Result>): Promise<Result> => translated(requests, { isRead: true });

export const writing = <Result>(requests: () => Promise<Result>): Promise<Result> => translated(requests, { isRead: false });

/** Undefined for what is not there, or not any more. */
export async function unlessGone<Result>(answer: Promise<Result>): Promise<Result | undefined> {
  try {
    return await answer;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not_found") return undefined;
    throw thrown;
  }
}
