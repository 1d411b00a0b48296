import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, Receiver } from "@upstash/qstash";
import { Hono } from "hono";
import { afterEach, expect, test, vi } from "vitest";
import { type Listening, listen } from "../listen.ts";
import { type QstashOptions, type QstashStandIn, startQstash } from "./start-qstash.ts";

interface Received {
  path: string;
  headers: Headers;
  body: string;
}

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of cleanUp.splice(0).reverse()) await close();
});

/** A destination that keeps what it receives and answers as told, 200 once nothing is told. */
async function startDestination() {
  const received: Received[] = [];
  const replies: (() => Response | Promise<Response>)[] = [];
  const app = new Hono();
  app.all("/*", async (c) => {
    received.push({ path: c.req.url, headers: c.req.raw.headers, body: await c.req.text() });
    return (await replies.shift()?.()) ?? c.json({ ok: true });
  });
  const listening: Listening = await listen(app);
  cleanUp.push(listening.close);
  const answer = (...statuses: number[]) => replies.push(...statuses.map((status) => () => new Response("told so", { status })));
  return { url: `${listening.url}/jobs/alert`, received, replies, answer };
}

async function start(options: QstashOptions = {}) {
  const qstash = await startQstash({ speed: 200, ...options });
  cleanUp.push(qstash.close);
  return { qstash, client: clientOf(qstash) };
}

const clientOf = (qstash: QstashStandIn) => new Client({ baseUrl: qstash.url, token: qstash.token, retry: false, enableTelemetry: false });

const receiverOf = ({ currentSigningKey, nextSigningKey }: QstashStandIn) => new Receiver({ currentSigningKey, nextSigningKey });

test("a message of the SDK arrives with body, forwarded headers and a signature its receiver accepts", async () => {
  const { qstash, client } = await start();
  const { url, received } = await startDestination();
  const target = `${url}?part=1&name=a%20b`;
  const { messageId } = await client.publishJSON({ url: target, body: { alertId: "é" }, headers: { "x-mark": "kept" }, label: "alert" });
  await qstash.drained();
  expect(received).toHaveLength(1);
  const [{ headers, body, path }] = received as [Received];
  expect(path).toBe(target);
  expect(JSON.parse(body)).toEqual({ alertId: "é" });
  expect(headers.get("x-mark")).toBe("kept");
  expect(headers.get("content-type")).toBe("application/json");
  expect(headers.get("upstash-message-id")).toBe(messageId);
  expect(headers.get("upstash-retried")).toBe("0");
  const signature = headers.get("upstash-signature") ?? "";
  await expect(receiverOf(qstash).verify({ signature, body, url: target })).resolves.toBe(true);
  await expect(receiverOf(qstash).verify({ signature, body: `${body} ` })).rejects.toThrow("body hash");
  await expect(receiverOf(qstash).verify({ signature, body, url })).rejects.toThrow("subject");
});

test("a signature is refused after its five minutes and with foreign keys; the next key is accepted after a rotation", async () => {
  let now = Date.now() - 10 * 60_000;
  const { qstash, client } = await start({ now: () => now });
  const { url, received } = await startDestination();
  await client.publish({ url });
  await qstash.drained();
  const signature = received[0]?.headers.get("upstash-signature") ?? "";
  // The receiver reports what its second key says of the token.
  const twice = new Receiver({ currentSigningKey: qstash.currentSigningKey, nextSigningKey: qstash.currentSigningKey });
  await expect(twice.verify({ signature, body: "" })).rejects.toThrow("exp");
  now = Date.now();
  await client.publish({ url });
  await qstash.drained();
  const fresh = received[1]?.headers.get("upstash-signature") ?? "";
  const rotated = new Receiver({ currentSigningKey: "sig_newest", nextSigningKey: qstash.currentSigningKey });
  await expect(rotated.verify({ signature: fresh, body: "" })).resolves.toBe(true);
  await expect(
    new Receiver({ currentSigningKey: "sig_a", nextSigningKey: "sig_b" }).verify({ signature: fresh, body: "" }),
  ).rejects.toThrow();
});

