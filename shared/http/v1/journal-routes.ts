import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { AlertPage } from "../../contracts/v1/alerts.ts";
import { AuditPage, AuditQuery } from "../../contracts/v1/audit-log.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { UsagePage, UsageQuery } from "../../contracts/v1/usage.ts";
import { forPeople, forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { numberedPageRequest, pageAnswer, pageRequest } from "./cursor.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer } from "./responses.ts";

const params = z.object({ tenantId: Id });

const listAlerts = createRoute({
  ...forPeopleAndKeys("calls:read"),
  method: "get",
  path: "/tenants/{tenantId}/alerts",
  operationId: "listAlerts",
  tags: ["Alerts"],
  summary: "The messages that told contacts of calls, newest first",
  request: { params, query: PageQuery },
  responses: { 200: answer(AlertPage, "One page of alerts") },
});

const listUsage = createRoute({
  ...forPeopleAndKeys("usage:read"),
  method: "get",
  path: "/tenants/{tenantId}/usage",
  operationId: "listUsage",
  tags: ["Usage"],
  summary: "What was used, by line and day, the last day first",
  request: { params, query: UsageQuery },
  responses: { 200: answer(UsagePage, "One page of days") },
});

const listAuditLog = createRoute({
  ...forPeople,
  method: "get",
  path: "/tenants/{tenantId}/audit-log",
  operationId: "listAuditLog",
  tags: ["Audit log"],
  summary: "Who changed what, newest first; for owners",
  request: { params, query: AuditQuery },
  responses: { 200: answer(AuditPage, "One page of changes") },
});

export function journalRoutes() {
  const app = routes();
  app.openapi(listAlerts, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([
      c.var.stores.journal.alerts(tenantId, pageRequest(c.req.valid("query"))),
      requireTenant(c, tenantId),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(listUsage, async (c) => {
    const { tenantId } = c.req.valid("param");
    const { limit, cursor, ...filter } = c.req.valid("query");
    const [page] = await Promise.all([
      c.var.stores.journal.usage(tenantId, filter, pageRequest({ limit, cursor })),
      requireTenant(c, tenantId),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(listAuditLog, async (c) => {
    const { tenantId } = c.req.valid("param");
    const { limit, cursor, ...filter } = c.req.valid("query");
    const [page] = await Promise.all([
      c.var.stores.journal.audit(tenantId, filter, numberedPageRequest({ limit, cursor })),
      requireTenant(c, tenantId, ["owner"]),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  return app;
}
