import { createMiddleware } from "hono/factory";
import { AppError } from "../domain/errors.ts";

export interface SessionEnv {
  Variables: { accessToken: string };
}

// A JSON web token. A publishable key is no session, although the database would take it as an anonymous bearer.
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Passes the caller's token on. It is proved by the database on each query, so nothing here may answer without asking it. */
export const session = createMiddleware<SessionEnv>(async (c, next) => {
  const token = BEARER.exec(c.req.header("authorization") ?? "")?.[1];
  if (!token) throw new AppError("session_required", "no bearer token");
  c.set("accessToken", token);
  // A person's own data stays out of every shared cache.
  c.header("cache-control", "private, no-store");
  await next();
});
