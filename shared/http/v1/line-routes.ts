import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Line, LineChange, LinePage, LinePause, NewLine } from "../../contracts/v1/lines.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople, forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { IfMatchHeader, revisionOf, setRevision } from "./if-match.ts";
import { readDelivery } from "./read-delivery.ts";
import { requireEditable } from "./require-editable.ts";
import { requirePhone } from "./require-phone.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, nothing } from "./responses.ts";

const tags = ["Lines"];
const ofTenant = z.object({ tenantId: Id });
const params = z.object({ lineId: Id });

const listLines = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/tenants/{tenantId}/lines",
  operationId: "listLines",
  tags,
  summary: "The lines of a tenant, oldest first",
  request: { params: ofTenant, query: PageQuery },
  responses: { 200: answer(LinePage, "One page of lines") },
});

const createLine = createRoute({
  ...forPeople,
  method: "post",
  path: "/tenants/{tenantId}/lines",
  operationId: "createLine",
  tags,
  summary: "Draft a line, as an owner",
  request: { params: ofTenant, headers: IdempotencyHeader, body: body(NewLine) },
  responses: { 201: answer(Line, "The new line: a draft until it has an Ethiq number", { etag: true }) },
});

const getLine = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/lines/{lineId}",
  operationId: "getLine",
  tags,
  summary: "One line",
  request: { params },
  responses: { 200: answer(Line, "The line", { etag: true }) },
});

const changeLine = createRoute({
  ...forPeopleAndKeys("lines:write"),
  method: "patch",
  path: "/lines/{lineId}",
  operationId: "changeLine",
  tags,
  summary: "Set a line up, as an owner or a carer",
  request: { params, headers: IfMatchHeader, body: body(LineChange) },
  responses: { 200: answer(Line, "The line as it is now", { etag: true }) },
});

const removeLine = createRoute({
  ...forPeople,
  method: "delete",
  path: "/lines/{lineId}",
  operationId: "removeLine",
  tags,
  summary: "Remove a line with its calls, as an owner",
  request: { params },
  responses: { 204: nothing("It is gone; its Ethiq number rests") },
});

const pauseLine = createRoute({
  ...forPeopleAndKeys("lines:write"),
  method: "post",
  path: "/lines/{lineId}/pause",
  operationId: "pauseLine",
  tags,
  summary: "Stop listening for a while: calls connect all the same",
  request: { params, body: body(LinePause) },
  responses: { 200: answer(Line, "The line as it is now", { etag: true }) },
});

const resumeLine = createRoute({
  ...forPeopleAndKeys("lines:write"),
  method: "post",
  path: "/lines/{lineId}/resume",
  operationId: "resumeLine",
  tags,
  summary: "End a pause now",
  request: { params },
  responses: { 200: answer(Line, "The line as it is now", { etag: true }) },
});

export function lineRoutes() {
  const app = routes();
  app.openapi(listLines, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([c.var.stores.lines.list(tenantId, pageRequest(c.req.valid("query"))), requireTenant(c, tenantId)]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(createLine, async (c) => {
    const tenant = await requireTenant(c, c.req.valid("param").tenantId, ["owner"]);
    const input = c.req.valid("json");
    const forwardedNumber = input.forwardedNumber && requirePhone(input.forwardedNumber, tenant.country, "forwardedNumber");
    const line = { ...input, forwardedNumber, delivery: readDelivery(input.delivery, tenant.country, forwardedNumber) };
    const made = await once(c, { input, schema: Line, create: (id) => c.var.stores.lines.create(id, tenant.id, line) });
    setRevision(c, made.revision);
    return c.json(made, 201);
  });
  app.openapi(getLine, async (c) => {
    const line = await c.var.stores.lines.find(c.req.valid("param").lineId);
    if (!line) throw new AppError("not_found", "no such line for this caller");
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  app.openapi(changeLine, async (c) => {
    const { lines } = c.var.stores;
    const revision = revisionOf(c);
    const { item, tenant } = await requireEditable(c, await lines.find(c.req.valid("param").lineId));
    const change = c.req.valid("json");
    if (change.forwardedNumber) change.forwardedNumber = requirePhone(change.forwardedNumber, tenant.country, "forwardedNumber");
    if (change.delivery) change.delivery = readDelivery(change.delivery, tenant.country, change.forwardedNumber ?? item.forwardedNumber);
    const line = await lines.change(item.id, revision, change);
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  app.openapi(removeLine, async (c) => {
    const { lines } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId), ["owner"]);
    await lines.remove(item.id);
    return c.body(null, 204);
  });
  app.openapi(pauseLine, async (c) => {
    const { lines } = c.var.stores;
    const { until } = c.req.valid("json");
    if (Date.parse(until) <= Date.now()) throw new AppError("invalid_request", "a pause that is over", { fields: { until: "past" } });
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId));
    const line = await lines.pause(item.id, until);
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  app.openapi(resumeLine, async (c) => {
    const { lines } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId));
    const line = await lines.pause(item.id, null);
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  return app;
}
