import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobQueue } from "../ports/job-queue.ts";
import { type Listening, listen } from "../sandbox/listen.ts";
import { type QstashStandIn, startQstash } from "../sandbox/upstash/start-qstash.ts";
import { createQstashJobQueue } from "./qstash-job-queue.ts";

const alertId = "0c9f9a4e-0f0e-4f4e-8a52-4a1f0a2b7c01";

let qstash: QstashStandIn;
let functions: Listening;
let queue: JobQueue;
let received: { path: string; body: unknown; headers: Headers }[];
let failures: number;

beforeEach(async () => {
  received = [];
  failures = 0;
  qstash = await startQstash({ speed: 200 });
  const app = new Hono();
  app.post("/base/jobs/:name", async (c) => {
    received.push({ path: c.req.path, body: await c.req.json(), headers: c.req.raw.headers });
    failures -= 1;
    return c.body(null, failures >= 0 ? 500 : 204);
  });
  functions = await listen(app);
  queue = createQstashJobQueue({ url: qstash.url, token: qstash.token, publicUrl: `${functions.url}/base/` }, { timeoutMs: 200 });
});
afterEach(async () => {
  await qstash.close();
  await functions.close();
});

test("a job arrives at its address under the public URL", async () => {
  await queue.publish("alert", { alertId });
  await qstash.drained();
  expect(received).toMatchObject([{ path: "/base/jobs/alert", body: { alertId } }]);
  expect(received[0]?.headers.get("content-type")).toBe("application/json");
});

test("an alert that fails is tried five times more, the first time after two seconds", async () => {
  failures = 99;
  await queue.publish("alert", { alertId });
  await qstash.drained();
  expect(received).toHaveLength(6);
  const times = qstash.attempts.map(({ at }) => at * 200);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  // 2, 6, 16, 44 and 120 seconds; a timer may be a millisecond early, which is 200 here.
  for (const [index, least] of [1_800, 5_400, 15_400, 43_600, 119_800].entries()) expect(gaps[index]).toBeGreaterThanOrEqual(least);
  expect((times[5] ?? 0) - (times[0] ?? 0)).toBeLessThan(1_200_000);
});

test("the same deduplication id is one job, no id is never the same", async () => {
  await queue.publish("alert", { alertId }, { deduplicationId: "alert-1" });
  await queue.publish("alert", { alertId }, { deduplicationId: "alert-1" });
  await qstash.drained();
  expect(received).toHaveLength(1);
  await queue.publish("alert", { alertId });
  await queue.publish("alert", { alertId });
  await qstash.drained();
  expect(received).toHaveLength(3);
});

test("a job can be delayed", async () => {
  const before = Date.now();
  await queue.publish("alert", { alertId }, { delaySeconds: 20 });
  await qstash.drained();
  expect(Date.now() - before).toBeGreaterThanOrEqual(95);
});

test.each([
  ["lost after it was taken", { kind: "drop", afterEffect: true }],
  ["lost on the way", { kind: "drop" }],
  ["a 500", { kind: "status", status: 500 }],
  ["a 500 after it was taken", { kind: "status", status: 500, afterEffect: true }],
  ["a 429", { kind: "status", status: 429 }],
  ["slow", { kind: "delay", ms: 400 }],
] as const)("a publish whose answer is %s is repeated and still one job", async (_, effect) => {
  qstash.faults.add({ match: /^POST \/v2\/publish/, effect, times: 1 });
  await expect(queue.publish("alert", { alertId })).resolves.toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, effect.kind === "delay" ? 350 : 0));
  await qstash.drained();
  expect(received).toHaveLength(1);
});

test("a queue that stays silent is given up after two timeouts", async () => {
  qstash.faults.add({ match: /./, effect: { kind: "delay", ms: 3_000 } });
  const before = performance.now();
  await expect(queue.publish("alert", { alertId })).rejects.toMatchObject({ code: "provider_unavailable", providerCode: "TimeoutError" });
  expect(performance.now() - before).toBeLessThan(1_500);
});

test("a refusal is not repeated, and an answer without message id is no acceptance", async () => {
  qstash.faults.add({ match: /./, effect: { kind: "status", status: 401 }, times: 1 });
  await expect(queue.publish("alert", { alertId })).rejects.toMatchObject({ code: "provider_unavailable", providerCode: "http_401" });
  qstash.faults.add({ match: /./, effect: { kind: "status", status: 200, body: { hello: true } } });
  await expect(queue.publish("alert", { alertId })).rejects.toMatchObject({ code: "provider_unavailable", providerCode: "http_200" });
  expect(received).toEqual([]);
});

test("a queue that is gone is an error", async () => {
  await qstash.close();
  await expect(queue.publish("alert", { alertId })).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("our own route is told of a job that was to put a line into service and was given up", async () => {
  failures = 6;
  await queue.publish("provision", { jobId: "11111111-2222-4333-8444-555555555555" });
  await qstash.drained();
  expect(received.map(({ path }) => path)).toEqual([...Array(6).fill("/base/jobs/provision"), "/base/jobs/provision-failed"]);
  expect(received.at(-1)?.body).toMatchObject({ status: 500 });
});
