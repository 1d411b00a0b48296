import { expect, test, vi } from "vitest";
import { silentLog } from "../config/log.ts";
import { AppError } from "../domain/errors.ts";
import { hangUpCall } from "./hang-up-call.ts";

const callId = "44444444-4444-4444-8444-444444444444";
const build = (callSid: string | undefined) => ({
  agreed: { find: async () => (callSid ? { callSid } : undefined) },
  routing: { hangUp: vi.fn(async () => {}) },
  store: { recordEvent: vi.fn(async () => {}) },
  log: silentLog,
  now: () => 0,
});

test("the caller's leg is ended and the timeline says so", async () => {
  const deps = build("CA1");
  await hangUpCall(deps, { callId });
  expect(deps.routing.hangUp.mock.calls).toEqual([["CA1"]]);
  expect(deps.store.recordEvent.mock.calls).toMatchObject([[{ callId, key: "hang_up:sent", payload: { outcome: "sent" } }]]);
});

test("nothing is cut that nobody may cut now", async () => {
  const deps = build(undefined);
  await hangUpCall(deps, { callId });
  expect(deps.routing.hangUp).not.toHaveBeenCalled();
  expect(deps.store.recordEvent).not.toHaveBeenCalled();
});

test("a telephone network that does not answer is asked again, and nothing is said to be done", async () => {
  const deps = build("CA1");
  deps.routing.hangUp.mockRejectedValueOnce(new AppError("outcome_unknown", "no answer"));
  await expect(hangUpCall(deps, { callId })).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(deps.store.recordEvent).not.toHaveBeenCalled();
});
