import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { requestId } from "hono/request-id";
import type { Log } from "../config/log.ts";
import { AppError, type ErrorCode, PROBLEMS, toAppError } from "../domain/errors.ts";
import { problemResponse } from "./problem.ts";

/** What hono itself refuses. */
const HONO_CODES: Record<number, ErrorCode> = { 400: "invalid_request", 413: "payload_too_large", 415: "media_type_unknown" };

/** Whoever reads a log must not be able to open the link that failed. */
const SECRET_IN_PATH = /(?<=\/)[^/]{37,}(?=\/|$)/g;

const appErrorOf = (thrown: unknown): AppError =>
  thrown instanceof HTTPException
    ? new AppError(HONO_CODES[thrown.status] ?? "internal", `hono refused: ${thrown.status}`, { cause: thrown })
    : toAppError(thrown);

/** The shell of every deployable: request id in and out, one problem mapper, one log line per failure. Sub-apps set no `onError`. */
export function createApp(log: Log): Hono {
  const app = new Hono();
  app.use(requestId());
  app.notFound((c) => problemResponse(c, new AppError("not_found", "no such route")));
  app.onError((thrown, c) => {
    const error = appErrorOf(thrown);
    const fields = {
      code: error.code,
      requestId: c.get("requestId"),
      route: c.req.path.replace(SECRET_IN_PATH, ":token"),
      providerCode: error.providerCode,
      "pii.message": error.message,
      cause: error.cause instanceof Error ? error.cause.name : undefined,
    };
    if (PROBLEMS[error.code].status >= 500) log.error("request_failed", fields);
    else log.warn("request_refused", fields);
    return problemResponse(c, error);
  });
  return app;
}
