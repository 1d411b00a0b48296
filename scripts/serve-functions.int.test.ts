import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createSupabaseCallStore } from "../shared/adapters/supabase-call-store.ts";
import { callIdOf } from "../shared/app/call-id.ts";
import { freePort } from "./stack/free-port.ts";
import { type FunctionsScene, startFunctionsScene } from "./stack/functions-scene.ts";

// Each test has its own line, which this process has not looked up before.

const RINGS_WITHIN_MS = 2_000;
const CALLER = "+33612345678";
const EVERYTHING = /./;

let scene: FunctionsScene;
let supabase: FunctionsScene["supabase"];
let redis: FunctionsScene["redis"];
let twilio: FunctionsScene["twilio"];
let lineOf: FunctionsScene["lineOf"];

beforeAll(async () => {
  scene = await startFunctionsScene({ lines: 9 });
  ({ supabase, redis, twilio, lineOf } = scene);
});

afterEach(() => {
  scene.clearFaults();
  // The database's stand-in prints every refusal of a stored procedure, such as an event of a call not yet on record.
  vi.mocked(console.error).mockClear();
});

afterAll(() => scene?.close());

/** Places a call, waits for its end, and tells how long it took for a telephone to ring. */
async function callTo(number: string, over: { callerHangsUpAtMs?: number; callerGivesUpAfterMs?: number } = {}) {
  const placedAt = Date.now();
  const rung: { to: string; at: number }[] = [];
  const stop = twilio.onEvent((event) => {
    if (event.type === "ringing" && event.to !== number) rung.push(event);
  });
  const call = twilio.placeCall({ from: CALLER, to: number, callerHangsUpAtMs: 500, callerGivesUpAfterMs: 25_000, ...over });
  const result = await call.done;
  stop();
  return { call, result, rung: rung.map(({ to }) => to), ringsAfterMs: (rung[0]?.at ?? Number.POSITIVE_INFINITY) - placedAt };
}

