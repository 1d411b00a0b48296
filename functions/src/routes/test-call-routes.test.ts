import twilio from "twilio";
import { expect, test } from "vitest";
import { silentLog } from "../../../shared/config/log.ts";
import type { HeldLineTest } from "../../../shared/contracts/line-test.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { spokenIn } from "../../../shared/domain/line-test/spoken.ts";
import { createApp } from "../../../shared/http/create-app.ts";
import { fakeJobs, fakeRouting } from "../../../shared/sandbox/call-fakes.ts";
import { fakeLineTests, TEST_ID, TEST_START } from "../../../shared/sandbox/line-test-fakes.ts";
import { createCallbackSeal } from "../adapters/callback-seal.ts";
import { createTestScript } from "../adapters/test-script.ts";
import { createTwilioScript } from "../adapters/twilio-script.ts";
import { createTwilioVerifier } from "../adapters/twilio-signature.ts";
import { createWebhookUrls } from "../adapters/webhook-urls.ts";
import { testCallRoutes } from "./test-call-routes.ts";

const PUBLIC_URL = "https://ethiq.example";
const TOKEN = "primary-auth-token";
const CALL_ID = "44444444-4444-4444-8444-444444444444";
const { pressOne, notForwarded, digit, askHello, askHelloLouder, listenNow, wrongDigit, thank, apologise, allHeard, speakLouder } =
  spokenIn("fr");

