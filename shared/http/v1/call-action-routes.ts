import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { CallWatch } from "../../contracts/v1/call-watch.ts";
import { Id } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { answer, nothing, refusals } from "./responses.ts";

const shared = { ...forPeople, tags: ["Calls"], request: { params: z.object({ callId: Id }) } };

const watchCall = createRoute({
  ...shared,
  method: "post",
  path: "/calls/{callId}/watch",
  operationId: "watchCall",
  summary: "Follow a call while it goes on, as an owner or a carer; everybody of the tenant reads who did",
  responses: { 200: answer(CallWatch, "Where its words are heard") },
  ...refusals("conflict"),
});

const takeCall = createRoute({
  ...shared,
  method: "post",
  path: "/calls/{callId}/take",
  operationId: "takeCall",
  summary: "Say that you take care of it, as an owner or a carer; the first one has it, and everybody sees who",
  responses: { 204: nothing("Somebody has it: its events say who") },
  ...refusals("conflict"),
});

const hangUpCall = createRoute({
  ...shared,
  method: "post",
  path: "/calls/{callId}/hang-up",
  operationId: "hangUpCall",
  summary: "Cut the call, as an owner or a carer, where the line agreed to that beforehand",
  responses: { 202: nothing("Under way: the call is over when `endedAt` says so") },
  ...refusals("conflict", "not_supported"),
});

export function callActionRoutes() {
  const app = routes();
  app.openapi(watchCall, async (c) => c.json(await c.var.stores.callActions.watch(c.req.valid("param").callId), 200));
  app.openapi(takeCall, async (c) => {
    await c.var.stores.callActions.take(c.req.valid("param").callId);
    return c.body(null, 204);
  });
  app.openapi(hangUpCall, async (c) => {
    const { jobs } = c.var.deps;
    if (!jobs) throw new AppError("not_supported", "no queue brings the wish to the telephone network");
    const { callId } = c.req.valid("param");
    await c.var.stores.callActions.askHangUp(callId);
    // Somebody waits for it: what the queue does not take now is said now, and not left to a sweep.
    await jobs.publish("hang-up", { callId });
    return c.body(null, 202);
  });
  return app;
}
