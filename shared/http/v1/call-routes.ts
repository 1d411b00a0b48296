import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { CallDetail, CallPage, CallsQuery } from "../../contracts/v1/calls.ts";
import { Id } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { answer } from "./responses.ts";

const tags = ["Calls"];

const listCalls = createRoute({
  ...forPeopleAndKeys("calls:read"),
  method: "get",
  path: "/calls",
  operationId: "listCalls",
  tags,
  summary: "The calls of one's lines, newest first",
  request: { query: CallsQuery },
  responses: { 200: answer(CallPage, "One page of calls") },
});

const getCall = createRoute({
  ...forPeopleAndKeys("calls:read"),
  method: "get",
  path: "/calls/{callId}",
  operationId: "getCall",
  tags,
  summary: "One call with its timeline",
  request: { params: z.object({ callId: Id }) },
  responses: { 200: answer(CallDetail, "The call") },
});

export function callRoutes() {
  const app = routes();
  app.openapi(listCalls, async (c) => c.json(pageAnswer(await c.var.stores.calls.list(pageRequest(c.req.valid("query")))), 200));
  app.openapi(getCall, async (c) => {
    const call = await c.var.stores.calls.find(c.req.valid("param").callId);
    if (!call) throw new AppError("not_found", "no such call for this person");
    return c.json(call, 200);
  });
  return app;
}
