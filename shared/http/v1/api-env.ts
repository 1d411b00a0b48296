import { OpenAPIHono } from "@hono/zod-openapi";
import type { SecretSeal } from "../../app/secret-seal.ts";
import type { Log } from "../../config/log.ts";
import type { ApiStores } from "../../ports/api-stores.ts";
import type { AuthGateway } from "../../ports/auth-gateway.ts";
import type { ApiKeySessions, Caller } from "../../ports/caller.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { SingleUse } from "../../ports/live-calls.ts";
import type { RateLimiter } from "../../ports/rate-limiter.ts";
import type { LimitClass, Limits } from "./rate-limits.ts";
import { refuseInvalid } from "./refuse-invalid.ts";

/** What it takes for an app to fetch its account by scanning a code. Without it people type. */
export interface SipLinks {
  /** Up to and including `/v1`, as telephones reach it. */
  apiUrl: string;
  /** Shared by all instances: a link is opened once, wherever that is. */
  singleUse: SingleUse;
}

export interface ApiDeps {
  /** The one origin whose pages may call from a browser. */
  webUrl: string;
  /** Act as this caller, for the length of one request. */
  storesFor(caller: Caller, requestId: string): ApiStores;
  keySessions: ApiKeySessions;
  auth: AuthGateway;
  limiter: RateLimiter;
  /** Other than the usual ones: for tests. */
  limits?: Partial<Record<LimitClass, Limits>>;
  /** The header in which the edge tells who asks. Whoever can reach the function past the edge could write it. */
  addressHeader: string;
  /** Without one, messages and lines on their way into service wait for the sweep. */
  jobs?: JobQueue | undefined;
  /** Where telephones register, and what seals their passwords for the queue. Without it a line rings at numbers only. */
  sip?: { domain: string; seal: SecretSeal; links?: SipLinks | undefined } | undefined;
  log: Log;
}

export interface ApiEnv {
  Variables: {
    requestId: string;
    deps: ApiDeps;
    caller: Caller;
    stores: ApiStores;
  };
}

/** What every route factory starts from. */
export const routes = (): OpenAPIHono<ApiEnv> => new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
