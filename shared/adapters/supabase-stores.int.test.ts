import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { RecordVerdict } from "../contracts/call-records.ts";
import { type E164, isE164 } from "../domain/phone-number.ts";
import { demoTenants } from "../sandbox/demo-tenants.ts";
import { type SeededTenant, seedTenants } from "../sandbox/seed.ts";
import { type SupabaseStandIn, startSupabase } from "../sandbox/supabase/start-supabase.ts";
import { createSupabaseAlertStore } from "./supabase-alert-store.ts";
import { createSupabaseCallStore } from "./supabase-call-store.ts";
import { createSupabaseHousekeeping } from "./supabase-housekeeping.ts";
import { createSupabaseRouteChanges } from "./supabase-route-changes.ts";
import { createServiceClient } from "./supabase-rpc.ts";

let supabase: SupabaseStandIn;
let line: SeededTenant["lines"][number];
beforeAll(async () => {
  supabase = await startSupabase();
  const [tenant] = await seedTenants(supabase, demoTenants(1));
  if (!tenant?.lines[0]) throw new Error("nothing seeded");
  line = tenant.lines[0];
});
afterEach(() => supabase.faults.clear());
afterAll(() => supabase.close());

const options = (timeoutMs = 20_000) => ({ client: createServiceClient(supabase), timeoutMs });
const e164 = (value: string): E164 => {
  if (!isE164(value)) throw new Error("not a number");
  return value;
};
const now = () => new Date().toISOString();

let calls = 0;
const newCall = () => ({
  callId: crypto.randomUUID(),
  callSid: `CAstore${++calls}`,
  lineId: line.lineId,
  dialled: line.ethiqNumber,
  caller: "anonymous",
  plan: "protect" as const,
  planReason: null,
  startedAt: now(),
});
const verdictOf = (callId: string): RecordVerdict => ({
  callId,
  key: "verdict:3",
  at: now(),
  level: 3,
  score: 0.93,
  kind: "bank_fraud_desk",
  reasons: [{ tactic: "credential_request", quote: "l'autre \\ \"code\" d'accès", turn: 4 }],
});

test("a number leads to its line, another to nobody", async () => {
  const store = createSupabaseCallStore(options());
  expect(await store.lineRoute(e164(line.ethiqNumber))).toMatchObject({ lineId: line.lineId, status: "active", protectedName: "Jeanne" });
  expect(await store.lineRoute(e164("+33199009999"))).toBeUndefined();
});

test("a call goes through its whole life, every step repeated", async () => {
  const [store, alerts] = [createSupabaseCallStore(options()), createSupabaseAlertStore(options())];
  const call = newCall();
  const twice = async <Result>(step: () => Promise<Result>) => [await step(), await step()];

  expect(await twice(() => store.openCall(call))).toEqual([
    { callId: call.callId, plan: "protect", planReason: null, startedAt: call.startedAt, isNew: true },
    { callId: call.callId, plan: "protect", planReason: null, startedAt: call.startedAt, isNew: false },
  ]);
  const [verdict] = await twice(() => store.recordVerdict(verdictOf(call.callId)));
  expect(verdict?.alertIds).toHaveLength(2);
  await twice(() => store.recordEvent({ callId: call.callId, key: "whisper:1", at: now(), type: "action", payload: { kind: "whisper" } }));
  const [alertId = ""] = verdict?.alertIds ?? [];
  expect(await alerts.due(100)).toContain(alertId);
  expect(await twice(() => alerts.claim(alertId, 30))).toMatchObject([
    { state: "claimed", item: { protectedName: "Jeanne", familyWord: line.familyWord, level: 3, callStartedAt: call.startedAt } },
    { state: "busy" },
  ]);
  await twice(() => alerts.settle({ id: alertId, attempt: 1, status: "sent", providerSid: "SM1", errorCode: null }));
  await twice(() => alerts.recordDelivery({ id: alertId, providerSid: "SM1", status: "delivered", errorCode: null }));
  expect(await alerts.knownProviderSids(["SM1", "SM2"])).toEqual(["SM1"]);
  await twice(() => store.recordTotals({ callId: call.callId, analysed: true, notAnalysedReason: null, speechMs: 90_000 }));
  expect(await twice(() => store.closeCall({ callSid: call.callSid, endedAt: now(), answered: true }))).toEqual([call.callId, call.callId]);

  const [row] = await supabase.sql("select level, analysed, answered, speech_ms from public.calls where id = $1", [call.callId]);
  expect(row).toEqual({ level: 3, analysed: true, answered: true, speech_ms: 90_000 });
  const quotes = await supabase.sql("select quote from public.call_quotes where call_id = $1", [call.callId]);
  expect(quotes).toEqual([{ quote: "l'autre \\ \"code\" d'accès" }]);
});