function build(over: Partial<HeldLineTest> = {}) {
  let now = TEST_START + 5_000;
  const tests = fakeLineTests({ secrets: { digit: "7", word: "tournesol" }, personCallSid: "CA-person", ...over }, () => now);
  const routing = fakeRouting();
  const urls = createWebhookUrls(PUBLIC_URL, createCallbackSeal("a-secret-of-at-least-thirty-two-characters"));
  const testScript = createTestScript({ urls });
  const placed: string[] = [];
  const telling = {
    tests: tests.store,
    calls: {
      place: async ({ leg }: { leg: string }) => ({ sid: `CA${placed.push(leg)}` }),
      find: async () => undefined,
      state: async () => undefined,
      hangUp: async () => undefined,
    },
    routing,
    script: testScript,
    jobs: fakeJobs(),
    log: silentLog,
    now: () => now,
  };
  const app = createApp(silentLog).route(
    "/webhooks/twilio",
    testCallRoutes({
      isGenuine: createTwilioVerifier({ publicUrl: PUBLIC_URL, authTokens: [TOKEN] }),
      script: createTwilioScript({ urls, relayUrl: "wss://relay.example/media" }),
      testScript,
      telling,
    }),
  );
  const post = (path: string, form: Record<string, string> = {}, token = TOKEN) => {
    const address = `/webhooks/twilio/${path}`;
    return app.request(`http://10.0.0.1:3000${address}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": twilio.getExpectedTwilioSignature(token, PUBLIC_URL + address, form),
      },
      body: new URLSearchParams(form).toString(),
    });
  };
  return {
    app,
    tests,
    routing,
    placed,
    pass: (ms: number) => {
      now += ms;
    },
    post,
    ask: async (path: string, form: Record<string, string> = {}) => (await post(path, form)).text(),
  };
}
const here = `test=${TEST_ID}`;
const forwarded = { forwardedCallId: CALL_ID, forwardedAt: new Date(TEST_START + 3_000).toISOString() };
const unescaped = (xml: string) => xml.replaceAll("&apos;", "'");

test("what others answer beside these is theirs to protect", async () => {
  const { app } = build();
  app.get("/webhooks/twilio/ringback.wav", (c) => c.text("open"));
  expect((await app.request("/webhooks/twilio/ringback.wav")).status).toBe(200);
});

test("nothing is said to whoever did not sign", async () => {
  const { post } = build();
  for (const path of ["test-call", "test-call-status", "test-part", "test-key", "test-digit", "test-speech", "test-whisper"]) {
    expect((await post(`${path}?${here}`, {}, "another-token")).status, path).toBe(403);
  }
});

test("a call that somebody picks up at home says why it rang", async () => {
  const { ask, tests } = build();
  expect(unescaped(await ask(`test-call?${here}&leg=caller-0`))).toContain(notForwarded);
  expect(tests.held().hops[1]).toMatchObject({ state: "failed", reason: "answered_elsewhere" });
});

test("a whole call: key, number, greeting, then silence for the whisper", async () => {
  const world = build(forwarded);
  const { ask, tests, routing, placed } = world;
  expect(await ask(`test-call?${here}&leg=caller-0`)).toContain("<Pause");
  expect(placed).toEqual(["person-0"]);
  expect(unescaped(await ask(`test-call?${here}&leg=person-0`))).toContain(pressOne);
  const room = unescaped(await ask(`test-key?${here}&leg=person-0&tried=0`, { Digits: "1" }));
  expect(room).toContain(listenNow);
  expect(room).toContain(`participantLabel="protected"`);
  expect(room).toContain(`>${CALL_ID}</Conference>`);

  expect(await ask(`test-part?${here}`)).toContain(digit("7"));
  expect(await ask(`test-part?${here}&said=1`)).toContain("<Pause");
  expect(routing.calls).toMatchObject([["redirectCaller", expect.anything()]]);
  expect(unescaped(await ask(`test-digit?${here}&round=1`, { Digits: "3" }))).toContain(wrongDigit);
  expect(await ask(`test-part?${here}`)).toContain(digit("7"));
  await ask(`test-part?${here}&said=2`);
  expect(await ask(`test-digit?${here}&round=2`, { Digits: "7" })).toContain(CALL_ID);

  expect(unescaped(await ask(`test-part?${here}`))).toContain(askHello);
  const unheard = await ask(`test-part?${here}&since=${TEST_START}&asked=1`, { SpeechResult: "" });
  expect(unescaped(unheard)).toContain(askHelloLouder);
  expect(unheard).toContain('actionOnEmptyResult="true"');
  // The relay has not told yet what it heard.
  expect(await ask(`test-part?${here}&since=${TEST_START}&asked=2`, { SpeechResult: "Bonjour." })).toContain("waited=1");
  const { progress } = tests.held();
  if (!progress) throw new Error("nothing seen");
  tests.change({ progress: { ...progress, proofs: [...progress.proofs, "hello_in_ear"] } });
  const silent = await ask(`test-part?${here}&waited=1`);
  expect(silent).toContain("<Gather");
  expect(silent).not.toContain("<Say");

  const whispered = TEST_START + 10_000;
  const now = tests.held().progress;
  if (!now) throw new Error("nothing seen");
  tests.change({ progress: { ...now, proofs: [...now.proofs, "word_in_ear"], whispers: 1, whisperedAt: whispered } });
  world.pass(20_000);
  expect(unescaped(await ask(`test-part?${here}&since=${whispered - 1}`, { SpeechResult: "tournesol" }))).toContain(thank);
  expect(tests.held().status).toBe("passed");
});

test("a whisper understood on the caller's side fails the test", async () => {
  const { ask, tests } = build(forwarded);
  await ask(`test-call?${here}&leg=caller-0`);
  const { progress } = tests.held();
  if (!progress) throw new Error("nothing seen");
  tests.change({
    progress: { ...progress, proofs: ["accepted", "forwarded", "answered", "rings", "key"], whispers: 1, whisperedAt: TEST_START },
  });
  const text = await ask(`test-part?${here}&since=${TEST_START}`, { SpeechResult: spokenIn("fr").whisper("tournesol") });
  expect(unescaped(text)).toContain(apologise);
  expect(tests.held()).toMatchObject({ status: "failed" });
});

test("whoever presses nothing is asked three times; then it is a voicemail", async () => {
  const { ask, tests } = build(forwarded);
  await ask(`test-call?${here}&leg=caller-0`);
  expect(await ask(`test-key?${here}&leg=person-0&tried=0`, { Digits: "" })).toContain("tried=1");
  expect(await ask(`test-key?${here}&leg=person-0&tried=1`, { Digits: "5" })).toContain("tried=2");
  expect(unescaped(await ask(`test-key?${here}&leg=person-0&tried=2`, { Digits: "" }))).toContain(apologise);
  expect(tests.held().hops.find(({ state }) => state === "failed")).toMatchObject({ name: "person", reason: "no_key" });
});

test("a connectivity test goes on to a greeting, without a room", async () => {
  const { ask, tests } = build({ kind: "connectivity" });
  await ask(`test-call?${here}&leg=person-0`);
  expect(await ask(`test-key?${here}&leg=person-0&tried=0`, { Digits: "1" })).toContain("test-speech");
  expect(unescaped(await ask(`test-speech?${here}&tried=0`, { SpeechResult: "" }))).toContain(speakLouder);
  expect(unescaped(await ask(`test-speech?${here}&tried=1`, { SpeechResult: "Allô, bonjour" }))).toContain(allHeard);
  expect(tests.held().status).toBe("passed");
});

test("the statuses of a leg are told to the test, with the network's code", async () => {
  const { post, tests } = build();
  expect((await post(`test-call-status?${here}&leg=caller-0`, { CallStatus: "failed", SipResponseCode: "404" })).status).toBe(204);
  expect(tests.held().hops[0]).toMatchObject({ state: "failed", reason: "number_wrong", sipCode: 404 });
  expect((await post(`test-call-status?verify=${TEST_ID}&leg=telephone`, { CallStatus: "ringing" })).status).toBe(204);
});

test("the private word is said only while its test goes on", async () => {
  const { ask, tests } = build(forwarded);
  expect(await ask(`test-whisper?${here}`)).toContain("tournesol");
  tests.change({ status: "failed", secrets: null });
  expect(await ask(`test-whisper?${here}`)).not.toContain("tournesol");
});

test("with the database away the call ends kindly, and a status that was not taken says so", async () => {
  const { ask, post, tests } = build();
  tests.store.find = () => Promise.reject(new AppError("provider_unavailable", "down"));
  expect(unescaped(await ask(`test-call?${here}&leg=caller-0`))).toContain(apologise);
  expect((await post(`test-call-status?${here}&leg=caller-0`, { CallStatus: "ringing" })).status).toBe(503);
});
