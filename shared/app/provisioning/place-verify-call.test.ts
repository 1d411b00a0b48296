import { expect, test } from "vitest";
import { NO_DATA } from "../../domain/provisioning/job.ts";
import type { TestCallState } from "../../ports/test-calls.ts";
import { e164 } from "../../sandbox/call-fakes.ts";
import { placeVerifyCall } from "./place-verify-call.ts";
import type { ProvisioningDeps } from "./provisioning-deps.ts";

const ASKED_AT = Date.parse("2026-12-01T10:00:00Z");

const job = {
  ...{ id: "j", lineId: "l", kind: "set_up", state: "running", step: "verify", attempts: 0, wish: { country: "FR", numberType: "local" } },
  ...{ lastError: null, revision: 3, reserved: null, purchase: null, isInPool: false },
  assigned: { e164: e164("+33939000001"), sid: "PN1" },
  endpoint: { id: "e", username: "jeanne-0001", domain: "ethiq.sip.twilio.com", credentialSid: "CR1", passwordVersion: 1 },
  line: { status: "testing", delivery: [{ kind: "sip", uri: "sip:jeanne-0001@ethiq.sip.twilio.com" }] },
  data: { ...NO_DATA, call: { askedAt: ASKED_AT, placedAt: null, sid: null } },
};

/** `earlier`: what the provider has of a call that was placed already. */
async function deliver(earlier: TestCallState | undefined) {
  const placed: string[] = [];
  const recorded: { data: typeof job.data }[] = [];
  const deps = {
    store: {
      claim: async () => ({ state: "claimed", job }),
      record: async (_jobId: string, _lease: string, transition: { data: typeof job.data }) => {
        recorded.push(transition);
        return { state: "recorded", revision: 4 };
      },
    },
    calls: {
      find: async () => earlier,
      place: async ({ from }: { from: string }) => {
        placed.push(from);
        return { sid: "CA2" };
      },
    },
    jobs: { publish: async () => undefined },
    now: () => ASKED_AT + 1_000,
    newId: () => "lease",
  } as unknown as ProvisioningDeps;
  await placeVerifyCall(deps, "j");
  return { placed, sid: recorded.at(-1)?.data.call?.sid };
}

test("a telephone is rung from the line's own number", async () => {
  expect(await deliver(undefined)).toEqual({ placed: ["+33939000001"], sid: "CA2" });
});

test("a call whose placing nobody wrote down is found, and nobody is rung twice", async () => {
  const earlier: TestCallState = { sid: "CA1", status: "ringing", sipCode: null, errorCode: null };
  expect(await deliver(earlier)).toEqual({ placed: [], sid: "CA1" });
});
