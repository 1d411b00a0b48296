import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import {
  CALLER,
  ETHIQ_NUMBER,
  fakeJobs,
  fakeLines,
  fakeLiveCalls,
  fakeRouting,
  fakeScript,
  lineRoute,
  NUMBER_TARGET,
} from "../sandbox/call-fakes.ts";
import { resumeDelivery } from "./resume-delivery.ts";

const job = { callId: "call-1", callSid: "CA1", lineId: "line-1", dialled: ETHIQ_NUMBER, caller: CALLER, targetIndex: 1 };
const build = (lines = fakeLines(lineRoute())) => ({
  lines,
  routing: fakeRouting(),
  liveCalls: fakeLiveCalls(),
  script: fakeScript,
  jobs: fakeJobs(),
  log: silentLog,
});

test("the telephone at which the earlier attempt stopped rings", async () => {
  const deps = build();
  await resumeDelivery(deps, job);
  expect(deps.routing.calls.at(-1)).toMatchObject(["addProtectedParticipant", { target: NUMBER_TARGET, targetIndex: 1, laterTargets: [] }]);
});

test("nobody is rung for a call that is over", async () => {
  const deps = build();
  deps.routing.isLive = false;
  await resumeDelivery(deps, job);
  expect(deps.routing.calls).toEqual([["isCallLive", "CA1"]]);
});

test("a caller waiting with no telephone left is told", async () => {
  const deps = build();
  await resumeDelivery(deps, { ...job, targetIndex: 2 });
  expect(deps.routing.calls.at(-1)).toEqual(["redirectCaller", { callSid: "CA1", twiml: "apology fr" }]);
});

test("a number that leads nowhere any more is not tried again, a directory that is down is", async () => {
  await expect(resumeDelivery(build(fakeLines(undefined)), job)).rejects.toMatchObject({ code: "conflict" });
  const down = build(fakeLines(undefined, ["provider_unavailable"]));
  await expect(resumeDelivery(down, job)).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("a provider that still does not answer leaves the job to the queue, which has the patience", async () => {
  const deps = build();
  deps.routing.failures.addProtectedParticipant = ["provider_unavailable", "provider_unavailable"];
  deps.routing.failures.redirectCaller = ["provider_unavailable"];
  await expect(resumeDelivery(deps, job)).rejects.toMatchObject({ code: "provider_unavailable" });
  // One of the same id would be swallowed as a duplicate.
  expect(deps.jobs.published).toEqual([]);
  await resumeDelivery(deps, job);
  expect(deps.routing.calls.at(-1)).toMatchObject(["addProtectedParticipant", { target: NUMBER_TARGET }]);
});
