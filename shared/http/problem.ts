import type { Context } from "hono";
import { type AppError, PROBLEMS } from "../domain/errors.ts";

/** The only place that makes an error body. Message, cause and stack stay in the log. */
export function problemResponse(c: Context, error: AppError): Response {
  const { status, title } = PROBLEMS[error.code];
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (error.retryAfterSeconds !== undefined) headers["retry-after"] = String(error.retryAfterSeconds);
  const body = {
    type: `urn:ethiq:problem:${error.code}`,
    title,
    status,
    instance: c.get("requestId") ?? null,
    ...(error.fields ? { fields: error.fields } : {}),
  };
  return c.body(JSON.stringify(body), status, headers);
}
