import { expect, test } from "vitest";
import { NO_DATA } from "../../domain/provisioning/job.ts";
import type { ClaimedJob } from "../../ports/provisioning-store.ts";
import type { TestCallState } from "../../ports/test-calls.ts";
import { e164 } from "../../sandbox/call-fakes.ts";
import type { ProvisioningDeps } from "./provisioning-deps.ts";
import { verifyLine } from "./verify-line.ts";

const PLACED_AT = Date.parse("2026-12-01T10:00:00Z");

const job = {
  assigned: { e164: e164("+33939000001"), sid: "PN1" },
  endpoint: {
    id: "e",
    username: "jeanne-0001",
    domain: "ethiq.sip.twilio.com",
    credentialSid: "CR1",
    passwordVersion: 1,
    passwordSetVersion: 1,
  },
  data: { ...NO_DATA, call: { askedAt: PLACED_AT, placedAt: PLACED_AT, sid: "CA1" } },
} as unknown as ClaimedJob;

const look = (status: TestCallState["status"], waitedSeconds: number) => {
  const calls = {
    place: () => Promise.reject(new Error("not asked for")),
    find: async () => undefined,
    // What the provider tells of a call later: no code of the network.
    state: async (sid: string) => ({ sid, status, sipCode: null, errorCode: null }),
    hangUp: async () => undefined,
  };
  const deps = { calls, now: () => PLACED_AT + waitedSeconds * 1_000 } as unknown as ProvisioningDeps;
  return verifyLine(deps, job, "lease");
};

test("a telephone that rings is connected", async () => {
  expect(await look("ringing", 3)).toEqual({ type: "verified" });
});

test("a call that nobody took before it could have rung out found no telephone", async () => {
  expect(await look("no-answer", 3)).toMatchObject({ type: "unreachable", detail: { cause: "not_registered" } });
});

test("a call that was looked at too late to tell is placed again", async () => {
  expect(await look("no-answer", 40)).toMatchObject({ type: "call_lost" });
});
