import { createBackground } from "../../functions/src/adapters/background.ts";
import { createCallbackSeal } from "../../functions/src/adapters/callback-seal.ts";
import { createTwilioScript } from "../../functions/src/adapters/twilio-script.ts";
import { createTwilioVerifier } from "../../functions/src/adapters/twilio-signature.ts";
import { createWebhookUrls } from "../../functions/src/adapters/webhook-urls.ts";
import { twilioRoutes } from "../../functions/src/routes/twilio-routes.ts";
import { createVoiceAnswers } from "../../functions/src/routes/voice-answers.ts";
import { answerCall } from "../../shared/app/answer-call.ts";
import { followUpCall } from "../../shared/app/follow-up-call.ts";
import { createLineDirectory } from "../../shared/app/line-directory.ts";
import { createReputationKeys } from "../../shared/app/reputation-keys.ts";
import { createStreamTokens } from "../../shared/app/stream-token.ts";
import { silentLog } from "../../shared/config/log.ts";
import { createApp } from "../../shared/http/create-app.ts";
import { CALLER, ETHIQ_NUMBER, fakeCallStore, fakeJobs, fakeRouting, lineRoute } from "../../shared/sandbox/call-fakes.ts";
import { twilioSignature } from "../../shared/sandbox/twilio/signature.ts";
import type { BenchRow } from "../bench.ts";

const PUBLIC_URL = "https://ethiq.example";
const ADDRESS = "/webhooks/twilio/voice?deliver=sip%3Aline1%40home.sip.example";
const TOKEN = "an-auth-token";
const WARM_UP = 500;
const MEASURED = 3_000;

/** The app as deployed, over stores in memory that count: our own time, and what a call asks of others. */
function build({ processTtlMs }: { processTtlMs: number }) {
  const counts = { reads: 0, writes: 0, redisBeforeAnswer: 0, redisAfterAnswer: 0 };
  const store = fakeCallStore({ route: lineRoute() });
  const counted = {
    ...store,
    lineRoute: (dialled: Parameters<typeof store.lineRoute>[0]) => {
      counts.reads += 1;
      return store.lineRoute(dialled);
    },
    openCall: (call: Parameters<typeof store.openCall>[0]) => {
      counts.writes += 1;
      return store.openCall(call);
    },
  };
  const cache = {
    async get() {
      counts.redisBeforeAnswer += 1;
      return lineRoute();
    },
    async fill() {},
    async replace() {},
  };
  const memory = {
    async remember() {
      counts.redisBeforeAnswer += 1;
      return null;
    },
  };
  const liveCalls = {
    async get() {
      return undefined;
    },
    async put() {
      counts.redisAfterAnswer += 1;
    },
  };
  const seal = createCallbackSeal("a-secret-of-at-least-thirty-two-characters");
  const urls = createWebhookUrls(PUBLIC_URL, seal);
  const script = createTwilioScript({ urls, relayUrl: "wss://relay.example/media" });
  const background = createBackground(silentLog);
  const lines = createLineDirectory({ cache, store: counted, processTtlMs });
  const tokens = createStreamTokens({ secret: "a-secret-of-at-least-thirty-two-characters" });
  const { callerHash } = createReputationKeys({ secret: "another-secret-of-at-least-thirty-two-characters" });
  const routing = fakeRouting();
  const deps = {
    routing,
    liveCalls,
    script,
    jobs: fakeJobs(),
    log: silentLog,
    noteTestCall: async () => undefined,
    store: counted,
    now: Date.now,
  };
  const answerVoice = createVoiceAnswers({
    answerCall: (call) => answerCall({ lines, store: counted, tokens, callerHash, log: silentLog, now: Date.now }, call),
    followUp: (answered, isRepeat) => background.run("follow_up_failed", followUpCall(deps, answered, { isRepeat })),
    memory,
    script,
    log: silentLog,
  });
  const nothing = async () => {};
  const app = createApp(silentLog).route(
    "/webhooks/twilio",
    twilioRoutes({
      isGenuine: createTwilioVerifier({ publicUrl: PUBLIC_URL, authTokens: [TOKEN] }),
      script,
      seal,
      lookUpTargets: async () => [],
      background,
      answerVoice,
      answerSms: async () => null,
      noteLegOutcome: nothing,
      noteStreamEvent: nothing,
      noteMessageStatus: nothing,
      noteBundleStatus: nothing,
      noteAnnouncement: nothing,
      noteFallback: nothing,
      ending: deps,
    }),
  );
  return { app, background, counts };
}

/** As Twilio sends it; made beforehand, so that signing is not measured. */
function request(index: number): { body: string; signature: string } {
  const form = {
    CallSid: `CA${index.toString(16).padStart(32, "0")}`,
    AccountSid: `AC${"0".repeat(32)}`,
    From: CALLER,
    Caller: CALLER,
    To: ETHIQ_NUMBER,
    Called: ETHIQ_NUMBER,
    Direction: "inbound",
    CallStatus: "ringing",
    ApiVersion: "2010-04-01",
    FromCountry: "FR",
    ToCountry: "FR",
    FromCity: "",
    ToCity: "",
  };
  return {
    body: new URLSearchParams(form).toString(),
    signature: twilioSignature(TOKEN, PUBLIC_URL + ADDRESS, Object.entries(form)),
  };
}

async function measure(processTtlMs: number) {
  const { app, background, counts } = build({ processTtlMs });
  const requests = Array.from({ length: WARM_UP + MEASURED }, (_, index) => request(index));
  const millis: number[] = [];
  const play = async (part: typeof requests) => {
    for (const { body, signature } of part) {
      const startedAt = performance.now();
      const response = await app.request(PUBLIC_URL + ADDRESS, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature },
        body,
      });
      if (!(await response.text()).includes("<Conference ")) throw new Error("the call was not protected");
      millis.push(performance.now() - startedAt);
      await background.settled();
    }
  };
  await play(requests.slice(0, WARM_UP));
  millis.length = 0;
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] = 0;
  const before = process.cpuUsage();
  await play(requests.slice(WARM_UP));
  const cpu = process.cpuUsage(before);
  millis.sort((a, b) => a - b);
  const each = (count: number) => (count / MEASURED).toFixed(0);
  return {
    cpuMs: (cpu.user + cpu.system) / 1000 / MEASURED,
    p99Ms: millis[Math.floor(MEASURED * 0.99)] ?? 0,
    asked: `${each(counts.reads)} reads, ${each(counts.writes)} write, ${each(counts.redisBeforeAnswer)} Redis`,
    after: `${each(counts.redisAfterAnswer)} more Redis command once the telephone rings`,
  };
}

export const run = async (): Promise<BenchRow[]> => {
  const inProcess = await measure(60_000);
  const inRedis = await measure(0);
  return [
    {
      what: "Voice webhook, own CPU (line cached)",
      target: "< 3 ms",
      measured: `${inProcess.cpuMs.toFixed(2)} ms, p99 ${inProcess.p99Ms.toFixed(2)} ms`,
      note: `${MEASURED} signed requests, each with its token, TwiML and follow-up; stores in memory; p99 is wall time`,
    },
    {
      what: "Voice webhook, line in the process cache: asked before the answer",
      target: "0 reads, 1 write, ≤ 2 Redis",
      measured: inProcess.asked,
      note: inProcess.after,
    },
    {
      what: "Voice webhook, line in Redis: asked before the answer",
      target: "0 reads, 1 write, ≤ 2 Redis",
      measured: inRedis.asked,
      note: `${inRedis.after}; own CPU ${inRedis.cpuMs.toFixed(2)} ms`,
    },
  ];
};