test("failures are retried after the delays of the expression, then the message is a dead letter and its callback is told", async () => {
  const { qstash, client } = await start();
  const { url, received, answer } = await startDestination();
  const failures = await startDestination();
  answer(500, 500, 500);
  const published = await client.publishJSON({
    url,
    body: { n: 1 },
    retries: 2,
    retryDelay: "10000 * (1 + retried)",
    failureCallback: failures.url,
  });
  await qstash.drained();
  expect(received.map(({ headers }) => headers.get("upstash-retried"))).toEqual(["0", "1", "2"]);
  const [first, second, third] = qstash.attempts.map(({ at }) => at) as [number, number, number];
  expect(second - first).toBeGreaterThanOrEqual(45);
  expect(third - second).toBeGreaterThanOrEqual(95);
  const { messages } = await client.dlq.listMessages();
  expect(messages).toMatchObject([{ messageId: published.messageId, responseStatus: 500, responseBody: "told so", body: '{"n":1}' }]);
  const told = JSON.parse(failures.received[0]?.body ?? "{}");
  expect(told).toMatchObject({ status: 500, retried: 2, maxRetries: 2, sourceMessageId: published.messageId, dlqId: messages[0]?.dlqId });
  expect(Buffer.from(told.sourceBody, "base64").toString()).toBe('{"n":1}');
});

test("a dead letter can be sent again or deleted", async () => {
  const { qstash, client } = await start();
  const { url, received, answer } = await startDestination();
  answer(500, 500);
  await client.publish({ url, body: "one", retries: 0 });
  await client.publish({ url, body: "two", retries: 0 });
  await qstash.drained();
  const [one, two] = (await client.dlq.listMessages()).messages;
  await client.dlq.retry(one?.dlqId ?? "");
  await qstash.drained();
  expect(received.at(-1)?.body).toBe(one?.body);
  await client.dlq.delete(two?.dlqId ?? "");
  expect((await client.dlq.listMessages()).messages).toEqual([]);
});

test("489 with its header ends the retries at once; 489 without it does not", async () => {
  const { qstash, client } = await start();
  const { url, received, replies, answer } = await startDestination();
  replies.push(() => new Response(null, { status: 489, headers: { "Upstash-NonRetryable-Error": "true" } }));
  await client.publish({ url, retries: 3, retryDelay: "1" });
  await qstash.drained();
  expect(received).toHaveLength(1);
  expect((await client.dlq.listMessages()).messages).toHaveLength(1);
  answer(489);
  await client.publish({ url, retries: 3, retryDelay: "1" });
  await qstash.drained();
  expect(received).toHaveLength(3);
});

test("Retry-After wins over the expression", async () => {
  const { qstash, client } = await start();
  const { url, replies } = await startDestination();
  replies.push(() => new Response(null, { status: 503, headers: { "Retry-After": "20" } }));
  await client.publish({ url, retryDelay: "1" });
  await qstash.drained();
  const [first, second] = qstash.attempts.map(({ at }) => at) as [number, number];
  expect(second - first).toBeGreaterThanOrEqual(95);
});

test("the same deduplication id within ten minutes is one message", async () => {
  let now = Date.now();
  const { qstash, client } = await start({ now: () => now });
  const { url, received } = await startDestination();
  const publish = () => client.publish({ url, deduplicationId: "alert-1" });
  const first = await publish();
  expect(await publish()).toEqual({ messageId: first.messageId, deduplicated: true });
  now += 600_000;
  expect((await publish()).messageId).not.toBe(first.messageId);
  await qstash.drained();
  expect(received).toHaveLength(2);
});

test("a delayed message waits and can be cancelled meanwhile", async () => {
  const { qstash, client } = await start();
  const { url, received } = await startDestination();
  const late = await client.publish({ url, delay: 3_600 });
  expect(await client.messages.get(late.messageId)).toMatchObject({ url, messageId: late.messageId });
  await client.publish({ url, body: "soon", notBefore: Math.floor(Date.now() / 1_000) });
  await expect.poll(() => received.map(({ body }) => body)).toEqual(["soon"]);
  await client.messages.cancel(late.messageId);
  await qstash.drained();
  expect(received).toHaveLength(1);
});

test("no more deliveries of one flow-control key run at once than its parallelism", async () => {
  const { qstash, client } = await start();
  const { url, received, replies } = await startDestination();
  let running = 0;
  let most = 0;
  for (let index = 0; index < 6; index += 1) {
    replies.push(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 15));
      running -= 1;
      return new Response("ok");
    });
  }
  await client.batchJSON(Array.from({ length: 6 }, (_, n) => ({ url, body: { n }, flowControl: { key: "sms", parallelism: 2 } })));
  await qstash.drained();
  expect(received).toHaveLength(6);
  expect(most).toBe(2);
});

