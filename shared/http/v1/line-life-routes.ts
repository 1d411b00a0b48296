import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Line, LineMove, LineWatch } from "../../contracts/v1/lines.ts";
import { Id } from "../../contracts/v1/page.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { setRevision } from "./if-match.ts";
import { requireEditable } from "./require-editable.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, refusals } from "./responses.ts";

const shared = { ...forPeople, tags: ["Lines"] };
const params = z.object({ lineId: Id });
const asItIsNow = answer(Line, "The line as it is now", { etag: true });

const cancelLine = createRoute({
  ...shared,
  method: "post",
  path: "/lines/{lineId}/cancel",
  operationId: "cancelLine",
  summary: "Give a line up, as an owner: it rings on, unheard, for 30 days, then its number rests",
  request: { params },
  responses: { 200: asItIsNow },
  ...refusals("conflict"),
});

const reactivateLine = createRoute({
  ...shared,
  method: "post",
  path: "/lines/{lineId}/reactivate",
  operationId: "reactivateLine",
  summary: "Take a line up again before it ends, as an owner",
  request: { params },
  responses: { 200: asItIsNow },
  ...refusals("conflict"),
});

const moveLine = createRoute({
  ...shared,
  method: "post",
  path: "/lines/{lineId}/move",
  operationId: "moveLine",
  summary: "Give a line's number and settings to another tenant, as an owner of both; what was said on it stays",
  request: { params, body: body(LineMove) },
  responses: { 200: answer(Line, "The line that the other tenant has now", { etag: true }) },
  ...refusals("conflict"),
});

const watchLine = createRoute({
  ...shared,
  method: "put",
  path: "/lines/{lineId}/watch",
  operationId: "watchLine",
  summary: "Let a line be called now and then, unheard, to see that it is still forwarded, as an owner or a carer",
  request: { params, body: body(LineWatch) },
  responses: { 200: asItIsNow },
});

export function lineLifeRoutes() {
  const app = routes();
  app.openapi(cancelLine, async (c) => {
    const { lines } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId), ["owner"]);
    const line = await lines.cancel(item.id);
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  app.openapi(reactivateLine, async (c) => {
    const { lines } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId), ["owner"]);
    const line = await lines.reactivate(item.id);
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  app.openapi(moveLine, async (c) => {
    const { lines } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId), ["owner"]);
    const { id: tenantId } = await requireTenant(c, c.req.valid("json").tenantId, ["owner"]);
    const line = await lines.move(item.id, tenantId);
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  app.openapi(watchLine, async (c) => {
    const { lines } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId));
    const line = await lines.watch(item.id, c.req.valid("json").agreed);
    setRevision(c, line.revision);
    return c.json(line, 200);
  });
  return app;
}
