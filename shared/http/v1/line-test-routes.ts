import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { LineTest, LineTestPage, NewLineTest } from "../../contracts/v1/line-tests.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople, forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { requireEditable } from "./require-editable.ts";
import { answer, body, refusals } from "./responses.ts";

const tags = ["Lines"];
const ofLine = z.object({ lineId: Id });

const startLineTest = createRoute({
  ...forPeople,
  method: "post",
  path: "/lines/{lineId}/tests",
  operationId: "startLineTest",
  tags,
  summary: "Call a line to prove that it works, as an owner or a carer; asked for again while it goes on, the same test",
  request: { params: ofLine, headers: IdempotencyHeader, body: body(NewLineTest) },
  responses: { 202: answer(LineTest, "The call is about to be placed: the topic `line:<id>` tells how far it is") },
  ...refusals("conflict", "not_supported"),
});

const listLineTests = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/lines/{lineId}/tests",
  operationId: "listLineTests",
  tags,
  summary: "The tests of a line, newest first",
  request: { params: ofLine, query: PageQuery },
  responses: { 200: answer(LineTestPage, "One page of tests") },
});

const getLineTest = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/line-tests/{testId}",
  operationId: "getLineTest",
  tags,
  summary: "One test, hop by hop",
  request: { params: z.object({ testId: Id }) },
  responses: { 200: answer(LineTest, "The test") },
});

export function lineTestRoutes() {
  const app = routes();
  app.openapi(startLineTest, async (c) => {
    const { lines, lineTests } = c.var.stores;
    const { item } = await requireEditable(c, await lines.find(c.req.valid("param").lineId));
    const { jobs } = c.var.deps;
    if (!jobs) throw new AppError("not_supported", "no queue is configured");
    const input = c.req.valid("json");
    const test = await once(c, {
      input,
      schema: LineTest,
      async create() {
        const started = await lineTests.start(item.id, input.kind);
        // A test is over in minutes: the sweep would find it too late. Whoever asks again is answered this one.
        await jobs.publish("line-test", { testId: started.id, step: "call" }, { deduplicationId: `line-test-${started.id}-call` });
        return started;
      },
    });
    return c.json(test, 202);
  });
  app.openapi(listLineTests, async (c) => {
    const { lineId } = c.req.valid("param");
    const { lines, lineTests } = c.var.stores;
    const [page, line] = await Promise.all([lineTests.list(lineId, pageRequest(c.req.valid("query"))), lines.find(lineId)]);
    if (!line) throw new AppError("not_found", "no such line for this caller");
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(getLineTest, async (c) => {
    const test = await c.var.stores.lineTests.find(c.req.valid("param").testId);
    if (!test) throw new AppError("not_found", "no such test for this caller");
    return c.json(test, 200);
  });
  return app;
}
