import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { AppError } from "../../domain/errors.ts";
import { accountRoutes } from "./account-routes.ts";
import { type ApiDeps, routes } from "./api-env.ts";
import { apiKeyRoutes } from "./api-key-routes.ts";
import { authRoutes } from "./auth-routes.ts";
import { callActionRoutes } from "./call-action-routes.ts";
import { callRoutes } from "./call-routes.ts";
import { callerRuleRoutes } from "./caller-rule-routes.ts";
import { contactLinkRoutes } from "./contact-link-routes.ts";
import { contactRoutes } from "./contact-routes.ts";
import { expectedWindowRoutes } from "./expected-window-routes.ts";
import { exportRoutes } from "./export-routes.ts";
import { forwardingCodeRoutes } from "./forwarding-code-routes.ts";
import { invitationLinkRoutes } from "./invitation-link-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { journalRoutes } from "./journal-routes.ts";
import { lineLifeRoutes } from "./line-life-routes.ts";
import { lineRoutes } from "./line-routes.ts";
import { lineSetupRoutes } from "./line-setup-routes.ts";
import { lineTestRoutes } from "./line-test-routes.ts";
import { memberRoutes } from "./member-routes.ts";
import { describeApi, registerShared } from "./openapi-document.ts";
import { provisioningRoutes } from "./provisioning-routes.ts";
import { regulatoryRoutes } from "./regulatory-routes.ts";
import { securityRoutes } from "./security-routes.ts";
import { serviceRoutes } from "./service-routes.ts";
import { sipEndpointRoutes } from "./sip-endpoint-routes.ts";
import { sipLinkRoutes } from "./sip-link-routes.ts";
import { tenantRoutes } from "./tenant-routes.ts";
import { urgentRoutes } from "./urgent-routes.ts";

const MOST_BODY_BYTES = 64 * 1024;

/** Everything signed-in people and integrators do, mounted at `/api/v1`. Needs the request id of `createApp`. */
export function apiApp(deps: ApiDeps) {
  const app = routes();
  app.use(
    cors({
      origin: new URL(deps.webUrl).origin,
      allowHeaders: ["authorization", "content-type", "x-request-id", "apikey", "if-match", "idempotency-key"],
      allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      exposeHeaders: [
        "x-request-id",
        "retry-after",
        "etag",
        "idempotency-replayed",
        "ratelimit-limit",
        "ratelimit-remaining",
        "ratelimit-reset",
      ],
      maxAge: 600,
    }),
  );
  app.use(async (c, next) => {
    c.set("deps", deps);
    // A person's own data stays out of every shared cache.
    c.header("cache-control", "private, no-store");
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: MOST_BODY_BYTES,
      onError: () => {
        throw new AppError("payload_too_large", `more than ${MOST_BODY_BYTES} bytes`);
      },
    }),
  );
  registerShared(app);
  const parts = [
    serviceRoutes(() => describeApi(app)),
    authRoutes(),
    securityRoutes(),
    accountRoutes(),
    tenantRoutes(),
    exportRoutes(),
    memberRoutes(),
    invitationRoutes(),
    invitationLinkRoutes(),
    apiKeyRoutes(),
    lineRoutes(),
    lineLifeRoutes(),
    lineSetupRoutes(),
    provisioningRoutes(),
    sipEndpointRoutes(),
    sipLinkRoutes(),
    lineTestRoutes(),
    regulatoryRoutes(),
    forwardingCodeRoutes(),
    contactRoutes(),
    contactLinkRoutes(),
    callerRuleRoutes(),
    expectedWindowRoutes(),
    callRoutes(),
    callActionRoutes(),
    urgentRoutes(),
    journalRoutes(),
  ];
  for (const part of parts) app.route("/", part);
  return app;
}
