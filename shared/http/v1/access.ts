import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { fromBase64Url } from "../../app/base64-url.ts";
import type { ApiKeyScope } from "../../contracts/v1/api-keys.ts";
import { AppError } from "../../domain/errors.ts";
import type { Caller } from "../../ports/caller.ts";
import type { ApiDeps, ApiEnv } from "./api-env.ts";
import type { LimitClass } from "./rate-limits.ts";
import { spendRate } from "./spend-rate.ts";

// A publishable key is no session, although the database would take it as an anonymous bearer.
const BEARER = /^Bearer ((?:[\w-]+\.[\w-]+\.[\w-]+)|(?:ethiq_[\w-]{43}))$/i;

const Claims = z.object({ sub: z.uuid() });

/** Not proved here: the database proves the token on each query, so nothing may answer without asking it. */
function personOf(accessToken: string): Caller {
  try {
    const body = accessToken.split(".")[1] ?? "";
    const { sub } = Claims.parse(JSON.parse(new TextDecoder().decode(fromBase64Url(body))));
    return { kind: "person", id: sub, accessToken };
  } catch (cause) {
    throw new AppError("session_required", "a token without a person", { cause });
  }
}

async function callerOf(token: string | undefined, scope: ApiKeyScope | undefined, deps: ApiDeps, requestId: string): Promise<Caller> {
  if (!token) throw new AppError("session_required", "no bearer token");
  if (!token.startsWith("ethiq_")) return personOf(token);
  const caller = await deps.keySessions.open(token, requestId);
  if (!caller) throw new AppError("session_required", "an API key that opens nothing");
  if (!scope) throw new AppError("not_allowed", "for people, not for API keys");
  if (!caller.scopes.includes(scope)) throw new AppError("not_allowed", `the API key lacks ${scope}`);
  return caller;
}

const session = (scope?: ApiKeyScope) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const token = BEARER.exec(c.req.header("authorization") ?? "")?.[1];
    await spendRate(c, "usual", token);
    const caller = await callerOf(token, scope, c.var.deps, c.var.requestId);
    c.set("caller", caller);
    c.set("stores", c.var.deps.storesFor(caller, c.var.requestId));
    await next();
  });

const noSession = (kind: LimitClass) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    await spendRate(c, kind, kind === "link" || kind === "urgent" ? c.req.param("token") : undefined);
    const caller: Caller = { kind: "anyone" };
    c.set("caller", caller);
    c.set("stores", c.var.deps.storesFor(caller, c.var.requestId));
    await next();
  });

/** Spread into `createRoute`: signed-in people, never API keys. */
export const forPeople = { security: [{ session: [] }], middleware: session() };

/** Spread into `createRoute`: signed-in people, and API keys with this scope. */
export const forPeopleAndKeys = (scope: ApiKeyScope) => ({
  security: [{ session: [] }, { apiKey: [scope] }] as Record<string, string[]>[],
  middleware: session(scope),
});

/** Spread into `createRoute`: anyone, counted as `kind` says. A `link` and an `urgent` one are counted by the `{token}` of its address too. */
export const forAnyone = (kind: LimitClass) => ({ security: [], middleware: noSession(kind) });
