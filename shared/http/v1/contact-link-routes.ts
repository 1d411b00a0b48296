import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { sha256Hex } from "../../app/digest.ts";
import { ContactAnswer, ContactInvitationView, GivenConsent } from "../../contracts/v1/contacts.ts";
import { LinkToken } from "../../contracts/v1/invitations.ts";
import { AppError } from "../../domain/errors.ts";
import { forAnyone } from "./access.ts";
import { routes } from "./api-env.ts";
import { answer, body, refusals } from "./responses.ts";
import { addressOf } from "./spend-rate.ts";

const shared = { ...forAnyone("link"), tags: ["Contacts"] };
const params = z.object({ token: LinkToken });

const viewContactInvitation = createRoute({
  ...shared,
  method: "get",
  path: "/contact-invitations/{token}",
  operationId: "viewContactInvitation",
  summary: "What a contact is asked, for whoever holds the link",
  request: { params },
  responses: { 200: answer(ContactInvitationView, "The question, and the answer so far") },
});

const answerContactInvitation = createRoute({
  ...shared,
  method: "post",
  path: "/contact-invitations/{token}",
  operationId: "answerContactInvitation",
  summary: "Accept, decline, or stop; an answer can be changed",
  request: { params, body: body(ContactAnswer) },
  responses: { 200: answer(GivenConsent, "What is on record now") },
  ...refusals("link_over"),
});

export function contactLinkRoutes() {
  const app = routes();
  app.openapi(viewContactInvitation, async (c) => {
    const invitation = await c.var.stores.contactInvitations.view(await sha256Hex(c.req.valid("param").token));
    if (!invitation) throw new AppError("not_found", "a token nobody was sent");
    return c.json(invitation, 200);
  });
  app.openapi(answerContactInvitation, async (c) => {
    const { token } = c.req.valid("param");
    // Proof for whoever shows the link and names the address. The token is stored nowhere: without it, trying all addresses finds nothing.
    const addressHash = await sha256Hex(`${token}\n${addressOf(c)}`);
    const given = await c.var.stores.contactInvitations.answer(await sha256Hex(token), c.req.valid("json").answer, addressHash);
    return c.json(given, 200);
  });
  return app;
}
