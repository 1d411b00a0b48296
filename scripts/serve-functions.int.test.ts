import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createServiceClient, type ServiceClient } from "../shared/adapters/supabase-rpc.ts";
import { demoTenants } from "../shared/sandbox/demo-tenants.ts";
import { type SeededTenant, seedTenants } from "../shared/sandbox/seed.ts";
import { type SupabaseStandIn, startSupabase } from "../shared/sandbox/supabase/start-supabase.ts";
import { startTwilio, type Twilio } from "../shared/sandbox/twilio/start-twilio.ts";
import { type QstashStandIn, startQstash } from "../shared/sandbox/upstash/start-qstash.ts";
import { type RedisStandIn, startRedis } from "../shared/sandbox/upstash/start-redis.ts";
import { type Child, startChild } from "./stack/child.ts";
import { freePort } from "./stack/free-port.ts";

// The deployable as it runs, between stand-ins that speak the real protocols; no relay listens at RELAY_URL. Each test has its
// own line, which this process has not looked up before.

const RINGS_WITHIN_MS = 2_000;
const CALLER = "+33612345678";
const EVERYTHING = /./;

let supabase: SupabaseStandIn;
let redis: RedisStandIn;
let qstash: QstashStandIn;
let twilio: Twilio;
let functions: Child;
let database: ServiceClient;
let tenants: SeededTenant[];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "functions-"));
  const accountSid = `AC${"1".repeat(32)}`;
  [supabase, redis, qstash, twilio] = await Promise.all([
    startSupabase({ port: await freePort(0) }),
    startRedis({ token: "redis-token" }),
    startQstash({}),
    startTwilio({ accountSid, authToken: "twilio-token" }),
  ]);
  const port = await freePort(0);
  const publicUrl = `http://127.0.0.1:${port}`;
  functions = await startChild({
    name: "functions",
    command: process.execPath,
    args: ["scripts/serve-functions.ts"],
    env: {
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      RELAY_URL: `ws://127.0.0.1:${await freePort(0)}/media`,
      STREAM_TOKEN_SECRET: "a-secret-of-at-least-thirty-two-characters",
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: "twilio-token",
      TWILIO_API_BASE_URL: twilio.url,
      SUPABASE_URL: supabase.url,
      SUPABASE_SECRET_KEY: supabase.secretKey,
      UPSTASH_REDIS_REST_URL: redis.url,
      UPSTASH_REDIS_REST_TOKEN: "redis-token",
      QSTASH_URL: qstash.url,
      QSTASH_TOKEN: qstash.token,
      QSTASH_CURRENT_SIGNING_KEY: qstash.currentSigningKey,
      QSTASH_NEXT_SIGNING_KEY: qstash.nextSigningKey,
    },
    logFile: process.env.FUNCTIONS_LOG ?? join(folder, "functions.log"),
    readyUrl: `${publicUrl}/healthz`,
  });
  database = createServiceClient(supabase);
  // One line has the notice of several seconds, the others answer at once.
  const households = demoTenants(9).map((tenant, index) => ({
    ...tenant,
    lines: tenant.lines.map((line) => ({ ...line, notice: index === 0 })),
  }));
  tenants = await seedTenants(supabase, households);
  for (const line of tenants.flatMap((tenant) => tenant.lines)) {
    const query = new URLSearchParams(
      line.delivery.map((target): [string, string] => ["deliver", target.kind === "sip" ? target.uri : target.e164]),
    );
    twilio.addNumber({
      e164: line.ethiqNumber,
      voiceUrl: `${publicUrl}/webhooks/twilio/voice?${query}`,
      voiceFallbackUrl: `${publicUrl}/webhooks/twilio/fallback?${query}`,
    });
    for (const target of line.delivery) {
      twilio.endpoints.set(target.kind === "sip" ? target.uri : target.e164, { behaviour: "answers", answerAfterMs: 300 });
    }
  }
});

afterEach(() => {
  for (const service of [supabase, redis, qstash, twilio]) service.faults.clear();
  // The database's stand-in prints every refusal of a stored procedure, such as an event of a call not yet on record.
  vi.mocked(console.error).mockClear();
});

afterAll(async () => {
  await functions?.stop();
  await Promise.all([twilio?.close(), qstash?.close(), redis?.close(), supabase?.close()]);
  await rm(folder, { recursive: true, force: true });
});

function lineOf(index: number) {
  const line = tenants[index]?.lines[0];
  const [sip, second] = line?.delivery ?? [];
  if (!line || sip?.kind !== "sip" || second?.kind !== "number") throw new Error("the tenants are not as expected");
  return { number: line.ethiqNumber, sip: sip.uri, second: second.e164 };
}

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
    const { data } = await database.from("calls").select("*").eq("call_sid", callSid);
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