async function recordOf(callSid: string, isComplete: (row: Record<string, unknown>) => boolean) {
  for (let tries = 0; tries < 150; tries += 1) {
    const { data } = await scene.database.from("calls").select("*").eq("call_sid", callSid);
    const [row] = data ?? [];
    if (row && isComplete(row)) {
      expect(data).toHaveLength(1);
      return row as Record<string, unknown>;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the call ${callSid} never got on record as expected`);
}

const hasEnded = (row: Record<string, unknown>) => row.ended_at !== null;

test("with the relay out of reach the call is connected and on record as not analysed: relay", async () => {
  const { number, sip } = lineOf(0);
  const { call, result, rung, ringsAfterMs } = await callTo(number, { callerHangsUpAtMs: 3_000 });
  expect(rung).toEqual([sip]);
  expect(ringsAfterMs).toBeLessThan(RINGS_WITHIN_MS);
  expect(result.conversationStartedAt).not.toBeNull();
  const row = await recordOf(call.callSid, (found) => hasEnded(found) && found.answered === true);
  expect(row).toMatchObject({ plan: "protect", analysed: false, not_analysed_reason: "relay" });
});

test("with Redis down the telephone rings in time and the call is protected", async () => {
  redis.faults.add({ match: EVERYTHING, effect: { kind: "drop" } });
  const { number, sip } = lineOf(1);
  const { call, rung, ringsAfterMs } = await callTo(number);
  expect(rung).toEqual([sip]);
  expect(ringsAfterMs).toBeLessThan(RINGS_WITHIN_MS);
  expect(await recordOf(call.callSid, hasEnded)).toMatchObject({ plan: "protect" });
});

test("with Postgres down and nothing cached the telephone rings in time, and the call is recorded afterwards", async () => {
  supabase.faults.add({ match: EVERYTHING, effect: { kind: "drop" } });
  const { number, sip } = lineOf(2);
  const { call, rung, ringsAfterMs } = await callTo(number);
  expect(rung).toEqual([sip]);
  expect(ringsAfterMs).toBeLessThan(RINGS_WITHIN_MS);
  supabase.faults.clear();
  expect(await recordOf(call.callSid, () => true)).toMatchObject({
    plan: "pass_through",
    analysed: false,
    not_analysed_reason: "degraded",
  });
});

test("with both 3 s slow the telephone rings in time", async () => {
  for (const service of [redis, supabase]) service.faults.add({ match: EVERYTHING, effect: { kind: "delay", ms: 3_000 } });
  const { number, sip } = lineOf(3);
  const { result, rung, ringsAfterMs } = await callTo(number);
  expect(rung).toEqual([sip]);
  expect(ringsAfterMs).toBeLessThan(RINGS_WITHIN_MS);
  expect(result.conversationStartedAt).not.toBeNull();
});

test("a cached line with the database gone is still protected, and recorded afterwards", async () => {
  const { number } = lineOf(0);
  supabase.faults.add({ match: /\/rpc\/open_call/, effect: { kind: "status", status: 503 } });
  const { call, ringsAfterMs } = await callTo(number);
  expect(ringsAfterMs).toBeLessThan(RINGS_WITHIN_MS);
  supabase.faults.clear();
  expect(await recordOf(call.callSid, () => true)).toMatchObject({ plan: "protect" });
});

test("an adapter that is not registered (480) leads to the second number", async () => {
  const { number, sip, second } = lineOf(4);
  twilio.endpoints.set(sip, { behaviour: "not-registered" });
  const { result, rung, call } = await callTo(number);
  expect(rung.at(-1)).toBe(second);
  expect(result.conversationStartedAt).not.toBeNull();
  expect(await recordOf(call.callSid, (row) => row.answered === true)).toMatchObject({ plan: "protect" });
});

test("when every telephone is busy the caller is told so and the call ends", async () => {
  const { number, sip, second } = lineOf(5);
  for (const address of [sip, second]) twilio.endpoints.set(address, { behaviour: "busy" });
  const { call } = await callTo(number);
  expect(twilio.heardSay(call.callSid, "Nobody is answering at the moment. Please call again later. Goodbye.")).toBe(true);
  expect(await recordOf(call.callSid, hasEnded)).toMatchObject({ plan: "protect", answered: false, analysed: false });
});

test("when rooms cannot be joined by request the caller's own leg dials", async () => {
  twilio.faults.add({
    match: /POST .*\/Participants\.json/,
    effect: { kind: "status", status: 503, body: { code: 20503, message: "down" } },
  });
  const { number, sip } = lineOf(6);
  const { result, rung, ringsAfterMs } = await callTo(number);
  expect(rung).toEqual([sip]);
  expect(ringsAfterMs).toBeLessThan(RINGS_WITHIN_MS);
  expect(result.conversationStartedAt).not.toBeNull();
});

test("a participant request whose answer is lost rings one telephone, once", async () => {
  twilio.faults.add({ match: /POST .*\/Participants\.json/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  const { number, sip } = lineOf(7);
  const { result, rung } = await callTo(number);
  expect(rung).toEqual([sip]);
  expect(result.conversationStartedAt).not.toBeNull();
});

test("with the deployable out of reach the fallback address connects the call, which is recorded", async () => {
  const { number, sip } = lineOf(8);
  const owned = twilio.numbers().find(({ e164 }) => e164 === number);
  twilio.addNumber({
    e164: number,
    voiceUrl: `http://127.0.0.1:${await freePort(0)}/webhooks/twilio/voice`,
    voiceFallbackUrl: owned?.voiceFallbackUrl ?? "",
  });
  const { call, result, rung } = await callTo(number);
  expect(rung).toEqual([sip]);
  expect(result.conversationStartedAt).not.toBeNull();
  expect(await recordOf(call.callSid, hasEnded)).toMatchObject({ plan: "pass_through", not_analysed_reason: "degraded", answered: true });
});

test("what the queue brings each minute and each night closes a forgotten call and removes expired words", async () => {
  const { lineId, number } = lineOf(1);
  const store = createSupabaseCallStore({ client: scene.database, timeoutMs: 5_000 });
  const callSid = `CA${"f".repeat(32)}`;
  const callId = await callIdOf(callSid);
  const startedAt = new Date(Date.now() - 5 * 3_600_000).toISOString();
  const call = { callId, callSid, lineId, dialled: number, caller: CALLER, plan: "protect", planReason: null, startedAt } as const;
  await store.openCall(call);
  const reasons = [{ tactic: "urgency", quote: "tout de suite", turn: 1 }];
  await store.recordVerdict({ callId, key: "verdict:2", at: startedAt, level: 2, score: 0.5, kind: "unknown", reasons });
  await supabase.sql("update public.call_quotes set expires_at = now() where call_id = $1", [callId]);

  for (const job of ["sweep", "purge"]) {
    const response = await fetch(`${scene.qstash.url}/v2/publish/${scene.publicUrl}/jobs/${job}`, {
      method: "POST",
      headers: { authorization: `Bearer ${scene.qstash.token}`, "content-type": "application/json" },
      body: "{}",
    });
    expect(response.ok).toBe(true);
  }
  await scene.qstash.drained();
  expect(await recordOf(callSid, hasEnded)).toMatchObject({ answered: null, level: 2 });
  expect(await supabase.sql("select quote from public.call_quotes where call_id = $1", [callId])).toEqual([]);
});
