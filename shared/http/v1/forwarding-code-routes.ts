import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { ForwardingCodes, ForwardingCodesQuery } from "../../contracts/v1/forwarding-codes.ts";
import { Id } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { fillForwardingCode } from "../../domain/forwarding-code.ts";
import type { StoredForwardingCode } from "../../ports/forwarding-code-reader.ts";
import { forAnyone, forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { dialledFrom } from "./parse-phone.ts";
import { answer } from "./responses.ts";

const tags = ["Forwarding"];

const listForwardingCodes = createRoute({
  ...forAnyone("usual"),
  method: "get",
  path: "/forwarding-codes",
  operationId: "listForwardingCodes",
  tags,
  summary: "What to dial with each operator so that calls are passed on",
  request: { query: ForwardingCodesQuery },
  responses: { 200: answer(ForwardingCodes, "The codes, with who says so and when that was checked") },
});

const listLineForwardingCodes = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/lines/{lineId}/forwarding-codes",
  operationId: "listLineForwardingCodes",
  tags,
  summary: "The same, with the Ethiq number of a line filled in",
  request: { params: z.object({ lineId: Id }), query: ForwardingCodesQuery },
  responses: { 200: answer(ForwardingCodes, "The codes, ready to dial once the line has its number") },
});

const shown = ({ numberForm: _, ...code }: StoredForwardingCode) => code;

const filled = (code: StoredForwardingCode, ethiqNumber: string) => ({
  ...shown(code),
  onCode: code.onCode && fillForwardingCode(code.onCode, code.numberForm, dialledFrom(ethiqNumber, code.country)),
});

export function forwardingCodeRoutes() {
  const app = routes();
  app.openapi(listForwardingCodes, async (c) => {
    const codes = await c.var.stores.forwardingCodes.list(c.req.valid("query"));
    return c.json({ items: codes.map(shown) }, 200);
  });
  app.openapi(listLineForwardingCodes, async (c) => {
    const { forwardingCodes, lines } = c.var.stores;
    const [line, codes] = await Promise.all([lines.find(c.req.valid("param").lineId), forwardingCodes.list(c.req.valid("query"))]);
    if (!line) throw new AppError("not_found", "no such line for this caller");
    const { ethiqNumber } = line;
    return c.json({ items: codes.map((code) => (ethiqNumber ? filled(code, ethiqNumber) : shown(code))) }, 200);
  });
  return app;
}
