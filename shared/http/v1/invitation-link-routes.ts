import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { sha256Hex } from "../../app/digest.ts";
import { InvitationView, LinkToken, Membership } from "../../contracts/v1/invitations.ts";
import { AppError } from "../../domain/errors.ts";
import { forAnyone, forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { answer, nothing, refusals } from "./responses.ts";

const tags = ["Invitations"];
const request = { params: z.object({ token: LinkToken }) };

const viewInvitation = createRoute({
  ...forAnyone("link"),
  method: "get",
  path: "/invitations/{token}",
  operationId: "viewInvitation",
  tags,
  summary: "What one is invited to, for whoever holds the link",
  request,
  responses: { 200: answer(InvitationView, "The invitation, also when it is over") },
});

const acceptInvitation = createRoute({
  ...forPeople,
  method: "post",
  path: "/invitations/{token}/accept",
  operationId: "acceptInvitation",
  tags,
  summary: "Become a member; with the account of the invited e-mail address",
  request,
  responses: { 200: answer(Membership, "What one is a member of") },
  ...refusals("link_over"),
});

const declineInvitation = createRoute({
  ...forAnyone("link"),
  method: "post",
  path: "/invitations/{token}/decline",
  operationId: "declineInvitation",
  tags,
  summary: "Say no",
  request,
  responses: { 204: nothing("The invitation is over") },
  ...refusals("link_over"),
});

export function invitationLinkRoutes() {
  const app = routes();
  app.openapi(viewInvitation, async (c) => {
    const invitation = await c.var.stores.invitations.view(await sha256Hex(c.req.valid("param").token));
    if (!invitation) throw new AppError("not_found", "a token nobody was sent");
    return c.json(invitation, 200);
  });
  app.openapi(acceptInvitation, async (c) =>
    c.json(await c.var.stores.invitations.accept(await sha256Hex(c.req.valid("param").token)), 200),
  );
  app.openapi(declineInvitation, async (c) => {
    await c.var.stores.invitations.decline(await sha256Hex(c.req.valid("param").token));
    return c.body(null, 204);
  });
  return app;
}
