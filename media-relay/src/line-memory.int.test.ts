import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createSupabaseCallStore } from "../../shared/adapters/supabase-call-store.ts";
import { createSupabaseLineMemory } from "../../shared/adapters/supabase-line-memory.ts";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { MOST_PRIOR } from "../../shared/domain/risk/line-memory.ts";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { type SeededTenant, seedTenants } from "../../shared/sandbox/seed.ts";
import { type SupabaseStandIn, startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";
import { eventually, type RelayFixture, startRelayFixture, type TestCall } from "./testing/relay-fixture.ts";

// The relay before the real migrations: what a first call leaves, the next one begins with.

const SCAMMER = "+33612345678";
let supabase: SupabaseStandIn;
let line: SeededTenant["lines"][number];
let owner: string;
let fixture: RelayFixture;

beforeAll(async () => {
  supabase = await startSupabase();
  const [tenant] = await seedTenants(supabase, demoTenants(1));
  if (!tenant?.lines[0] || !tenant.members[0]) throw new Error("nothing seeded");
  line = tenant.lines[0];
  owner = tenant.members[0].userId;
});
afterAll(() => supabase.close());
const startRelay = () =>
  startRelayFixture({ lineMemory: createSupabaseLineMemory({ client: createServiceClient(supabase), timeoutMs: 3_000 }) });
beforeEach(async () => {
  fixture = await startRelay();
});
afterEach(async () => {
  supabase.faults.clear();
  await fixture.close();
});

const now = () => new Date().toISOString();
const store = () => createSupabaseCallStore({ client: createServiceClient(supabase), timeoutMs: 20_000 });

/** On record, as the voice webhook leaves it before the stream begins. */
async function incoming(caller: string): Promise<TestCall> {
  const call = await fixture.newCall({ lineId: line.lineId });
  // Numbers of the fixture begin again with every file; call ids on record must not.
  const { callId, callSid } = call;
  await supabase.sql("delete from public.calls where id = $1", [callId]);
  const opened = { callId, callSid, lineId: line.lineId, dialled: line.ethiqNumber, caller, plan: "protect" as const, planReason: null };
  await store().openCall({ ...opened, startedAt: now() }, { isLate: true });
  return call;
}
async function pastScam(caller = SCAMMER): Promise<string> {
  const { callId, callSid } = await incoming(caller);
  const reasons = [{ tactic: "credential_request" as const, quote: "votre code", turn: 2 }];
  await store().recordVerdict({ callId, key: "verdict:3", at: now(), level: 3, score: 0.9, kind: "bank_fraud_desk", reasons });
  await store().closeCall({ callSid, endedAt: now(), answered: true });
  return callId;
}
/** What the judge of this call began with. */
async function priorOf(call: TestCall, relay = fixture): Promise<number> {
  const { client } = await relay.listen(call);
  client.pieces(Buffer.alloc(160, 0xff));
  const speech = await eventually(() => relay.deepgram.connections.at(-1));
  relay.outside.memory.delete(call.callId);
  speech.say(0, "LEVEL2 : vite");
  const { prior } = await eventually(() => relay.outside.memory.get(call.callId) as { prior: number } | undefined);
  client.stop();
  return prior;
}

test("a second approach on a line begins with a prior, more of one by the same caller; a correction takes it away", async () => {
  expect(await priorOf(await incoming(SCAMMER))).toBe(0);
  await supabase.sql("delete from public.calls");
  const scam = await pastScam();
  const stranger = await priorOf(await incoming("+33612345679"));
  const same = await priorOf(await incoming(SCAMMER));
  expect(stranger).toBeGreaterThan(0.2);
  expect(same).toBeGreaterThan(stranger);
  expect(same).toBeLessThan(MOST_PRIOR);
  expect(fixture.metrics()).toContain('relay_line_priors_total{outcome="remembered"} 2');

  await supabase.sql(
    `with session as materialized (select set_config('request.jwt.claim.sub', $1, true))
     select public.give_feedback($2, false, null, false) from session`,
    [owner, scam],
  );
  expect(await priorOf(await incoming(SCAMMER))).toBe(0);
});

test("the stream that comes after a lost one goes on with the prior its call began with", async () => {
  await pastScam();
  const call = await incoming(SCAMMER);
  const before = await priorOf(call);
  expect(before).toBeGreaterThan(0);
  await supabase.sql("delete from public.line_approaches");
  const next = await startRelay();
  const route = fixture.outside.routes.get(call.dialled);
  if (route) next.outside.routes.set(call.dialled, route);
  next.outside.memory.set(call.callId, fixture.outside.memory.get(call.callId));
  expect(await priorOf(call, next)).toBe(before);
  await next.close();
});

test.each([
  ["is down", { kind: "status", status: 503, body: {} } as const],
  ["answers late", { kind: "delay", ms: 2_500 } as const],
])("a call is listened to from its first sound when the memory %s", async (_, effect) => {
  await pastScam();
  const call = await incoming(SCAMMER);
  supabase.faults.add({ match: /rpc\/recall_line/, effect });
  const { client } = await fixture.listen(call);
  for (let index = 0; index < 25; index += 1) client.pieces(Buffer.alloc(160, 1), Buffer.alloc(160, 2));
  const { audio } = await eventually(() => fixture.deepgram.connections.at(-1));
  await eventually(() => audio.reduce((sum, { length }) => sum + length, 0) === 25 * 320);
  expect(fixture.metrics()).toContain('relay_line_priors_total{outcome="unavailable"} 1');
});
