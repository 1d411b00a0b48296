import { AppError, toAppError } from "../domain/errors.ts";

/** The same failure, to be tried again after the pause of this try; the last pause is that of every later one too. */
export function withPause(thrown: unknown, pausesSeconds: readonly [number, ...number[]], tried = 0): AppError {
  const { code, message, providerCode, cause } = toAppError(thrown);
  const retryAfterSeconds = pausesSeconds[Math.min(tried, pausesSeconds.length - 1)] ?? pausesSeconds[0];
  return new AppError(code, message, { cause, retryAfterSeconds, ...(providerCode ? { providerCode } : {}) });
}
