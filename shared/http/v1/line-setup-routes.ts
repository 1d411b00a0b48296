import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { toBase64Url } from "../../app/base64-url.ts";
import { sha256Hex } from "../../app/digest.ts";
import { LinkToken } from "../../contracts/v1/invitations.ts";
import {
  GivenAgreement,
  LineAgreementAnswer,
  LineAgreementView,
  LineSetup,
  MadeAgreementLink,
  NewLineSetup,
} from "../../contracts/v1/line-setups.ts";
import { Id } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forAnyone, forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { requireEditable } from "./require-editable.ts";
import { answer, body, refusals } from "./responses.ts";

const tags = ["Lines"];
const ofLine = z.object({ lineId: Id });
const ofToken = z.object({ token: LinkToken });

const getLineSetup = createRoute({
  ...forPeople,
  method: "get",
  path: "/lines/{lineId}/setup",
  operationId: "getLineSetup",
  tags,
  summary: "How far somebody is with installing a line",
  request: { params: ofLine },
  responses: { 200: answer(LineSetup, "The answers so far, and whether the person agreed") },
});

const putLineSetup = createRoute({
  ...forPeople,
  method: "put",
  path: "/lines/{lineId}/setup",
  operationId: "putLineSetup",
  tags,
  summary: "Keep how far it is, as an owner or a carer; from then on the person has to agree before the line gets a number",
  request: { params: ofLine, body: body(NewLineSetup) },
  responses: { 200: answer(LineSetup, "As it is kept now") },
});

const createAgreementLink = createRoute({
  ...forPeople,
  method: "post",
  path: "/lines/{lineId}/agreement-link",
  operationId: "createAgreementLink",
  tags,
  summary: "Make a link by which the protected person says yes or no herself, as an owner or a carer; it works for 7 days",
  request: { params: ofLine },
  responses: { 200: answer(MadeAgreementLink, "The link: it cannot be read again") },
  ...refusals("conflict"),
});

const viewLineAgreement = createRoute({
  ...forAnyone("link"),
  method: "get",
  path: "/line-agreements/{token}",
  operationId: "viewLineAgreement",
  tags,
  summary: "What the protected person is asked, for whoever holds the link",
  request: { params: ofToken },
  responses: { 200: answer(LineAgreementView, "The question, and the answer so far") },
});

const answerLineAgreement = createRoute({
  ...forAnyone("link"),
  method: "post",
  path: "/line-agreements/{token}",
  operationId: "answerLineAgreement",
  tags,
  summary: "The person's own yes or no; a no removes the draft of the line, and nothing of it is kept",
  request: { params: ofToken, body: body(LineAgreementAnswer) },
  responses: { 200: answer(GivenAgreement, "What counts now") },
  ...refusals("link_over"),
});

export function lineSetupRoutes() {
  const app = routes();
  app.openapi(getLineSetup, async (c) => {
    const setup = await c.var.stores.lineSetups.find(c.req.valid("param").lineId);
    if (!setup) throw new AppError("not_found", "no such line for this caller");
    return c.json(setup, 200);
  });
  app.openapi(putLineSetup, async (c) => {
    const { lines, lineSetups } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId));
    return c.json(await lineSetups.save(item.id, c.req.valid("json")), 200);
  });
  app.openapi(createAgreementLink, async (c) => {
    const { lines, lineSetups } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId));
    const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
    return c.json({ token, ...(await lineSetups.ask(item.id, await sha256Hex(token))) }, 200);
  });
  app.openapi(viewLineAgreement, async (c) => {
    const view = await c.var.stores.lineAgreements.view(await sha256Hex(c.req.valid("param").token));
    if (!view) throw new AppError("not_found", "a token nobody was given");
    return c.json(view, 200);
  });
  app.openapi(answerLineAgreement, async (c) => {
    const tokenHash = await sha256Hex(c.req.valid("param").token);
    return c.json(await c.var.stores.lineAgreements.answer(tokenHash, c.req.valid("json").agrees), 200);
  });
  return app;
}
