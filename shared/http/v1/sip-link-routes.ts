import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { openSipLink } from "../../app/provisioning/sip-link.ts";
import { SipLinkToken } from "../../contracts/v1/sip-endpoints.ts";
import { AppError } from "../../domain/errors.ts";
import { linphoneConfig } from "../../domain/sip/linphone-config.ts";
import { registrarAt } from "../../domain/sip/registrar.ts";
import { forAnyone } from "./access.ts";
import { routes } from "./api-env.ts";
import { refusals } from "./responses.ts";

const openSipProvisioning = createRoute({
  ...forAnyone("link"),
  method: "get",
  path: "/sip-provisioning/{token}",
  operationId: "openSipProvisioning",
  tags: ["Lines"],
  summary: "What the app reads that scanned the code of a new password; once, within a quarter of an hour",
  request: { params: z.object({ token: SipLinkToken }) },
  responses: {
    200: {
      description: "The account, as Linphone's remote provisioning has it",
      content: { "application/xml": { schema: z.string() } },
    },
  },
  ...refusals("link_over"),
});

export function sipLinkRoutes() {
  const app = routes();
  app.openapi(openSipProvisioning, async (c) => {
    const { sip } = c.var.deps;
    if (!sip?.links) throw new AppError("not_found", "no such links are given here");
    const { seal, links } = sip;
    const { username, password, host } = await openSipLink({ seal, singleUse: links.singleUse, now: Date.now }, c.req.valid("param").token);
    const xml = linphoneConfig({ username, password, registrar: registrarAt(host) });
    return c.body(xml, 200, { "content-type": "application/xml; charset=utf-8" });
  });
  return app;
}
