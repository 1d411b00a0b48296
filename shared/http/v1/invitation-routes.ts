import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Invitation, InvitationPage, NewInvitation } from "../../contracts/v1/invitations.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { publishMessage } from "./publish-message.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, nothing, refusals } from "./responses.ts";

const shared = { ...forPeople, tags: ["Invitations"] };
const params = z.object({ tenantId: Id });

const listInvitations = createRoute({
  ...shared,
  method: "get",
  path: "/tenants/{tenantId}/invitations",
  operationId: "listInvitations",
  summary: "Who was invited, newest first; for owners",
  request: { params, query: PageQuery },
  responses: { 200: answer(InvitationPage, "One page of invitations") },
});

const createInvitation = createRoute({
  ...shared,
  method: "post",
  path: "/tenants/{tenantId}/invitations",
  operationId: "createInvitation",
  summary: "Invite somebody by e-mail, as an owner",
  request: { params, headers: IdempotencyHeader, body: body(NewInvitation) },
  responses: { 201: answer(Invitation, "The invitation; its e-mail is on the way") },
});

const withdrawInvitation = createRoute({
  ...shared,
  method: "delete",
  path: "/tenants/{tenantId}/invitations/{invitationId}",
  operationId: "withdrawInvitation",
  summary: "Take an invitation back, as an owner",
  request: { params: z.object({ tenantId: Id, invitationId: Id }) },
  responses: { 204: nothing("Its link opens nothing any more") },
  ...refusals("conflict"),
});

export function invitationRoutes() {
  const app = routes();
  app.openapi(listInvitations, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([
      c.var.stores.invitations.list(tenantId, pageRequest(c.req.valid("query"))),
      requireTenant(c, tenantId, ["owner"]),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(createInvitation, async (c) => {
    const { invitations } = c.var.stores;
    const { id: tenantId } = await requireTenant(c, c.req.valid("param").tenantId, ["owner"]);
    const input = c.req.valid("json");
    const invitation = await once(c, {
      input,
      schema: Invitation,
      async create(id) {
        const made = await invitations.create(id, tenantId, input);
        await publishMessage(c, () => invitations.messageOf(id));
        return made;
      },
    });
    return c.json(invitation, 201);
  });
  app.openapi(withdrawInvitation, async (c) => {
    const { tenantId, invitationId } = c.req.valid("param");
    await requireTenant(c, tenantId, ["owner"]);
    await c.var.stores.invitations.withdraw(tenantId, invitationId);
    return c.body(null, 204);
  });
  return app;
}