test("a destination slower than the timeout counts as failed", async () => {
  const { qstash, client } = await start();
  const { url, received, replies } = await startDestination();
  replies.push(() => new Promise((resolve) => setTimeout(() => resolve(new Response("late")), 1_500)));
  await client.publish({ url, timeout: 1, retryDelay: "1" });
  await qstash.drained();
  expect(received).toHaveLength(2);
  expect(qstash.attempts.map(({ status }) => status)).toEqual([0, 200]);
});

test("it can deliver twice, and again when the destination's answer is lost", async () => {
  const { qstash, client } = await start();
  const { url, received } = await startDestination();
  Object.assign(qstash.chaos, { copies: 2, jitterMs: 5 });
  await client.publish({ url });
  await expect.poll(() => received).toHaveLength(2);
  await qstash.drained();
  qstash.chaos.copies = 1;
  qstash.faults.add({ match: /^DELIVER POST .*\/jobs\/alert/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await client.publish({ url, retryDelay: "1" });
  await qstash.drained();
  expect(received).toHaveLength(4);
});

test("a schedule is overwritten under its id, fired, paused, and fires by the clock", async () => {
  const minute = Date.parse("2026-03-01T10:00:58.900Z");
  const started = Date.now();
  const { qstash, client } = await start({ now: () => minute + Date.now() - started });
  const { url, received } = await startDestination();
  const create = (cron: string) => client.schedules.create({ destination: url, cron, scheduleId: "sweep", body: "{}" });
  await create("0 0 1 1 *");
  await create("* * * * *");
  const schedules = await client.schedules.list();
  expect(schedules).toMatchObject([{ scheduleId: "sweep", cron: "* * * * *", destination: url, isPaused: false }]);
  expect(schedules[0]?.nextScheduleTime).toBe(Date.parse("2026-03-01T10:01:00Z"));
  await expect.poll(() => received, { timeout: 10_000 }).toHaveLength(1);
  expect(received[0]?.headers.get("upstash-schedule-id")).toBe("sweep");
  qstash.fireSchedule("sweep");
  await qstash.drained();
  expect(received).toHaveLength(2);
  await client.schedules.pause({ schedule: "sweep" });
  expect(await client.schedules.get("sweep")).toMatchObject({ isPaused: true });
  await client.schedules.delete("sweep");
  expect(await client.schedules.list()).toEqual([]);
});

test("what was accepted, scheduled or given up is still there after a restart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "qstash-"));
  cleanUp.push(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, "qstash.json");
  const { url, received, answer } = await startDestination();
  const before = await startQstash({ stateFile, speed: 200 });
  const client = clientOf(before);
  answer(500);
  await client.publish({ url, body: "buried", retries: 0 });
  await before.drained();
  await client.publish({ url, body: "pending", delay: 100, deduplicationId: "one" });
  await client.schedules.create({ destination: url, cron: "* * * * *", scheduleId: "sweep" });
  await before.close();
  expect(received).toHaveLength(1);

  const { qstash, client: after } = await start({ stateFile });
  expect(await after.publish({ url, body: "again", deduplicationId: "one" })).toMatchObject({ deduplicated: true });
  await qstash.drained();
  expect(received.map(({ body }) => body)).toEqual(["buried", "pending"]);
  expect((await after.dlq.listMessages()).messages).toMatchObject([{ body: "buried" }]);
  expect(await after.schedules.list()).toMatchObject([{ scheduleId: "sweep" }]);
});

test("bad requests are refused with the reason", async () => {
  const { qstash, client } = await start();
  const silence = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await expect(client.publish({ url: "ftp://example.org/x" })).rejects.toThrow("url");
  await expect(client.publish({ url: "http://127.0.0.1:1/x", retryDelay: "process.exit(1)" })).rejects.toThrow("retry delay");
  await expect(client.schedules.create({ destination: "http://127.0.0.1:1/x", cron: "hourly" })).rejects.toThrow("cron");
  await expect(new Client({ baseUrl: qstash.url, token: "wrong", retry: false }).publish({ url: "http://127.0.0.1:1/x" })).rejects.toThrow(
    "unauthorized",
  );
  expect(silence).toHaveBeenCalledTimes(4);
  silence.mockClear();
});
