import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import type { OpenCall } from "../contracts/call-records.ts";
import type { CallAnswer } from "../ports/call-script.ts";
import {
  CALLER,
  ETHIQ_NUMBER,
  fakeCallStore,
  fakeJobs,
  fakeLiveCalls,
  fakeRouting,
  fakeScript,
  lineRoute,
  SIP_TARGET,
} from "../sandbox/call-fakes.ts";
import { followUpCall } from "./follow-up-call.ts";

const record = (over: Partial<OpenCall> = {}): OpenCall => ({
  callId: "44444444-4444-4444-8444-444444444444",
  callSid: "CA1",
  lineId: lineRoute().lineId,
  dialled: ETHIQ_NUMBER,
  caller: CALLER,
  plan: "protect",
  planReason: null,
  startedAt: "2026-01-01T10:00:00.000Z",
  ...over,
});
const protect: CallAnswer = {
  kind: "protect",
  callId: record().callId,
  callSid: "CA1",
  lineId: lineRoute().lineId,
  dialled: ETHIQ_NUMBER,
  locale: "fr",
  notice: true,
  token: "t",
  targets: [SIP_TARGET],
};
const ring: CallAnswer = { kind: "ring", dialled: ETHIQ_NUMBER, caller: CALLER, locale: "fr", targets: [SIP_TARGET] };
const build = () => ({
  routing: fakeRouting(),
  liveCalls: fakeLiveCalls(),
  script: fakeScript,
  jobs: fakeJobs(),
  store: fakeCallStore(),
  tests: [] as string[],
  async noteTestCall(testId: string) {
    this.tests.push(testId);
  },
  log: silentLog,
  now: () => Date.parse("2026-01-01T10:00:01Z"),
});

test("a protected and recorded call only makes the telephone ring", async () => {
  const deps = build();
  await followUpCall(deps, { answer: protect, record: record(), isRecorded: true });
  expect(deps.routing.calls).toMatchObject([["addProtectedParticipant", { target: SIP_TARGET, caller: CALLER }]]);
  expect([deps.store.calls, deps.jobs.published]).toEqual([[], []]);
});

test("a call that proves a line rings nobody by itself, and is told to its test", async () => {
  const deps = build();
  const testId = "55555555-5555-4555-8555-555555555555";
  await followUpCall(deps, { answer: { ...protect, targets: [], testId }, record: record(), isRecorded: true });
  await followUpCall(deps, { answer: { kind: "test_seen", testId, locale: "fr" }, record: record(), isRecorded: true });
  expect(deps.tests).toEqual([testId, testId]);
  expect([deps.routing.calls, deps.store.calls]).toEqual([[], []]);
});

test("a call the database did not take is recorded by a job, and rings all the same", async () => {
  const deps = build();
  await followUpCall(deps, { answer: protect, record: record(), isRecorded: false });
  expect(deps.jobs.published).toMatchObject([{ name: "record-call", body: { callSid: "CA1", plan: "protect", notAnalysedReason: null } }]);
  expect(deps.routing.calls).toHaveLength(1);
});

test("with the queue down as well the telephone still rings, and the failure is not hidden", async () => {
  const deps = build();
  deps.jobs.failures.push("provider_unavailable");
  const done = followUpCall(deps, { answer: protect, record: record(), isRecorded: false });
  await expect(done).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(deps.routing.calls).toMatchObject([["addProtectedParticipant", {}]]);
});

test.each([
  ["degraded", "pass_through", "degraded"],
  ["paused", "pass_through", "paused"],
  ["blocked", "reject", "rejected"],
] as const)("an unrecorded call (%s) says why it was not analysed", async (planReason, plan, notAnalysedReason) => {
  const deps = build();
  await followUpCall(deps, { answer: ring, record: record({ plan, planReason }), isRecorded: false });
  expect(deps.jobs.published).toMatchObject([{ name: "record-call", body: { notAnalysedReason } }]);
});

test("a refused call is closed at once and nobody's telephone rings", async () => {
  const deps = build();
  await followUpCall(deps, { answer: { kind: "reject", reason: "busy" }, record: record(), isRecorded: true });
  expect(deps.store.calls).toEqual([["closeCall", { callSid: "CA1", endedAt: "2026-01-01T10:00:01.000Z", answered: false }]]);
  expect(deps.routing.calls).toEqual([]);
});

test("a repeated webhook rings nobody again, nor for a caller who left", async () => {
  const deps = build();
  deps.liveCalls.entries[record().callId] = { conferenceSid: "CF1", callerCallSid: "CA1", protectedCallSid: "CAleg" };
  await followUpCall(deps, { answer: protect, record: record(), isRecorded: true }, { isRepeat: true });
  expect(deps.routing.calls).toEqual([]);

  const left = build();
  left.routing.isLive = false;
  await followUpCall(left, { answer: protect, record: record(), isRecorded: true }, { isRepeat: true });
  expect(left.routing.calls).toEqual([["isCallLive", "CA1"]]);
});

test("a repeated webhook rings the telephone that a killed process never rang", async () => {
  const deps = build();
  await followUpCall(deps, { answer: protect, record: record(), isRecorded: true }, { isRepeat: true });
  expect(deps.routing.calls.at(-1)).toMatchObject(["addProtectedParticipant", { target: SIP_TARGET }]);
});
