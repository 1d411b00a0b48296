import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Client, Receiver } from "@upstash/qstash";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Listening, listen } from "../shared/sandbox/listen.ts";
import { type QstashStandIn, startQstash } from "../shared/sandbox/upstash/start-qstash.ts";
import { setupSchedules } from "./setup-schedules.ts";

let qstash: QstashStandIn;
let functions: Listening;
let verified: unknown[];

beforeEach(async () => {
  verified = [];
  qstash = await startQstash();
  const receiver = new Receiver(qstash);
  const app = new Hono();
  app.post("/jobs/:name", async (c) => {
    const body = await c.req.text();
    const signature = c.req.header("upstash-signature") ?? "";
    const isGenuine = await receiver.verify({ signature, body, url: functions.url + c.req.path });
    verified.push([c.req.param("name"), isGenuine, JSON.parse(body)]);
    return c.body(null, 204);
  });
  functions = await listen(app);
});
afterEach(async () => {
  await qstash.close();
  await functions.close();
});

const env = () => ({ PUBLIC_URL: `${functions.url}/`, QSTASH_URL: qstash.url, QSTASH_TOKEN: qstash.token });

const IDS = ["ethiq-sweep", "ethiq-watch-lines", "ethiq-reconcile", "ethiq-purge"];

test("running it twice leaves each schedule once, delivered signed to functions", async () => {
  expect(await setupSchedules(env())).toEqual(IDS);
  await setupSchedules(env());
  const client = new Client({ baseUrl: qstash.url, token: qstash.token });
  expect(await client.schedules.list()).toMatchObject([
    { scheduleId: "ethiq-sweep", cron: "* * * * *", destination: `${functions.url}/jobs/sweep`, retries: 0, parallelism: 1 },
    {
      scheduleId: "ethiq-watch-lines",
      cron: "CRON_TZ=Europe/Paris 23 10 * * *",
      destination: `${functions.url}/jobs/watch-lines`,
      retries: 3,
      parallelism: 1,
    },
    { scheduleId: "ethiq-reconcile", cron: "23 * * * *", destination: `${functions.url}/jobs/reconcile`, retries: 0, parallelism: 1 },
    {
      scheduleId: "ethiq-purge",
      cron: "CRON_TZ=Europe/Paris 17 3 * * *",
      destination: `${functions.url}/jobs/purge`,
      retries: 5,
      parallelism: 1,
    },
  ]);
  for (const id of IDS) {
    qstash.fireSchedule(id);
    await qstash.drained();
  }
  expect(verified).toEqual([
    ["sweep", true, {}],
    ["watch-lines", true, {}],
    ["reconcile", true, {}],
    ["purge", true, {}],
  ]);
});

test("it runs as a command", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/setup-schedules.ts"], { env: { ...process.env, ...env() } });
  expect(stdout).toBe(`schedules in place: ${IDS.join(", ")}\n`);
});

test("a hiccup is repeated; a refusal and a missing variable are errors that name themselves", async () => {
  qstash.faults.add({ match: /schedules/, effect: { kind: "status", status: 503 }, times: 1 });
  await expect(setupSchedules(env())).resolves.toEqual(IDS);
  await expect(setupSchedules({ ...env(), QSTASH_TOKEN: "wrong" })).rejects.toThrow("ethiq-sweep: status 401");
  await expect(setupSchedules({ ...env(), QSTASH_TOKEN: "" })).rejects.toThrow("QSTASH_TOKEN");
});
