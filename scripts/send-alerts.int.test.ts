import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createQstashJobQueue } from "../shared/adapters/qstash-job-queue.ts";
import { createSupabaseCallStore } from "../shared/adapters/supabase-call-store.ts";
import { callIdOf } from "../shared/app/call-id.ts";
import { type FunctionsScene, startFunctionsScene } from "./stack/functions-scene.ts";
import { isAlert } from "./stack/network-client.ts";

// From a verdict on record to the relatives' telephones, through the real queue protocol and the real REST resources.

const MESSAGES = /POST .*\/Messages\.json/;

let scene: FunctionsScene;
let calls = 0;

beforeAll(async () => {
  scene = await startFunctionsScene({ lines: 2 });
});

afterEach(() => {
  scene.clearFaults();
  // The database's stand-in prints every refusal of a stored procedure.
  vi.mocked(console.error).mockClear();
});

afterAll(() => scene?.close());

/** A level 3 on record, with its alerts due and nothing published yet. */
async function verdict(line = 1) {
  const store = createSupabaseCallStore({ client: scene.database, timeoutMs: 5_000 });
  const { lineId, number, contacts } = scene.lineOf(line);
  calls += 1;
  const callSid = `CA${String(calls).padStart(32, "0")}`;
  const callId = await callIdOf(callSid);
  const at = new Date().toISOString();
  const caller = `+3361234500${calls}`;
  await store.openCall({ callId, callSid, lineId, dialled: number, caller, plan: "protect", planReason: null, startedAt: at });
  const reasons = [{ tactic: "credential_request", quote: "le code", turn: 3 }];
  const { alertIds } = await store.recordVerdict({ callId, key: "verdict:3", at, level: 3, score: 0.9, kind: "bank_fraud_desk", reasons });
  const accepted = contacts.filter(({ consent }) => consent === "accepted").map(({ phone }) => phone);
  expect(alertIds).toHaveLength(accepted.length);
  return { alertIds, accepted, before: alertsSent().length };
}

const publish = (alertId: string, deduplicationId: string = crypto.randomUUID()) =>
  createQstashJobQueue({ url: scene.qstash.url, token: scene.qstash.token, publicUrl: scene.publicUrl }).publish(
    "alert",
    { alertId },
    { deduplicationId },
  );

async function settled(alertIds: readonly string[], status: string) {
  for (let tries = 0; tries < 250; tries += 1) {
    const { data } = await scene.database.from("alerts").select("id, status, error_code, provider_sid, attempts").in("id", alertIds);
    if (data?.length === alertIds.length && data.every((row) => row.status === status)) return data;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the alerts never became ${status}`);
}

const alertsSent = () => scene.twilio.messages.sent().filter(isAlert);
const sentSince = (before: number) =>
  alertsSent()
    .slice(before)
    .map(({ to }) => to)
    .sort();

test("every accepted contact gets one message, however often its job is delivered, and its delivery is on record", async () => {
  const { alertIds, accepted, before } = await verdict();
  await Promise.all([...alertIds, ...alertIds, ...alertIds].map((alertId) => publish(alertId)));
  await settled(alertIds, "delivered");
  expect(sentSince(before)).toEqual(accepted.sort());
});

test("an answer lost after the message left does not send it again", async () => {
  const { alertIds, accepted, before } = await verdict();
  scene.twilio.faults.add({ match: MESSAGES, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await Promise.all(alertIds.map((alertId) => publish(alertId)));
  await settled(alertIds, "delivered");
  expect(sentSince(before)).toEqual(accepted.sort());
});

test("a provider that fails or is overloaded is tried again until the message leaves once", async () => {
  const { alertIds, accepted, before } = await verdict();
  scene.twilio.faults.add({ match: MESSAGES, effect: { kind: "status", status: 500, body: { code: 20500, message: "no" } }, times: 1 });
  scene.twilio.faults.add({ match: MESSAGES, effect: { kind: "status", status: 429, body: { code: 20429, message: "no" } }, times: 2 });
  await Promise.all(alertIds.map((alertId) => publish(alertId)));
  await settled(alertIds, "delivered");
  expect(sentSince(before)).toEqual(accepted.sort());
});

test("a contact who told the provider STOP is a final refusal, and has stopped for good", async () => {
  const { alertIds, accepted, before } = await verdict(0);
  scene.twilio.faults.add({ match: MESSAGES, effect: { kind: "status", status: 400, body: { code: 21610, message: "stopped" } } });
  await Promise.all(alertIds.map((alertId) => publish(alertId)));
  for (const row of await settled(alertIds, "failed")) expect(row).toMatchObject({ error_code: "21610", attempts: 1 });
  expect(sentSince(before)).toEqual([]);
  const { data } = await scene.database.from("contacts").select("phone, consent").eq("line_id", scene.lineOf(0).lineId);
  for (const phone of accepted) expect(data).toContainEqual({ phone, consent: "stopped" });
});

test("alerts whose jobs were never published are sent by the sweep", async () => {
  const { alertIds, accepted, before } = await verdict();
  const response = await fetch(`${scene.qstash.url}/v2/publish/${scene.publicUrl}/jobs/sweep`, {
    method: "POST",
    headers: { authorization: `Bearer ${scene.qstash.token}`, "content-type": "application/json" },
    body: "{}",
  });
  expect(response.ok).toBe(true);
  await settled(alertIds, "delivered");
  expect(sentSince(before)).toEqual(accepted.sort());
});
