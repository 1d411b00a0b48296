import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { ErasureReceipt, NewTenant, Tenant, TenantChange, TenantErasure, TenantPage } from "../../contracts/v1/tenants.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { IfMatchHeader, revisionOf, setRevision } from "./if-match.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body } from "./responses.ts";

const shared = { ...forPeople, tags: ["Tenants"] };
const params = z.object({ tenantId: Id });

const listTenants = createRoute({
  ...shared,
  method: "get",
  path: "/tenants",
  operationId: "listTenants",
  summary: "The tenants one belongs to, oldest first",
  request: { query: PageQuery },
  responses: { 200: answer(TenantPage, "One page of tenants") },
});

const createTenant = createRoute({
  ...shared,
  method: "post",
  path: "/tenants",
  operationId: "createTenant",
  summary: "Open a tenant and become its owner",
  request: { headers: IdempotencyHeader, body: body(NewTenant) },
  responses: { 201: answer(Tenant, "The new tenant", { etag: true }) },
});

const getTenant = createRoute({
  ...shared,
  method: "get",
  path: "/tenants/{tenantId}",
  operationId: "getTenant",
  summary: "One tenant",
  request: { params },
  responses: { 200: answer(Tenant, "The tenant", { etag: true }) },
});

const changeTenant = createRoute({
  ...shared,
  method: "patch",
  path: "/tenants/{tenantId}",
  operationId: "changeTenant",
  summary: "Change a tenant, as its owner",
  request: { params, headers: IfMatchHeader, body: body(TenantChange) },
  responses: { 200: answer(Tenant, "The tenant as it is now", { etag: true }) },
});

const eraseTenant = createRoute({
  ...shared,
  method: "post",
  path: "/tenants/{tenantId}/erasure",
  operationId: "eraseTenant",
  summary: "Erase a tenant and all that belongs to it, for ever",
  request: { params, body: body(TenantErasure) },
  responses: { 200: answer(ErasureReceipt, "What was removed") },
});

export function tenantRoutes() {
  const app = routes();
  app.openapi(listTenants, async (c) => c.json(pageAnswer(await c.var.stores.tenants.list(pageRequest(c.req.valid("query")))), 200));
  app.openapi(createTenant, async (c) => {
    const input = c.req.valid("json");
    const tenant = await once(c, { input, schema: Tenant, create: (id) => c.var.stores.tenants.create(id, input) });
    setRevision(c, tenant.revision);
    return c.json(tenant, 201);
  });
  app.openapi(getTenant, async (c) => {
    const tenant = await requireTenant(c, c.req.valid("param").tenantId);
    setRevision(c, tenant.revision);
    return c.json(tenant, 200);
  });
  app.openapi(changeTenant, async (c) => {
    const { tenantId } = c.req.valid("param");
    const tenant = await c.var.stores.tenants.change(tenantId, revisionOf(c), c.req.valid("json"));
    setRevision(c, tenant.revision);
    return c.json(tenant, 200);
  });
  app.openapi(eraseTenant, async (c) => {
    const { id, name } = await requireTenant(c, c.req.valid("param").tenantId, ["owner"]);
    if (c.req.valid("json").confirm.trim() !== name) {
      throw new AppError("invalid_request", "another name was typed", { fields: { confirm: "mismatch" } });
    }
    return c.json(await c.var.stores.tenants.erase(id), 200);
  });
  return app;
}
