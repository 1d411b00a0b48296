import { expect, test } from "vitest";
import { fakeCallStore, fakeLiveCalls, fakeRouting } from "../sandbox/call-fakes.ts";
import { endCall } from "./end-call.ts";

const live = { "call-1": { conferenceSid: "CF1", callerCallSid: "CA1", protectedCallSid: "CAleg" } };
const build = () => ({ store: fakeCallStore(), routing: fakeRouting(), liveCalls: fakeLiveCalls(live), now: () => 0 });

test("the call is closed and a telephone that may still ring is stopped", async () => {
  const deps = build();
  await endCall(deps, { callSid: "CA1", callId: "call-1", answered: null });
  expect(deps.store.calls).toEqual([["closeCall", { callSid: "CA1", endedAt: "1970-01-01T00:00:00.000Z", answered: null }]]);
  expect(deps.routing.calls).toEqual([["hangUp", "CAleg"]]);
});

test("a call that is not in the directory is only closed", async () => {
  const deps = build();
  await endCall(deps, { callSid: "CA2", callId: "call-2", answered: true });
  expect(deps.routing.calls).toEqual([]);
  expect(deps.store.calls).toHaveLength(1);
});

test("a database that is down does not leave the telephone ringing", async () => {
  const deps = build();
  deps.store.failures.closeCall = ["provider_unavailable"];
  await expect(endCall(deps, { callSid: "CA1", callId: "call-1", answered: null })).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(deps.routing.calls).toEqual([["hangUp", "CAleg"]]);
});
