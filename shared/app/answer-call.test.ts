import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createJsonLog, silentLog } from "../config/log.ts";
import type { LineRoute } from "../contracts/line-route.ts";
import { AppError } from "../domain/errors.ts";
import {
  CALLER,
  ETHIQ_NUMBER,
  e164,
  fakeCallStore,
  fakeLines,
  lineRoute,
  NUMBER_TARGET,
  never,
  SIP_TARGET,
} from "../sandbox/call-fakes.ts";
import { type AnswerCallDeps, answerCall, type IncomingCall } from "./answer-call.ts";
import { callIdOf } from "./call-id.ts";

const call: IncomingCall = { callSid: "CA1", dialled: ETHIQ_NUMBER, caller: CALLER, staticTargets: [SIP_TARGET] };
const deps = (over: Partial<AnswerCallDeps> = {}): AnswerCallDeps => ({
  lines: fakeLines(lineRoute()),
  store: fakeCallStore(),
  tokens: { sign: async (claims) => `token-of-${claims.callSid}` },
  callerHash: async (caller) => `hash of ${caller}`,
  log: silentLog,
  now: () => Date.parse("2026-01-01T10:00:00Z"),
  ...over,
});
const withLine = (over: Partial<LineRoute>) => deps({ lines: fakeLines(lineRoute(over)) });

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

test("an active line is protected, with a token for this very call, and one write", async () => {
  const store = fakeCallStore();
  const signed: unknown[] = [];
  const tokens = { sign: async (claims: unknown) => String(signed.push(claims)) };
  const { answer, isRecorded } = await answerCall(deps({ store, tokens }), call);
  const callId = await callIdOf("CA1");
  expect(answer).toMatchObject({ kind: "protect", callId, callSid: "CA1", notice: true, targets: [SIP_TARGET, NUMBER_TARGET] });
  const { lineId, tenantId, locale } = lineRoute();
  const claims = { callId, callSid: "CA1", lineId, tenantId, locale, dialled: ETHIQ_NUMBER };
  expect(signed).toEqual([{ ...claims, callerHash: `hash of ${CALLER}` }]);
  expect(store.calls).toEqual([["openCall", expect.objectContaining({ callId, plan: "protect", planReason: null, caller: CALLER })]]);
  expect(isRecorded).toBe(true);
});

test.each(["anonymous", "+266696687", "sip:somebody@example.test", "112"])(
  "a caller who shows no number (%s) is counted nowhere",
  async (caller) => {
    const signed: object[] = [];
    const tokens = { sign: async (claims: object) => String(signed.push(claims)) };
    await answerCall(deps({ tokens }), { ...call, caller });
    expect(signed).toHaveLength(1);
    expect(signed[0]).not.toHaveProperty("callerHash");
  },
);

test("a paused line rings without being listened to", async () => {
  const { answer, record } = await answerCall(withLine({ status: "paused" }), call);
  expect(answer).toMatchObject({ kind: "ring", targets: [SIP_TARGET, NUMBER_TARGET] });
  expect(record).toMatchObject({ plan: "pass_through", planReason: "paused" });
});

test("a blocked caller is refused", async () => {
  expect((await answerCall(withLine({ blocked: [e164(CALLER)] }), call)).answer).toEqual({ kind: "reject", reason: "rejected" });
});

test("our own leg coming back is refused, whoever is down", async () => {
  const own = { ...call, caller: ETHIQ_NUMBER };
  const store = fakeCallStore();
  const { answer, record } = await answerCall(deps({ store }), own);
  expect(answer).toEqual({ kind: "reject", reason: "rejected" });
  expect(record).toMatchObject({ plan: "reject", planReason: "own_number" });

  const noDatabase = { ...fakeCallStore(), openCall: () => Promise.reject(new AppError("provider_unavailable", "down")) };
  expect((await answerCall(deps({ store: noDatabase }), own)).answer.kind).toBe("reject");
  const noDirectory = fakeLines(lineRoute(), ["provider_unavailable"]);
  expect((await answerCall(deps({ store: noDatabase, lines: noDirectory }), own)).answer.kind).toBe("reject");
});

test("our own call coming back is let in when the database expects it, and rings nobody by itself", async () => {
  const own = { ...call, caller: ETHIQ_NUMBER };
  const expected = (isAutomatic: boolean) =>
    fakeCallStore({
      opened: { plan: "protect", planReason: "forwarding_test", test: { id: "55555555-5555-4555-8555-555555555555", isAutomatic } },
    });
  const signed: unknown[] = [];
  const tokens = { sign: async (claims: unknown) => String(signed.push(claims)) };
  const { answer } = await answerCall(deps({ store: expected(false), tokens }), own);
  const testId = "55555555-5555-4555-8555-555555555555";
  expect(answer).toMatchObject({ kind: "protect", notice: false, targets: [], testId });
  expect(signed).toEqual([expect.objectContaining({ testId, dialled: ETHIQ_NUMBER, locale: "fr" })]);
  expect((await answerCall(deps({ store: expected(true) }), own)).answer).toEqual({ kind: "test_seen", testId, locale: "fr" });
});

