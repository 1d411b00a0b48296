import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { z } from "zod";
import { faultRoutes } from "../fault-routes.ts";
import { type Faults, faultMiddleware } from "../faults.ts";
import { createUser } from "./auth/create-user.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./keys.ts";
import type { Channels } from "./realtime/channels.ts";
import type { SessionClaims } from "./realtime/session-claims.ts";
import type { TopicPolicies } from "./realtime/topic-policies.ts";
import type { Rpc } from "./rpc.ts";

export interface GatewayOptions {
  database: Pick<Database, "app">;
  keys: Keys;
  rpc: Rpc;
  channels: Channels;
  policies: TopicPolicies;
  claimsOf: (token: string) => SessionClaims | undefined;
  isKey: (value: string) => boolean;
  faults: Faults;
  /** Where Edge Functions are served, once somebody serves them. */
  functionsUrl: () => string | undefined;
  /** Auth with hooks, once somebody answers them. */
  auth: () => { fetch(request: Request, address: string): Promise<Response> } | undefined;
}

const BroadcastBody = z.object({
  messages: z
    .array(z.object({ topic: z.string().min(1), event: z.string().min(1), payload: z.unknown(), private: z.boolean().default(false) }))
    .max(25),
});

// Belong to one connection, not to the message.
const HOP_HEADERS = ["connection", "content-length", "host", "keep-alive", "transfer-encoding"];

/** The addresses of a Supabase project, in front of the parts that answer them. */
export function createGateway(options: GatewayOptions): Hono {
  const { database, keys, channels, policies, claimsOf, isKey, faults } = options;

  const forward = (c: Context) => database.app.fetch(c.req.raw);

  const callProcedure = async (c: Context) => {
    const key = c.req.header("apikey") ?? "";
    const claims = isKey(key) ? claimsOf(c.req.header("authorization")?.replace(/^Bearer /i, "") ?? key) : undefined;
    const copy = c.req.raw.clone();
    const args: unknown = await c.req.json().catch(() => undefined);
    const answer = claims && (await options.rpc.call(c.req.param("name") ?? "", args, claims, c.req.raw.headers));
    return answer ?? database.app.fetch(copy);
  };

  const toFunctions = async (c: Context) => {
    const target = options.functionsUrl();
    if (!target) return c.json({ code: "NOT_FOUND", message: "Requested function was not found" }, 404);
    const headers = new Headers(c.req.raw.headers);
    for (const name of HOP_HEADERS) headers.delete(name);
    const { search } = new URL(c.req.url);
    const { method } = c.req;
    const body = method === "GET" || method === "HEAD" ? null : await c.req.arrayBuffer();
    try {
      const answer = await fetch(target + c.req.path.slice("/functions/v1".length) + search, { method, headers, body, redirect: "manual" });
      const kept = new Headers(answer.headers);
      // The body is unpacked by now.
      for (const name of ["content-encoding", "content-length"]) kept.delete(name);
      return new Response(answer.body, { status: answer.status, headers: kept });
    } catch {
      return c.json({ code: "SERVICE_UNAVAILABLE", message: "Function failed to start" }, 503);
    }
  };

  const askAuth = (c: Context) => options.auth()?.fetch(c.req.raw, addressOf(c, keys)) ?? forward(c);

  const broadcast = async (c: Context) => {
    const key = c.req.header("apikey") ?? c.req.query("apikey") ?? "";
    if (!isKey(key)) return c.json({ message: "Invalid API key" }, 401);
    const bearer = c.req.header("authorization")?.replace(/^Bearer /i, "");
    const claims = claimsOf(bearer ?? key);
    if (!claims) return c.json({ message: "Invalid token" }, 401);
    const body = BroadcastBody.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.json({ errors: body.error.issues.map(({ message }) => message) }, 422);
    for (const message of body.data.messages) {
      // As documented: what may not be sent is dropped without a word.
      if (!message.private || (await policies.mayWrite(claims, message.topic))) channels.broadcast(message);
    }
    return c.body(null, 202);
  };

  return new Hono()
    .route("/", faultRoutes(faults))
    .use(cors({ origin: "*", allowHeaders: ["*", "authorization", "apikey", "content-type", "x-client-info", "prefer", "range"] }))
    .use(faultMiddleware(faults))
    .post("/realtime/v1/api/broadcast", broadcast)
    .all("/functions/v1/*", toFunctions)
    .post("/rest/v1/rpc/:name", callProcedure)
    .all("/rest/v1/*", forward)
    .post("/auth/v1/admin/users", (c) => createUser(c.req.raw, database, keys))
    .all("/auth/v1/*", askAuth);
}

/** As Auth reads it: a server of ours, which proves itself with the secret key, tells for whom it asks. */
function addressOf(c: Context, { secretKey }: Keys): string {
  const told = c.req.header("apikey") === secretKey ? c.req.header("sb-forwarded-for") : undefined;
  const { incoming } = c.env as { incoming?: { socket: { remoteAddress?: string } } };
  return (told ?? c.req.header("x-forwarded-for"))?.split(",")[0]?.trim() ?? incoming?.socket.remoteAddress ?? "";
}
