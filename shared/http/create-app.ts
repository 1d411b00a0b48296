import { Hono } from "hono";
import { requestId } from "hono/request-id";
import type { Log } from "../config/log.ts";
import { AppError, PROBLEMS, toAppError } from "../domain/errors.ts";
import { problemResponse } from "./problem.ts";

/** The shell of every deployable: request id in and out, one problem mapper, one log line per failure. Sub-apps set no `onError`. */
export function createApp(log: Log): Hono {
  const app = new Hono();
  app.use(requestId());
  app.notFound((c) => problemResponse(c, new AppError("not_found", "no such route")));
  app.onError((thrown, c) => {
    const error = toAppError(thrown);
    const fields = {
      code: error.code,
      requestId: c.get("requestId"),
      route: c.req.path,
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