test("our own call coming back is refused when the database expects it and does not say so in time", async () => {
  let isAsked = false;
  const openCall = () => {
    isAsked = true;
    return never();
  };
  const answering = answerCall(deps({ store: { openCall } }), { ...call, caller: ETHIQ_NUMBER });
  while (!isAsked || vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(2_000);
  expect((await answering).answer).toEqual({ kind: "reject", reason: "rejected" });
});

test("our test number is refused unless the database expects it", async () => {
  const testNumber = e164("+33937000001");
  const ours = { ...call, caller: testNumber };
  const store = fakeCallStore();
  expect((await answerCall(deps({ testNumber, store }), ours)).answer.kind).toBe("reject");
  expect(store.calls).toMatchObject([["openCall", { plan: "reject", planReason: "own_number" }]]);
  expect((await answerCall(deps({ testNumber }), call)).answer.kind).toBe("protect");
});

test("the forwarded number is never rung", async () => {
  const forwarded = { kind: "number", e164: e164("+33140000001") } as const;
  expect((await answerCall(withLine({ delivery: [forwarded, SIP_TARGET] }), call)).answer).toMatchObject({ targets: [SIP_TARGET] });
  expect((await answerCall(withLine({ delivery: [forwarded] }), call)).answer).toMatchObject({ kind: "ring", targets: [] });
});

test("a number of nobody, and one that is no number, are told so", async () => {
  const unset = { ...call, staticTargets: [] };
  expect((await answerCall(deps({ lines: fakeLines(undefined) }), unset)).answer).toEqual({ kind: "unknown_number" });
  expect((await answerCall(deps(), { ...unset, dialled: "sip:x@y.example" })).answer).toEqual({ kind: "unknown_number" });
});

test("a number that a line gave up rings, unheard, where it is still configured to", async () => {
  const { answer, record } = await answerCall(deps({ lines: fakeLines(undefined) }), call);
  expect(answer).toEqual({ kind: "ring", dialled: ETHIQ_NUMBER, caller: CALLER, locale: "fr", targets: [SIP_TARGET] });
  expect(record).toMatchObject({ plan: "unknown_number", lineId: null });
  const circle = { ...call, staticTargets: [{ kind: "number", e164: ETHIQ_NUMBER } as const] };
  expect((await answerCall(deps({ lines: fakeLines(undefined) }), circle)).answer).toEqual({ kind: "unknown_number" });
});

test("the database's knowledge of loops and of our own numbers wins", async () => {
  const loop = fakeCallStore({ opened: { plan: "reject", planReason: "loop" } });
  const own = fakeCallStore({ opened: { plan: "reject", planReason: "own_number" } });
  expect((await answerCall(deps({ store: loop }), call)).answer).toEqual({ kind: "reject", reason: "busy" });
  expect((await answerCall(deps({ store: own }), call)).answer).toEqual({ kind: "reject", reason: "rejected" });
});

test.each(["anonymous", "+266696687", "112"])("a caller shown as %s is never taken for a loop", async (caller) => {
  const store = fakeCallStore({ opened: { plan: "reject", planReason: "loop" } });
  expect((await answerCall(deps({ store }), { ...call, caller })).answer).toMatchObject({ kind: "protect" });
});

test("a line that gave up its number meanwhile is not rung from an old cache", async () => {
  const store = fakeCallStore({ opened: { plan: "unknown_number", planReason: "unknown_number" } });
  const old = fakeLines(lineRoute({ delivery: [{ kind: "number", e164: e164("+33140000009") }] }));
  expect((await answerCall(deps({ store, lines: old }), { ...call, staticTargets: [] })).answer).toEqual({ kind: "unknown_number" });
  expect((await answerCall(deps({ store, lines: old }), call)).answer).toMatchObject({ kind: "ring", targets: [SIP_TARGET] });
});

test("with the database down the known line is still protected, and not yet recorded", async () => {
  const store = fakeCallStore();
  store.failures.openCall = ["provider_unavailable"];
  const { answer, isRecorded } = await answerCall(deps({ store }), call);
  expect(answer.kind).toBe("protect");
  expect(isRecorded).toBe(false);
});

test("when nobody can look the line up the number's own configuration is rung", async () => {
  const store = fakeCallStore();
  const { answer, record, isRecorded } = await answerCall(deps({ lines: fakeLines(undefined, ["provider_unavailable"]), store }), call);
  expect(answer).toEqual({ kind: "ring", dialled: ETHIQ_NUMBER, caller: CALLER, locale: "fr", targets: [SIP_TARGET] });
  expect(record).toMatchObject({ plan: "pass_through", planReason: "degraded", lineId: null });
  expect(isRecorded).toBe(false);
  expect(store.calls).toEqual([]);
});

test("a look-up and a write that never end are waited for 350 and 300 ms", async () => {
  const timerStarts = async () => {
    while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  const hung = answerCall(deps({ lines: { find: never } }), call);
  await timerStarts();
  await vi.advanceTimersByTimeAsync(350);
  await expect(hung).resolves.toMatchObject({ answer: { kind: "ring" } });

  let isAsked = false;
  const openCall = () => {
    isAsked = true;
    return never();
  };
  const unwritten = answerCall(deps({ store: { openCall } }), call);
  while (!isAsked) await timerStarts();
  await vi.advanceTimersByTimeAsync(300);
  await expect(unwritten).resolves.toMatchObject({ answer: { kind: "protect" }, isRecorded: false });
});

test("no log line shows a telephone number", async () => {
  const lines: string[] = [];
  const log = createJsonLog({ write: (line) => lines.push(line) });
  const store = fakeCallStore();
  store.failures.openCall = ["provider_unavailable"];
  await answerCall(deps({ log, store }), call);
  await answerCall(deps({ log, lines: fakeLines(undefined, ["provider_unavailable"]) }), call);
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/\+33/);
});

test("the same call SID always gives the same id, another one another", async () => {
  expect(await callIdOf("CA1")).toBe(await callIdOf("CA1"));
  expect(await callIdOf("CA1")).not.toBe(await callIdOf("CA2"));
  expect(await callIdOf("CA1")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
