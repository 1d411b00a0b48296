import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import {
  CALLER,
  ETHIQ_NUMBER,
  fakeCallStore,
  fakeJobs,
  fakeLiveCalls,
  fakeRouting,
  fakeScript,
  fakeSingleUse,
  NUMBER_TARGET,
} from "../sandbox/call-fakes.ts";
import { type LegOutcome, noteLegOutcome } from "./note-leg-outcome.ts";

const outcome = (over: Partial<LegOutcome> = {}): LegOutcome => ({
  callId: "call-1",
  callSid: "CA1",
  lineId: "line-1",
  dialled: ETHIQ_NUMBER,
  caller: CALLER,
  locale: "fr",
  targetIndex: 0,
  targetKind: "sip",
  laterTargets: [NUMBER_TARGET],
  legCallSid: "CAleg",
  status: "no-answer",
  sipCode: null,
  ...over,
});
const build = () => ({
  routing: fakeRouting(),
  liveCalls: fakeLiveCalls(),
  script: fakeScript,
  jobs: fakeJobs(),
  store: fakeCallStore(),
  singleUse: fakeSingleUse(),
  log: silentLog,
  now: () => Date.parse("2026-01-01T10:00:20Z"),
});
const rung = (deps: ReturnType<typeof build>) => deps.routing.calls.filter(([method]) => method === "addProtectedParticipant");

test.each(["no-answer", "busy", "failed"] as const)("a leg that ends as %s leads to the next telephone", async (status) => {
  const deps = build();
  await noteLegOutcome(deps, outcome({ status, sipCode: status === "failed" ? "480" : null }));
  expect(rung(deps)).toMatchObject([["addProtectedParticipant", { target: NUMBER_TARGET, targetIndex: 1, laterTargets: [] }]]);
  expect(deps.store.calls).toMatchObject([["recordEvent", { type: "delivery", key: `leg:CAleg:${status}` }]]);
});

test("the person who never answers: the caller is told politely and the call is closed", async () => {
  const deps = build();
  await noteLegOutcome(deps, outcome({ laterTargets: [], targetIndex: 1 }));
  expect(deps.routing.calls).toEqual([["redirectCaller", { callSid: "CA1", twiml: "apology fr" }]]);
  expect(deps.store.calls.at(-1)).toMatchObject(["closeCall", { callSid: "CA1", answered: false }]);
});

test("a repeated callback rings nobody twice", async () => {
  const deps = build();
  await noteLegOutcome(deps, outcome());
  await noteLegOutcome(deps, outcome());
  expect(rung(deps)).toHaveLength(1);
});

test("without Redis a callback is still acted on", async () => {
  const deps = { ...build(), singleUse: fakeSingleUse({ isDown: true }) };
  await noteLegOutcome(deps, outcome());
  expect(rung(deps)).toHaveLength(1);
});

test("a database that is down does not keep the next telephone from ringing", async () => {
  const deps = build();
  deps.store.failures.recordEvent = ["provider_unavailable"];
  await expect(noteLegOutcome(deps, outcome())).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(rung(deps)).toHaveLength(1);
});

test("nobody is rung for a caller who left", async () => {
  const deps = build();
  deps.routing.isLive = false;
  await noteLegOutcome(deps, outcome());
  expect(rung(deps)).toEqual([]);
  expect(deps.store.calls.at(-1)).toMatchObject(["closeCall", { callSid: "CA1", answered: false }]);
});

test("a provider that cannot tell whether the caller is there does not stop the ringing", async () => {
  const deps = build();
  deps.routing.failures.isCallLive = ["provider_unavailable"];
  await noteLegOutcome(deps, outcome());
  expect(rung(deps)).toHaveLength(1);
});

test("who picks up after the caller left is not kept in an empty room", async () => {
  const deps = build();
  deps.routing.isLive = false;
  await noteLegOutcome(deps, outcome({ status: "in-progress" }));
  expect(deps.routing.calls.at(-1)).toEqual(["hangUp", "CAleg"]);
});

test("who picks up in time is left to talk", async () => {
  const deps = build();
  await noteLegOutcome(deps, outcome({ status: "in-progress" }));
  expect(deps.routing.calls).toEqual([["isCallLive", "CA1"]]);
});

test.each([
  ["completed", true],
  ["canceled", null],
] as const)("a leg that is %s closes the call", async (status, answered) => {
  const deps = build();
  await noteLegOutcome(deps, outcome({ status }));
  expect(deps.store.calls.at(-1)).toMatchObject(["closeCall", { callSid: "CA1", answered }]);
  expect(rung(deps)).toEqual([]);
});

test("ringing changes nothing", async () => {
  const deps = build();
  await noteLegOutcome(deps, outcome({ status: "ringing" }));
  expect([deps.routing.calls, deps.store.calls]).toEqual([[], []]);
});
