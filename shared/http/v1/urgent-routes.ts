import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { sha256Hex } from "../../app/digest.ts";
import { LinkToken } from "../../contracts/v1/invitations.ts";
import { UrgentView } from "../../contracts/v1/urgent.ts";
import { AppError } from "../../domain/errors.ts";
import { forAnyone } from "./access.ts";
import { routes } from "./api-env.ts";
import { answer, nothing, refusals } from "./responses.ts";

const shared = { ...forAnyone("urgent"), tags: ["Alerts"], request: { params: z.object({ token: LinkToken }) } };

const viewUrgent = createRoute({
  ...shared,
  method: "get",
  path: "/urgent/{token}",
  operationId: "viewUrgent",
  summary: "The call an alert is about, for whoever holds its link",
  responses: { 200: answer(UrgentView, "What happens, who takes care of it, and what may be done") },
});

const takeUrgent = createRoute({
  ...shared,
  method: "post",
  path: "/urgent/{token}/take",
  operationId: "takeUrgent",
  summary: "Say that you take care of it; the first one has it, and everybody sees who",
  responses: { 200: answer(UrgentView, "The call, with whoever has it") },
  ...refusals("link_over"),
});

const hangUpUrgent = createRoute({
  ...shared,
  method: "post",
  path: "/urgent/{token}/hang-up",
  operationId: "hangUpUrgent",
  summary: "Cut the call, where the line agreed to that beforehand",
  responses: { 202: nothing("Under way: the call is over when `endedAt` says so") },
  ...refusals("link_over", "conflict", "not_supported"),
});

export function urgentRoutes() {
  const app = routes();
  app.openapi(viewUrgent, async (c) => {
    const view = await c.var.stores.urgentLinks.view(await sha256Hex(c.req.valid("param").token));
    if (!view) throw new AppError("not_found", "a token nobody was sent");
    return c.json(view, 200);
  });
  app.openapi(takeUrgent, async (c) => c.json(await c.var.stores.urgentLinks.take(await sha256Hex(c.req.valid("param").token)), 200));
  app.openapi(hangUpUrgent, async (c) => {
    const { jobs } = c.var.deps;
    if (!jobs) throw new AppError("not_supported", "no queue brings the wish to the telephone network");
    const { callId } = await c.var.stores.urgentLinks.askHangUp(await sha256Hex(c.req.valid("param").token));
    // Somebody waits for it: what the queue does not take now is said now, and not left to a sweep.
    await jobs.publish("hang-up", { callId });
    return c.body(null, 202);
  });
  return app;
}
