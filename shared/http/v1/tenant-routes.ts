import { createRoute } from "@hono/zod-openapi";
import { PageQuery } from "../../contracts/v1/page.ts";
import { TenantPage } from "../../contracts/v1/tenants.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { answer } from "./responses.ts";

const tags = ["Tenants"];

const listTenants = createRoute({
  ...forPeople,
  method: "get",
  path: "/tenants",
  operationId: "listTenants",
  tags,
  summary: "The tenants one belongs to, oldest first",
  request: { query: PageQuery },
  responses: { 200: answer(TenantPage, "One page of tenants") },
});

export function tenantRoutes() {
  const app = routes();
  app.openapi(listTenants, async (c) => c.json(pageAnswer(await c.var.stores.tenants.list(pageRequest(c.req.valid("query")))), 200));
  return app;
}
