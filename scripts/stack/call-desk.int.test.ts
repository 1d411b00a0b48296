import { afterAll, beforeAll, expect, test } from "vitest";
import type { Listening } from "../../shared/sandbox/listen.ts";
import { startCallDesk } from "./call-desk.ts";
import { type FunctionsScene, startFunctionsScene } from "./functions-scene.ts";

const TOKEN = "token-of-this-stack";

let scene: FunctionsScene;
let desk: Listening;

beforeAll(async () => {
  scene = await startFunctionsScene({ lines: 1 });
  const { supabase, twilio } = scene;
  desk = await startCallDesk({
    env: { SUPABASE_URL: supabase.url, SUPABASE_SECRET_KEY: supabase.secretKey, TWILIO_API_BASE_URL: twilio.url },
    token: TOKEN,
  });
});
afterAll(async () => {
  await desk?.close();
  await scene?.close();
});

async function ask(path: string, body?: unknown, token = TOKEN) {
  const response = await fetch(desk.url + path, {
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("the desk names scams and innocent calls, and no test calls", async () => {
  const { body } = await ask("/scripts");
  const scripts = body.items as { name: string; label: string }[];
  expect(new Set(scripts.map(({ label }) => label))).toEqual(new Set(["scam", "honest"]));
  expect(scripts.filter(({ name }) => name.includes("forwarding-test"))).toEqual([]);
});

test("a call is placed on the line's number, and named as it is on record", async () => {
  const to = scene.lineOf(0).number;
  const { status, body } = await ask("/calls", { script: "fr-scam-bank-desk", to });
  expect(status).toBe(201);
  const rows = await scene.supabase.sql<{ id: string; dialled: string; caller: string }>("select id, dialled, caller from public.calls");
  expect(rows).toEqual([{ id: body.callId, dialled: to, caller: expect.stringMatching(/^\+3363998[1-4]\d{3}$/) }]);
});

test("who lacks the token, names no script or dials a number of nobody places no call", async () => {
  const to = scene.lineOf(0).number;
  const placed = async () => (await scene.supabase.sql("select from public.calls")).length;
  const before = await placed();
  expect((await ask("/calls", { script: "fr-scam-bank-desk", to }, "guessed")).status).toBe(401);
  expect((await ask("/scripts", undefined, "")).status).toBe(401);
  expect((await ask("/calls", { script: "fr-scam", to })).status).toBe(422);
  expect((await ask("/calls", { script: "../../secrets", to })).status).toBe(422);
  expect((await ask("/calls", { script: "fr-scam-bank-desk" })).status).toBe(422);
  expect((await ask("/calls", { script: "fr-scam-bank-desk", to: "+33199999999" })).status).toBe(502);
  expect(await placed()).toBe(before);
});