test("a call of nobody's number is on record and nobody's", async () => {
  const store = createSupabaseCallStore(options());
  const call = {
    ...newCall(),
    lineId: null,
    dialled: "+33199009999",
    plan: "unknown_number" as const,
    planReason: "unknown_number" as const,
  };
  expect(await store.openCall(call)).toMatchObject({ plan: "unknown_number", isNew: true });
  expect(await store.closeCall({ callSid: call.callSid, endedAt: now(), answered: false })).toBeUndefined();
});

test("a call that goes on already is recorded as it is, one that begins is refused when it goes in circles", async () => {
  const store = createSupabaseCallStore(options());
  const redial = () => ({ ...newCall(), caller: "+33612345678" });
  await store.openCall(redial());
  expect(await store.openCall(redial())).toMatchObject({ plan: "reject", planReason: "loop" });
  expect(await store.openCall(redial(), { isLate: true })).toMatchObject({ plan: "protect", planReason: null });
});

test("a call that was never opened is unknown", async () => {
  const store = createSupabaseCallStore(options());
  const callId = crypto.randomUUID();
  await expect(store.recordVerdict(verdictOf(callId))).rejects.toMatchObject({ code: "call_unknown", providerCode: "P0002" });
  await expect(store.markNotAnalysed(callId, "relay")).rejects.toMatchObject({ code: "call_unknown" });
});

test("a changed line is announced until it is settled", async () => {
  const routes = createSupabaseRouteChanges(options());
  await supabase.sql("update public.lines set notice = false where id = $1", [line.lineId]);
  const [change] = await routes.pending(10);
  expect(change).toMatchObject({ dialled: line.ethiqNumber, route: { notice: false } });
  await routes.settle([change?.changeId ?? 0]);
  expect(await routes.pending(10)).toEqual([]);
});

test("a call of which no end was told is closed, once", async () => {
  const [store, housekeeping] = [createSupabaseCallStore(options()), createSupabaseHousekeeping(options())];
  const call = { ...newCall(), startedAt: new Date(Date.now() - 5 * 3_600_000).toISOString() };
  await store.openCall(call);
  expect(await housekeeping.closeStaleCalls(100)).toBe(1);
  expect(await housekeeping.closeStaleCalls(100)).toBe(0);
  const [row] = await supabase.sql("select ended_at is not null as ended, answered from public.calls where id = $1", [call.callId]);
  expect(row).toEqual({ ended: true, answered: null });
});

test("words whose time is over are purged, once", async () => {
  const [store, housekeeping] = [createSupabaseCallStore(options()), createSupabaseHousekeeping(options())];
  const call = newCall();
  await store.openCall(call);
  await store.recordVerdict(verdictOf(call.callId));
  await supabase.sql("update public.call_quotes set expires_at = now() where call_id = $1", [call.callId]);
  expect(await housekeeping.purgeExpired(100)).toMatchObject({ quotes: 1, isDone: true });
  expect(await housekeeping.purgeExpired(100)).toMatchObject({ quotes: 0, isDone: true });
});

test.each([
  ["is slow", { kind: "delay", ms: 2_000 }],
  ["cuts the line", { kind: "drop" }],
  ["cuts the line after the effect", { kind: "drop", afterEffect: true }],
  ["is overloaded", { kind: "status", status: 503 }],
  ["limits the rate", { kind: "status", status: 429 }],
] as const)("a database that %s is unavailable, and the call can be opened later", async (_, effect) => {
  const call = newCall();
  supabase.faults.add({ match: /rpc\/open_call/, effect, times: 1 });
  await expect(createSupabaseCallStore(options(1_500)).openCall(call)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(await createSupabaseCallStore(options()).openCall(call)).toMatchObject({ callId: call.callId, plan: "protect" });
});

test("the publishable key opens nothing", async () => {
  const client = createServiceClient({ url: supabase.url, secretKey: supabase.publishableKey });
  const store = createSupabaseCallStore({ client, timeoutMs: 20_000 });
  await expect(store.openCall(newCall())).rejects.toMatchObject({ code: "provider_unavailable", providerCode: "42501" });
});

test("what does not fit a contract is an error of ours", async () => {
  await supabase.sql("update public.lines set delivery = '[]', status = 'draft' where id = $1", [line.lineId]);
  await supabase.sql("alter table public.lines drop constraint lines_in_service_ring_somewhere");
  await supabase.sql("update public.lines set status = 'active' where id = $1", [line.lineId]);
  await expect(createSupabaseCallStore(options()).lineRoute(e164(line.ethiqNumber))).rejects.toMatchObject({ code: "internal" });
});
