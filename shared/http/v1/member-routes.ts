import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Member, MemberChange, MemberPage } from "../../contracts/v1/members.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, nothing, refusals } from "./responses.ts";

const shared = { ...forPeople, tags: ["Members"] };
const params = z.object({ tenantId: Id, userId: Id });

const listMembers = createRoute({
  ...shared,
  method: "get",
  path: "/tenants/{tenantId}/members",
  operationId: "listMembers",
  summary: "Who belongs to a tenant",
  request: { params: z.object({ tenantId: Id }), query: PageQuery },
  responses: { 200: answer(MemberPage, "One page of members") },
});

const changeMember = createRoute({
  ...shared,
  method: "patch",
  path: "/tenants/{tenantId}/members/{userId}",
  operationId: "changeMember",
  summary: "Give a member another role, as an owner",
  request: { params, body: body(MemberChange) },
  responses: { 200: answer(Member, "The member as they are now") },
  ...refusals("last_owner"),
});

const removeMember = createRoute({
  ...shared,
  method: "delete",
  path: "/tenants/{tenantId}/members/{userId}",
  operationId: "removeMember",
  summary: "Remove a member as an owner, or leave",
  request: { params },
  responses: { 204: nothing("They belong to it no more") },
  ...refusals("last_owner"),
});

export function memberRoutes() {
  const app = routes();
  app.openapi(listMembers, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([c.var.stores.members.list(tenantId, pageRequest(c.req.valid("query"))), requireTenant(c, tenantId)]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(changeMember, async (c) => {
    const { tenantId, userId } = c.req.valid("param");
    return c.json(await c.var.stores.members.changeRole(tenantId, userId, c.req.valid("json").role), 200);
  });
  app.openapi(removeMember, async (c) => {
    const { tenantId, userId } = c.req.valid("param");
    await c.var.stores.members.remove(tenantId, userId);
    return c.body(null, 204);
  });
  return app;
}
