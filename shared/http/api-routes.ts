import { Hono } from "hono";
import { cors } from "hono/cors";
import type { TenantList } from "../contracts/call-history.ts";
import { liveTopic } from "../contracts/live-event.ts";
import { type CallRoutesDeps, callRoutes } from "./call-routes.ts";
import { type SessionEnv, session } from "./session.ts";

export interface ApiRoutesDeps extends CallRoutesDeps {
  /** The one origin whose pages may call from a browser. */
  webUrl: string;
}

/** Everything a signed-in person does, mounted at `/api`. */
export const apiRoutes = ({ webUrl, callsFor }: ApiRoutesDeps) =>
  new Hono<SessionEnv>()
    .use(
      cors({
        origin: new URL(webUrl).origin,
        allowHeaders: ["authorization", "content-type", "x-request-id", "apikey"],
        allowMethods: ["GET"],
        exposeHeaders: ["x-request-id", "retry-after"],
        maxAge: 600,
      }),
    )
    .get("/health", (c) => c.json({ ok: true as const }))
    .get("/tenants", session, async (c) => {
      const tenants = await callsFor(c.var.accessToken).tenants();
      return c.json<TenantList>({ tenants: tenants.map((tenant) => ({ ...tenant, topic: liveTopic(tenant.id) })) });
    })
    .route("/calls", callRoutes({ callsFor }));
