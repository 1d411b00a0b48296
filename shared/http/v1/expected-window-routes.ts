import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { ExpectedWindow, ExpectedWindowChange, ExpectedWindowPage, NewExpectedWindow } from "../../contracts/v1/expected-windows.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { IfMatchHeader, revisionOf, setRevision } from "./if-match.ts";
import { EDITORS, requireEditable } from "./require-editable.ts";
import { requireCaller } from "./require-phone.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, nothing } from "./responses.ts";

const tags = ["Expected calls"];
const ofTenant = z.object({ tenantId: Id });
const params = z.object({ windowId: Id });

const listExpectedWindows = createRoute({
  ...forPeopleAndKeys("rules:read"),
  method: "get",
  path: "/tenants/{tenantId}/expected-windows",
  operationId: "listExpectedWindows",
  tags,
  summary: "The calls somebody waits for, those that end last first",
  request: { params: ofTenant, query: PageQuery },
  responses: { 200: answer(ExpectedWindowPage, "One page of windows") },
});

const createExpectedWindow = createRoute({
  ...forPeopleAndKeys("rules:write"),
  method: "post",
  path: "/tenants/{tenantId}/expected-windows",
  operationId: "createExpectedWindow",
  tags,
  summary: "Say when a call is expected, as an owner or a carer",
  request: { params: ofTenant, headers: IdempotencyHeader, body: body(NewExpectedWindow) },
  responses: { 201: answer(ExpectedWindow, "The new window", { etag: true }) },
});

const getExpectedWindow = createRoute({
  ...forPeopleAndKeys("rules:read"),
  method: "get",
  path: "/expected-windows/{windowId}",
  operationId: "getExpectedWindow",
  tags,
  summary: "One window",
  request: { params },
  responses: { 200: answer(ExpectedWindow, "The window", { etag: true }) },
});

const changeExpectedWindow = createRoute({
  ...forPeopleAndKeys("rules:write"),
  method: "patch",
  path: "/expected-windows/{windowId}",
  operationId: "changeExpectedWindow",
  tags,
  summary: "Change a window",
  request: { params, headers: IfMatchHeader, body: body(ExpectedWindowChange) },
  responses: { 200: answer(ExpectedWindow, "The window as it is now", { etag: true }) },
});

const removeExpectedWindow = createRoute({
  ...forPeopleAndKeys("rules:write"),
  method: "delete",
  path: "/expected-windows/{windowId}",
  operationId: "removeExpectedWindow",
  tags,
  summary: "Remove a window",
  request: { params },
  responses: { 204: nothing("The call is expected no more") },
});

export function expectedWindowRoutes() {
  const app = routes();
  app.openapi(listExpectedWindows, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([
      c.var.stores.expectedWindows.list(tenantId, pageRequest(c.req.valid("query"))),
      requireTenant(c, tenantId),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(createExpectedWindow, async (c) => {
    const tenant = await requireTenant(c, c.req.valid("param").tenantId, EDITORS);
    const input = c.req.valid("json");
    if (Date.parse(input.endsAt) <= Date.now()) {
      throw new AppError("invalid_request", "a window that is over", { fields: { endsAt: "past" } });
    }
    const window = { ...input, phone: input.phone && requireCaller(input.phone, tenant.country, "phone") };
    const create = (id: string) => c.var.stores.expectedWindows.create(id, tenant.id, window);
    const made = await once(c, { input, schema: ExpectedWindow, create });
    setRevision(c, made.revision);
    return c.json(made, 201);
  });
  app.openapi(getExpectedWindow, async (c) => {
    const window = await c.var.stores.expectedWindows.find(c.req.valid("param").windowId);
    if (!window) throw new AppError("not_found", "no such window for this caller");
    setRevision(c, window.revision);
    return c.json(window, 200);
  });
  app.openapi(changeExpectedWindow, async (c) => {
    const { expectedWindows } = c.var.stores;
    const revision = revisionOf(c);
    const change = c.req.valid("json");
    const { item, tenant } = await requireEditable(c, await expectedWindows.find(c.req.valid("param").windowId));
    if (change.phone) change.phone = requireCaller(change.phone, tenant.country, "phone");
    const window = await expectedWindows.change(item.id, revision, change);
    setRevision(c, window.revision);
    return c.json(window, 200);
  });
  app.openapi(removeExpectedWindow, async (c) => {
    const { expectedWindows } = c.var.stores;
    const { item } = await requireEditable(c, await expectedWindows.find(c.req.valid("param").windowId));
    await expectedWindows.remove(item.id);
    return c.body(null, 204);
  });
  return app;
}
