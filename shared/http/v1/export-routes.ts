import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Id } from "../../contracts/v1/page.ts";
import { TenantExport } from "../../contracts/v1/tenants.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer } from "./responses.ts";
import { streamExport } from "./stream-export.ts";

const exportTenant = createRoute({
  ...forPeople,
  tags: ["Tenants"],
  method: "get",
  path: "/tenants/{tenantId}/export",
  operationId: "exportTenant",
  summary: "All that is kept of a tenant, as far as one may read it, in one file",
  request: { params: z.object({ tenantId: Id }) },
  responses: { 200: answer(TenantExport, "The file, sent while it is read") },
});

export function exportRoutes() {
  const app = routes();
  app.openapi(exportTenant, async (c) => {
    const tenant = await requireTenant(c, c.req.valid("param").tenantId);
    c.header("content-type", "application/json");
    c.header("content-disposition", `attachment; filename="ethiq-${tenant.id}.json"`);
    // Streamed text, which the declared type cannot say.
    return c.body(streamExport(tenant, c.var.stores.tenantExport), 200) as never;
  });
  return app;
}
