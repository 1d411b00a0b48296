import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import { faultRoutes } from "./fault-routes.ts";
import { createFaults, faultMiddleware } from "./faults.ts";
import { type Listening, listen } from "./listen.ts";

const open: Listening[] = [];

async function start() {
  const faults = createFaults();
  const served = { count: 0 };
  const app = new Hono().use(faultMiddleware(faults)).route("/", faultRoutes(faults));
  app.all("/thing", (c) => {
    served.count += 1;
    return c.json({ served: served.count });
  });
  const listening = await listen(app);
  open.push(listening);
  const order = (body: unknown) => fetch(`${listening.url}/_sandbox/faults`, { method: "POST", body: JSON.stringify(body) });
  const get = () => fetch(`${listening.url}/thing`);
  return { faults, served, order, get, url: listening.url };
}

afterEach(async () => {
  for (const listening of open.splice(0)) await listening.close();
});

test("a fault hits as often as it was told to, then the stand-in works again", async () => {
  const { order, get } = await start();
  expect(
    (await order({ match: "^GET /thing", effect: { kind: "status", status: 503, headers: { "retry-after": "2" } }, times: 2 })).status,
  ).toBe(204);
  const answers = [await get(), await get(), await get()];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
  expect(answers[0]?.headers.get("retry-after")).toBe("2");
});

test("a status before the effect leaves nothing done; after the effect it hides what was done", async () => {
  const { faults, served, get } = await start();
  faults.add({ match: /thing/, effect: { kind: "status", status: 500 }, times: 1 });
  faults.add({ match: /thing/, effect: { kind: "status", status: 500, afterEffect: true }, times: 1 });
  await get();
  expect(served.count).toBe(0);
  expect((await get()).status).toBe(500);
  expect(served.count).toBe(1);
});

test("a dropped connection gives the client no answer, whether or not the request was carried out", async () => {
  const { faults, served, get } = await start();
  faults.add({ match: /thing/, effect: { kind: "drop" }, times: 1 });
  await expect(get()).rejects.toThrow();
  expect(served.count).toBe(0);
  faults.add({ match: /thing/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await expect(get()).rejects.toThrow();
  expect(served.count).toBe(1);
});

test("a delayed answer is late but whole", async () => {
  const { faults, get } = await start();
  faults.add({ match: /thing/, effect: { kind: "delay", ms: 60 } });
  const before = performance.now();
  expect((await get()).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(55);
});

test("a fault that matches everything can still be taken back", async () => {
  const { order, get, url } = await start();
  await order({ match: ".", effect: { kind: "status", status: 500 } });
  expect((await get()).status).toBe(500);
  expect((await fetch(`${url}/_sandbox/faults`, { method: "DELETE" })).status).toBe(204);
  expect((await get()).status).toBe(200);
});

test("a malformed order is refused and changes nothing", async () => {
  const { order, get } = await start();
  for (const bad of [{ match: "(", effect: { kind: "drop" } }, { match: ".", effect: { kind: "melt" } }, {}]) {
    expect((await order(bad)).status).toBe(400);
  }
  expect((await get()).status).toBe(200);
});
