import { Client, Receiver } from "@upstash/qstash";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import { listen } from "../listen.ts";
import { startQstash } from "./start-qstash.ts";

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of cleanUp.splice(0).reverse()) await close();
});

/** Ten seconds are fifty milliseconds here. Each address answers as told, then 200. */
async function scene(statuses: Record<string, number[]>) {
  const received: { path: string; at: number; headers: Headers; url: string; body: string }[] = [];
  const app = new Hono();
  app.all("/*", async (c) => {
    received.push({ path: c.req.path, at: performance.now(), headers: c.req.raw.headers, url: c.req.url, body: await c.req.text() });
    return new Response(null, { status: statuses[c.req.path]?.shift() ?? 200 });
  });
  const destination = await listen(app);
  const qstash = await startQstash({ speed: 200 });
  cleanUp.push(destination.close, qstash.close);
  const client = new Client({ baseUrl: qstash.url, token: qstash.token, retry: false, enableTelemetry: false });
  return {
    qstash,
    client,
    received,
    url: (path: string) => `${destination.url}${path}`,
    to: (path: string) => received.filter((one) => one.path === path),
  };
}

test("a failure callback has retries, delays, headers and a signature of its own", async () => {
  const { qstash, client, url, to } = await scene({ "/job": [500], "/failed": [503, 503] });
  const failureCallback = url("/failed?job=7");
  await client.publishJSON({
    ...{ url: url("/job"), body: { job: 7 }, retries: 0, failureCallback },
    headers: {
      "Upstash-Failure-Callback-Retries": "2",
      "Upstash-Failure-Callback-Retry-Delay": "10000",
      "Upstash-Failure-Callback-Forward-X-Wish": "told",
    },
  });
  await qstash.drained();
  const [first, second, third] = to("/failed");
  expect(first?.headers.get("x-wish")).toBe("told");
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(45);
  expect(third).toBeDefined();
  const { currentSigningKey, nextSigningKey } = qstash;
  const receiver = new Receiver({ currentSigningKey, nextSigningKey });
  const signature = first?.headers.get("upstash-signature") ?? "";
  await expect(receiver.verify({ signature, body: first?.body ?? "", url: failureCallback })).resolves.toBe(true);
});

test("a rate spreads the deliveries of a key, also those that are retried, and no others", async () => {
  const { qstash, client, url, to } = await scene({ "/call": [500] });
  const flowControl = { key: "calls", rate: 1, period: "10s", parallelism: 5 } as const;
  for (const body of ["one", "two", "three"]) await client.publish({ url: url("/call"), body, flowControl, retryDelay: "1" });
  await client.publish({ url: url("/free"), body: "free" });
  await qstash.drained();
  const times = to("/call").map(({ at }) => at);
  expect(times).toHaveLength(4);
  expect((times[3] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(110);
  expect(to("/free")[0]?.at).toBeLessThan(times[3] ?? 0);
});

test("a limit that is no limit is refused", async () => {
  const { qstash, url } = await scene({});
  const publish = (value: string) =>
    fetch(`${qstash.url}/v2/publish/${url("/call")}`, {
      method: "POST",
      headers: { authorization: `Bearer ${qstash.token}`, "upstash-flow-control-key": "k", "upstash-flow-control-value": value },
    });
  expect((await publish("rate=0, period=1s")).status).toBe(400);
  expect((await publish("parallelism=2, rate=10, period=60")).status).toBe(201);
});
