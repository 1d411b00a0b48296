import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import {
  CALLER,
  ETHIQ_NUMBER,
  fakeJobs,
  fakeLiveCalls,
  fakeRouting,
  fakeScript,
  NUMBER_TARGET,
  SIP_TARGET,
} from "../sandbox/call-fakes.ts";
import { type Delivery, deliverCall } from "./deliver-call.ts";

const delivery: Delivery = {
  callId: "call-1",
  callSid: "CA1",
  lineId: "line-1",
  dialled: ETHIQ_NUMBER,
  caller: CALLER,
  locale: "fr",
  targets: [SIP_TARGET, NUMBER_TARGET],
  firstIndex: 0,
};
const build = () => ({ routing: fakeRouting(), liveCalls: fakeLiveCalls(), script: fakeScript, jobs: fakeJobs(), log: silentLog });
const rung = (deps: ReturnType<typeof build>) =>
  deps.routing.calls.flatMap(([method, input]) => (method === "addProtectedParticipant" ? [input] : []));

test("the first telephone rings and the call enters the directory", async () => {
  const deps = build();
  await deliverCall(deps, delivery);
  expect(rung(deps)).toEqual([expect.objectContaining({ target: SIP_TARGET, targetIndex: 0, laterTargets: [NUMBER_TARGET] })]);
  expect(deps.liveCalls.entries).toEqual({ "call-1": { conferenceSid: "CF1", callerCallSid: "CA1", protectedCallSid: "CAleg" } });
});

test("a telephone that rings already is left alone", async () => {
  const deps = build();
  deps.routing.isLabelTaken = true;
  await deliverCall(deps, delivery);
  expect(rung(deps)).toHaveLength(1);
  expect(deps.liveCalls.entries).toEqual({});
});

test("a telephone the provider refuses to ring leads to the next one", async () => {
  const deps = build();
  deps.routing.failures.addProtectedParticipant = ["provider_refused"];
  await deliverCall(deps, delivery);
  expect(rung(deps)).toMatchObject([{ target: SIP_TARGET }, { target: NUMBER_TARGET, targetIndex: 1, laterTargets: [] }]);
});

test("when every telephone is refused the caller is told", async () => {
  const deps = build();
  deps.routing.failures.addProtectedParticipant = ["provider_refused", "provider_refused"];
  await deliverCall(deps, delivery);
  expect(deps.routing.calls.at(-1)).toEqual(["redirectCaller", { callSid: "CA1", twiml: "apology fr" }]);
});

test("a provider that does not answer is asked once more", async () => {
  const deps = build();
  deps.routing.failures.addProtectedParticipant = ["provider_unavailable"];
  await deliverCall(deps, delivery);
  expect(rung(deps)).toMatchObject([{ target: SIP_TARGET }, { target: SIP_TARGET }]);
  expect(deps.routing.calls).toHaveLength(2);
});

test("after two failures the caller's own leg dials what is left", async () => {
  const deps = build();
  deps.routing.failures.addProtectedParticipant = ["provider_refused", "provider_unavailable", "outcome_unknown"];
  await deliverCall(deps, delivery);
  const [method, input] = deps.routing.calls.at(-1) ?? [];
  expect(method).toBe("redirectCaller");
  const { twiml } = input as { twiml: string };
  expect(JSON.parse(twiml)).toEqual({ kind: "ring", dialled: ETHIQ_NUMBER, caller: CALLER, locale: "fr", targets: [NUMBER_TARGET] });
  expect(deps.jobs.published).toEqual([]);
});

test("when that fails too a job takes over", async () => {
  const deps = build();
  deps.routing.failures.addProtectedParticipant = ["provider_unavailable", "provider_unavailable"];
  deps.routing.failures.redirectCaller = ["provider_unavailable"];
  await deliverCall(deps, delivery);
  expect(deps.jobs.published).toMatchObject([{ name: "deliver-call", body: { callId: "call-1", callSid: "CA1", targetIndex: 0 } }]);
});

test("a caller who could not be told that nobody answers is told by a job", async () => {
  const deps = build();
  deps.routing.failures.redirectCaller = ["outcome_unknown"];
  await deliverCall(deps, { ...delivery, targets: [], firstIndex: 2 });
  expect(deps.jobs.published).toMatchObject([{ name: "deliver-call", body: { callSid: "CA1", targetIndex: 2 } }]);
});
