import { expect, test } from "vitest";
import { e164, NUMBER_TARGET, SIP_TARGET } from "../../../shared/sandbox/call-fakes.ts";
import { createTwilio } from "../../../shared/sandbox/twilio/create-twilio.ts";
import { createCallbackSeal } from "./callback-seal.ts";
import { createTwilioClient } from "./twilio-client.ts";
import { createTwilioTestCalls } from "./twilio-test-calls.ts";
import { createWebhookUrls, targetText } from "./webhook-urls.ts";

const ACCOUNT = { accountSid: `AC${"0".repeat(32)}`, authToken: "token" };
const FROM = e164("+33939000001");
const JOB = "33333333-3333-4333-8333-333333333333";
const order = { purpose: "verify", id: JOB, leg: "1", from: FROM, target: SIP_TARGET } as const;

function scene() {
  const webhooks: { path: string; form: URLSearchParams }[] = [];
  const twilio = createTwilio({
    ...ACCOUNT,
    isStepped: true,
    fetch: async (input, init) => {
      const url = new URL(String(input));
      webhooks.push({ path: url.pathname + url.search, form: new URLSearchParams(String(init?.body)) });
      return new Response("<Response><Pause length='30'/></Response>", { headers: { "content-type": "text/xml" } });
    },
  });
  twilio.addNumber({ e164: FROM });
  twilio.endpoints.set(targetText(SIP_TARGET), { behaviour: "answers", answerAfterMs: 100 });
  const urls = createWebhookUrls("https://ethiq.example", createCallbackSeal("a-secret-of-at-least-thirty-two-characters"));
  const client = createTwilioClient(ACCOUNT, { timeoutMs: 5_000, maxPauseMs: 0, fetch: twilio.fetch });
  return { twilio, webhooks, calls: createTwilioTestCalls({ client, urls }) };
}

const since = new Date(0);

test("a test call rings the telephone, and its callbacks say what it was for", async () => {
  const { twilio, webhooks, calls } = scene();
  const { sid } = await calls.place(order);
  await twilio.advance(2_000);
  await expect(calls.state(sid)).resolves.toEqual({ sid, status: "in-progress", sipCode: null, errorCode: null });
  await calls.hangUp(sid);
  await twilio.advance(1_000);
  await expect(calls.state(sid)).resolves.toMatchObject({ status: "completed" });
  expect(webhooks.filter(({ path }) => path === `/webhooks/twilio/test-call?verify=${JOB}&leg=1`)).toHaveLength(1);
  const told = webhooks.filter(({ path }) => path === `/webhooks/twilio/test-call-status?verify=${JOB}&leg=1`);
  expect(told.map(({ form }) => form.get("CallStatus"))).toEqual(["ringing", "in-progress", "completed"]);
});

test("a telephone that is not there is told apart from one that is", async () => {
  const { twilio, webhooks, calls } = scene();
  twilio.endpoints.set(targetText(SIP_TARGET), { behaviour: "not-registered" });
  const { sid } = await calls.place(order);
  await twilio.advance(5_000);
  expect((await calls.state(sid))?.status).toMatch(/^(failed|no-answer)$/);
  expect(webhooks.at(-1)?.form.get("CallStatus")).toMatch(/^(failed|no-answer)$/);
});

test("hanging up a call that is over, or that never was, is no error", async () => {
  const { twilio, calls } = scene();
  const { sid } = await calls.place(order);
  await twilio.advance(1_000);
  await calls.hangUp(sid);
  await calls.hangUp(sid);
  await calls.hangUp(`CA${"9".repeat(32)}`);
  await expect(calls.state(`CA${"9".repeat(32)}`)).resolves.toBeUndefined();
});

test("a call whose answer was lost is found again: the newest to that telephone since then", async () => {
  const { twilio, calls } = scene();
  await expect(calls.find({ from: FROM, target: SIP_TARGET, since })).resolves.toBeUndefined();
  twilio.faults.add({ match: /POST .*Calls/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await expect(calls.place(order)).rejects.toMatchObject({ code: "outcome_unknown" });
  await expect(calls.find({ from: FROM, target: SIP_TARGET, since })).resolves.toMatchObject({ sid: /^CA/ });
  await expect(calls.find({ from: FROM, target: NUMBER_TARGET, since })).resolves.toBeUndefined();
  await expect(calls.find({ from: FROM, target: SIP_TARGET, since: new Date(Date.now() + 60_000) })).resolves.toBeUndefined();
});

test.each([
  ["too many requests", { kind: "status", status: 429, body: { code: 20429 }, headers: { "retry-after": "2" } }, "provider_unavailable", 2],
  ["a country that may not be called", { kind: "status", status: 400, body: { code: 21215, status: 400 } }, "provider_refused", 1],
  ["an error of Twilio's", { kind: "status", status: 503, body: { code: 20503, status: 503 } }, "outcome_unknown", 1],
] as const)("placing a call meets %s", async (_what, effect, code, times) => {
  const { twilio, calls } = scene();
  twilio.faults.add({ match: /POST .*Calls/, effect, times });
  await expect(calls.place(order)).rejects.toMatchObject({ code });
});

test("a look while Twilio is broken says only that it did not answer", async () => {
  const { twilio, calls } = scene();
  twilio.faults.add({ match: /GET/, effect: { kind: "status", status: 503 } });
  await expect(calls.state("CA1")).rejects.toMatchObject({ code: "provider_unavailable" });
  await expect(calls.find({ from: FROM, target: SIP_TARGET, since })).rejects.toMatchObject({ code: "provider_unavailable" });
});
