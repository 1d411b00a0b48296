import { AppError, type AppErrorOptions, type ErrorCode, PROBLEMS } from "../domain/errors.ts";

const PROBLEM_TYPE = /^urn:ethiq:problem:(\w+)$/;
const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(PROBLEMS, code);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The API's refusal as the error it was; a body that is no problem of ours comes from somebody in between. */
export function problemOf(body: unknown, response: Response): AppError {
  const { type, fields } = isObject(body) ? body : {};
  const code = typeof type === "string" ? PROBLEM_TYPE.exec(type)?.[1] : undefined;
  const options: AppErrorOptions = {};
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(retryAfter)) options.retryAfterSeconds = retryAfter;
  if (isObject(fields)) options.fields = Object.fromEntries(Object.entries(fields).map(([path, fault]) => [path, String(fault)]));
  return new AppError(code && isErrorCode(code) ? code : "provider_unavailable", `the API answered ${response.status}`, options);
}
