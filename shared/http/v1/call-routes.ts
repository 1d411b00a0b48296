import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { CallDetail, type CallerSearch, CallPage, CallsQuery } from "../../contracts/v1/calls.ts";
import { GivenFeedback, NewFeedback } from "../../contracts/v1/feedback.ts";
import { Id } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople, forPeopleAndKeys } from "./access.ts";
import { type ApiEnv, routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { parseCaller } from "./parse-phone.ts";
import { answer, body } from "./responses.ts";

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

const giveFeedback = createRoute({
  ...forPeople,
  method: "put",
  path: "/calls/{callId}/feedback",
  operationId: "giveFeedback",
  tags,
  summary: "Say whether a call was a scam, as an owner or a carer; saying it again replaces it",
  request: { params: z.object({ callId: Id }), body: body(NewFeedback) },
  responses: { 200: answer(GivenFeedback, "What was kept, and what it does to the caller's number") },
});

/** What is no number of the tenant's country is a name. */
async function readSearch(c: Context<ApiEnv>, search: string, tenantId: string | undefined): Promise<CallerSearch> {
  if (!tenantId) throw new AppError("invalid_request", "a search without a tenant", { fields: { tenantId: "required" } });
  const tenant = await c.var.stores.tenants.find(tenantId);
  // Of nobody's tenant there are no calls to find, in whatever country.
  const parsed = parseCaller(search, tenant?.country ?? "FR");
  return "number" in parsed ? parsed : { name: search };
}

export function callRoutes() {
  const app = routes();
  app.openapi(listCalls, async (c) => {
    const { limit, cursor, search, ...filter } = c.req.valid("query");
    const caller = search === undefined ? undefined : await readSearch(c, search, filter.tenantId);
    return c.json(pageAnswer(await c.var.stores.calls.list({ ...filter, caller }, pageRequest({ limit, cursor }))), 200);
  });
  app.openapi(getCall, async (c) => {
    const call = await c.var.stores.calls.find(c.req.valid("param").callId);
    if (!call) throw new AppError("not_found", "no such call for this person");
    return c.json(call, 200);
  });
  app.openapi(giveFeedback, async (c) => {
    const { callId } = c.req.valid("param");
    return c.json(await c.var.stores.calls.giveFeedback(callId, c.req.valid("json")), 200);
  });
  return app;
}
