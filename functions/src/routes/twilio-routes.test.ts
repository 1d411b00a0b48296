import twilio from "twilio";
import { beforeEach, expect, test, vi } from "vitest";
import { answerCall } from "../../../shared/app/answer-call.ts";
import { callIdOf } from "../../../shared/app/call-id.ts";
import { followUpCall } from "../../../shared/app/follow-up-call.ts";
import { lookUpTargets } from "../../../shared/app/look-up-targets.ts";
import { noteAnnouncement } from "../../../shared/app/note-announcement.ts";
import { noteFallback } from "../../../shared/app/note-fallback.ts";
import { createStreamTokens } from "../../../shared/app/stream-token.ts";
import { silentLog } from "../../../shared/config/log.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { createApp } from "../../../shared/http/create-app.ts";
import {
  CALLER,
  ETHIQ_NUMBER,
  type Failures,
  fakeCallStore,
  fakeJobs,
  fakeLines,
  fakeLiveCalls,
  fakeRouting,
  lineRoute,
  NUMBER_TARGET,
  SIP_TARGET,
} from "../../../shared/sandbox/call-fakes.ts";
import { createBackground } from "../adapters/background.ts";
import { createCallbackSeal } from "../adapters/callback-seal.ts";
import { createTwilioScript } from "../adapters/twilio-script.ts";
import { createTwilioVerifier } from "../adapters/twilio-signature.ts";
import { createWebhookUrls } from "../adapters/webhook-urls.ts";
import { twilioRoutes } from "./twilio-routes.ts";
import { createVoiceAnswers } from "./voice-answers.ts";

const PUBLIC_URL = "https://ethiq.example";
const TOKEN = "primary-auth-token";
const SECONDARY = "secondary-auth-token";
const CALL_ID = "44444444-4444-4444-8444-444444444444";
const LINE_ID = "11111111-1111-4111-8111-111111111111";
const SECRET = "a-secret-of-at-least-thirty-two-characters";

const seal = createCallbackSeal(SECRET);
const urls = createWebhookUrls(PUBLIC_URL, seal);
/** What stands behind the webhooks' common address. */
const pathOf = (url: string) => url.slice(`${PUBLIC_URL}/webhooks/twilio/`.length);
const leg = {
  callId: CALL_ID,
  callSid: "CA1",
  lineId: LINE_ID,
  dialled: ETHIQ_NUMBER,
  caller: CALLER,
  locale: "fr",
  target: SIP_TARGET,
  targetIndex: 0,
  laterTargets: [NUMBER_TARGET],
} as const;

function build({ lookups = [] }: { lookups?: Failures } = {}) {
  const script = createTwilioScript({ urls, relayUrl: "wss://relay.example/media" });
  const background = createBackground(silentLog);
  const store = fakeCallStore();
  const routing = fakeRouting();
  const jobs = fakeJobs();
  const liveCalls = fakeLiveCalls();
  const remembered = new Map<string, string>();
  const memory = {
    async remember(key: string, value: string) {
      const earlier = remembered.get(key);
      if (earlier === undefined) remembered.set(key, value);
      return earlier ?? null;
    },
  };
  const now = () => Date.parse("2026-01-01T10:00:00Z");
  const lines = fakeLines(lineRoute(), lookups);
  const tokens = createStreamTokens({ secret: SECRET });
  const noted = {
    leg: vi.fn(async () => {}),
    stream: vi.fn(async () => {}),
    message: vi.fn(async () => {}),
    bundle: vi.fn(async () => {}),
    sms: vi.fn(async (): Promise<string | null> => "Bonjour & merci"),
  };
  const deps = { routing, liveCalls, script, jobs, log: silentLog, store, noteTestCall: async () => undefined, now };
  const newProcess = () => {
    const answerVoice = createVoiceAnswers({
      answerCall: (call) => answerCall({ lines, store, tokens, callerHash: async () => "0".repeat(32), log: silentLog, now }, call),
      followUp: (answered, isRepeat) => background.run("follow_up_failed", followUpCall(deps, answered, { isRepeat })),
      memory,
      script,
      log: silentLog,
    });
    return createApp(silentLog).route(
      "/webhooks/twilio",
      twilioRoutes({
        isGenuine: createTwilioVerifier({ publicUrl: PUBLIC_URL, authTokens: [TOKEN, SECONDARY] }),
        script,
        seal,
        lookUpTargets: (left) => lookUpTargets({ lines, log: silentLog }, left),
        background,
        answerVoice,
        answerSms: noted.sms,
        noteLegOutcome: noted.leg,
        noteStreamEvent: noted.stream,
        noteMessageStatus: noted.message,
        noteAnnouncement: (announcement) => noteAnnouncement({ store, now }, announcement),
        noteBundleStatus: noted.bundle,
        noteFallback: (call) => noteFallback({ jobs, now }, call),
        ending: { store, liveCalls, routing, now },
      }),
    );
  };
  return { app: newProcess(), newProcess, store, routing, jobs, liveCalls, noted, background, memory };
}

type App = ReturnType<typeof build>["app"];

function post(
  app: App,
  path: string,
  form: Record<string, string>,
  { token = TOKEN, signature = undefined as string | null | undefined } = {},
) {
  const address = `/webhooks/twilio/${path}`;
  const signed = signature === undefined ? twilio.getExpectedTwilioSignature(token, PUBLIC_URL + address, form) : signature;
  return app.request(`http://10.0.0.1:3000${address}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...(signed === null ? {} : { "x-twilio-signature": signed }) },
    body: new URLSearchParams(form).toString(),
  });
}

const incoming = (over: Record<string, string> = {}) => ({
  CallSid: `CA${"a".repeat(32)}`,
  AccountSid: `AC${"b".repeat(32)}`,
  From: CALLER,
  To: ETHIQ_NUMBER,
  CallStatus: "ringing",
  ForwardedFrom: "",
  ...over,
});
const deliverSip = "deliver=sip%3Aline1%40home.sip.example";

let world: ReturnType<typeof build>;
beforeEach(() => {
  world = build();
});

const WEBHOOKS: [path: string, form: Record<string, string>][] = [
  [`voice?${deliverSip}`, incoming()],
  [`dial?call=${CALL_ID}&lang=fr&room=1`, incoming({ DialCallStatus: "answered" })],
  [`fallback?${deliverSip}`, incoming()],
  ["status", { CallSid: "CA1", CallStatus: "completed" }],
  [`conference?call=${CALL_ID}&sid=CA1`, { StatusCallbackEvent: "conference-end", ConferenceSid: "CF1", SequenceNumber: "9" }],
  [pathOf(urls.participant(leg)), { CallSid: "CAleg", CallStatus: "no-answer" }],
  [
    `stream?call=${CALL_ID}&line=${LINE_ID}&to=%2B33939000001`,
    { CallSid: "CA1", StreamSid: "MZ1", StreamName: "ethiq-1", StreamEvent: "stream-stopped" },
  ],
  ["message", { MessageSid: "SM1", From: CALLER, To: ETHIQ_NUMBER, Body: "OUI", NumMedia: "0" }],
  ["message-status?alert=33333333-3333-4333-8333-333333333333", { MessageSid: "SM1", MessageStatus: "delivered" }],
  ["bundle-status", { AccountSid: "AC1", BundleSid: "BU1", Status: "twilio-rejected", FailureReason: "Not readable" }],
  ["whisper?level=3&tactic=credential_request&locale=fr", { CallSid: "CAleg" }],
  ["ringback", { CallSid: "CA1" }],
];
const webhook = (name: string): (typeof WEBHOOKS)[number] => {
  const found = WEBHOOKS.find(([path]) => path.startsWith(name));
  if (!found) throw new Error(`no webhook ${name}`);
  return found;
};

const effects = ({ store, routing, jobs, noted }: typeof world) => [
  store.calls,
  routing.calls,
  jobs.published,
  noted.leg.mock.calls,
  noted.stream.mock.calls,
  noted.message.mock.calls,
  noted.sms.mock.calls,
  noted.bundle.mock.calls,
];

test.each(WEBHOOKS)("%s without, with a foreign and with a wrong signature is refused and does nothing", async (path, form) => {
  const elsewhere = twilio.getExpectedTwilioSignature(TOKEN, `${PUBLIC_URL}/webhooks/twilio/other`, form);
  const bad = [
    await post(world.app, path, form, { signature: null }),
    await post(world.app, path, form, { token: "somebody-else" }),
    await post(world.app, path, form, { signature: elsewhere }),
    await post(
      world.app,
      path,
      { ...form, From: "+33600000000" },
      { signature: twilio.getExpectedTwilioSignature(TOKEN, `${PUBLIC_URL}/webhooks/twilio/${path}`, form) },
    ),
  ];
  for (const response of bad) {
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ type: "urn:ethiq:problem:signature_invalid" });
  }
  await world.background.settled();
  expect(effects(world).flat()).toEqual([]);
});

test.each(WEBHOOKS)("%s is accepted under either auth token", async (path, form) => {
  expect((await post(world.app, path, form)).ok).toBe(true);
  expect((await post(world.app, path, form, { token: SECONDARY })).ok).toBe(true);
});

test("a body too large is refused before anything else", async () => {
  const response = await post(world.app, "voice", incoming({ Extra: "x".repeat(70_000) }));
  expect(response.status).toBe(413);
});

test("a protected call hears the notice, is streamed with a token and waits in its own room while the telephone is rung", async () => {
  const response = await post(world.app, `voice?${deliverSip}`, incoming());
  expect(response.headers.get("content-type")).toMatch(/^text\/xml/);
  const xml = await response.text();
  expect(xml).toMatch(/<Say [^>]*>Bonjour\. Cet appel est protégé.*<Start><Stream .*<Dial .*<Conference /);
  expect(xml).toContain('track="both_tracks"');
  expect(xml).toContain('<Parameter name="token" value="');
  expect(xml).toContain('participantLabel="caller"');
  expect(xml).toContain('timeLimit="14400"');
  await world.background.settled();
  expect(world.routing.calls).toMatchObject([["addProtectedParticipant", { target: { kind: "sip" }, caller: CALLER }]]);
  expect(world.store.calls.map(([method]) => method)).toEqual(["openCall"]);
});

test.each(["voice", "fallback"])("%s rings the other telephones when one is configured with an address that none has", async (path) => {
  world = build({ lookups: ["provider_unavailable"] });
  const response = await post(world.app, `${path}?deliver=${encodeURIComponent("sip:a\u0001b@home.example")}&${deliverSip}`, incoming());
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("sip:line1@home.sip.example");
});

test.each(["voice", "fallback"])("%s refuses our own leg coming back, though nobody can be asked", async (path) => {
  world = build({ lookups: Array.from({ length: 10 }, () => "provider_unavailable") });
  const response = await post(world.app, `${path}?${deliverSip}`, incoming({ From: ETHIQ_NUMBER }));
  expect(await response.text()).toMatch(/<Response><Reject[^>]*\/><\/Response>/);
  await world.background.settled();
  expect(world.jobs.published).toMatchObject([{ name: "record-call", body: { plan: "reject", planReason: "own_number" } }]);
});

test.each(["voice", "fallback"])("%s answers a caller who calls themselves anything", async (path) => {
  world = build({ lookups: ["provider_unavailable"] });
  const response = await post(world.app, `${path}?${deliverSip}`, incoming({ From: `sip:\u0000${"a".repeat(300)}@home.example` }));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("sip:line1@home.sip.example");
  await world.background.settled();
  expect(world.jobs.published).toMatchObject([{ name: "record-call", body: { caller: `sip: ${"a".repeat(250)}` } }]);
});

test("a webhook delivered twice is one call with the same TwiML, in one process and in two", async () => {
  const first = await (await post(world.app, "voice", incoming())).text();
  const second = await (await post(world.app, "voice", incoming())).text();
  await world.background.settled();
  const elsewhere = await (await post(world.newProcess(), "voice", incoming())).text();
  await world.background.settled();
  expect([second, elsewhere]).toEqual([first, first]);
  expect(world.routing.calls.filter(([method]) => method === "addProtectedParticipant")).toHaveLength(1);
});

test("two deliveries at the same moment are one call", async () => {
  const answers = await Promise.all([post(world.app, "voice", incoming()), post(world.app, "voice", incoming())]);
  const [first, second] = await Promise.all(answers.map((answer) => answer.text()));
  expect(first).toBe(second);
  expect(world.store.calls).toHaveLength(1);
});

test("with nothing reachable the number's own configuration rings, one telephone after the other", async () => {
  world = build({ lookups: ["provider_unavailable"] });
  world.memory.remember = () => Promise.reject(new Error("Redis is down"));
  const xml = await (await post(world.app, `voice?${deliverSip}&deliver=%2B33755000001`, incoming())).text();
  const [, next = ""] = /<Dial [^>]*action="([^"]*)"[^>]*><Sip>sip:line1@home.sip.example<\/Sip>/.exec(xml) ?? [];
  const again = await (await post(world.app, pathOf(next.replaceAll("&amp;", "&")), incoming({ DialCallStatus: "no-answer" }))).text();
  expect(again).toContain("<Number>+33755000001</Number>");
  expect(xml).toContain(`callerId="${CALLER}"`);
  await world.background.settled();
  expect(world.jobs.published).toMatchObject([{ name: "record-call", body: { planReason: "degraded", notAnalysedReason: "degraded" } }]);
});

test("an accident while answering still rings the number's own configuration", async () => {
  const script = createTwilioScript({ urls, relayUrl: "wss://relay.example" });
  const answer = createVoiceAnswers({
    answerCall: () => Promise.reject(new TypeError("broken")),
    followUp: () => {},
    memory: world.memory,
    script,
    log: silentLog,
  });
  const xml = await answer({
    callSid: "CA1",
    dialled: ETHIQ_NUMBER,
    caller: CALLER,
    staticTargets: [{ kind: "sip", uri: "sip:a@b.example" }],
  });
  expect(xml).toContain("<Sip>sip:a@b.example</Sip>");
});

test("a number of nobody is told so, and the call ends", async () => {
  const xml = await (await post(world.app, "voice", incoming({ To: "sip:nobody@ours.example" }))).text();
  expect(xml).toMatch(/<Say .*<Hangup\/>/);
  expect(xml).not.toContain("<Dial");
});

test("a second number is called with the Ethiq number shown", async () => {
  const xml = await (
    await post(world.app, pathOf(urls.dialEnded("fr", [NUMBER_TARGET])), incoming({ DialCallStatus: "no-answer" }))
  ).text();
  expect(xml).toContain(`callerId="${ETHIQ_NUMBER}"`);
  expect(xml).toContain("<Number>+33755000001</Number>");
  expect(xml).toContain('timeout="15"');
});

test("the dialled number itself is never called back", async () => {
  const xml = await (
    await post(world.app, pathOf(urls.dialEnded("fr", [{ kind: "number", e164: ETHIQ_NUMBER }])), incoming({ DialCallStatus: "busy" }))
  ).text();
  expect(xml).not.toContain("<Dial");
  expect(xml).toMatch(/Personne ne répond.*<Hangup\/>/);
});

test.each([
  ["completed", "dial?lang=fr", true],
  ["canceled", "dial?lang=fr", false],
  ["answered", `dial?call=${CALL_ID}&lang=fr&room=1`, null],
])("a dial that ends as %s (%s) closes the call once the answer is given", async (status, path, answered) => {
  const xml = await (await post(world.app, path, incoming({ DialCallStatus: status }))).text();
  expect(xml).toContain("<Hangup/>");
  await world.background.settled();
  expect(world.store.calls).toMatchObject([["closeCall", { answered }]]);
});

test("a caller who could not enter the room is put through directly", async () => {
  const xml = await (
    await post(world.app, pathOf(urls.roomEnded(CALL_ID, "fr", [SIP_TARGET])), incoming({ DialCallStatus: "failed" }))
  ).text();
  expect(xml).toContain("<Sip>sip:line1@home.sip.example</Sip>");
});

test("the fallback needs nothing but its own address, and records the call when it can", async () => {
  world.jobs.failures.push("provider_unavailable");
  const xml = await (await post(world.app, `fallback?${deliverSip}&deliver=%2B33755000001`, incoming({ ErrorCode: "11200" }))).text();
  expect(xml).toMatch(/action="[^"]*\/fallback\?deliver=%2B33755000001"[^>]*><Sip>/);
  const next = await (await post(world.app, "fallback?deliver=%2B33755000001", incoming({ DialCallStatus: "failed" }))).text();
  expect(next).toContain("<Number>+33755000001</Number>");
  const last = await (await post(world.app, "fallback", incoming({ DialCallStatus: "no-answer" }))).text();
  expect(last).toContain("<Hangup/>");
  await world.background.settled();
  expect(world.routing.calls).toEqual([]);

  await post(world.app, `fallback?${deliverSip}`, incoming());
  await world.background.settled();
  expect(world.jobs.published).toMatchObject([{ name: "record-call", body: { plan: "pass_through", planReason: "degraded" } }]);
});

test("a leg's outcome arrives with the telephones that are left", async () => {
  const [path, form] = webhook("participant");
  await post(world.app, path, { ...form, SipResponseCode: "480" });
  expect(world.noted.leg).toHaveBeenCalledWith(
    expect.objectContaining({
      callId: CALL_ID,
      callSid: "CA1",
      legCallSid: "CAleg",
      status: "no-answer",
      sipCode: "480",
      caller: CALLER,
      targetIndex: 0,
      laterTargets: [{ kind: "number", e164: "+33755000001" }],
    }),
  );
});

test("no address given to Twilio shows the caller's number or where the person's telephones ring", async () => {
  const xml = await (await post(world.app, `voice?${deliverSip}`, incoming())).text();
  const addresses = [
    ...[...xml.matchAll(/"(https:[^"]*)"/g)].map(([, address]) => address ?? ""),
    urls.participant(leg),
    urls.dialEnded("fr", leg.laterTargets),
    urls.roomEnded(CALL_ID, "fr", [SIP_TARGET, NUMBER_TARGET]),
  ];
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of addresses) expect(decodeURIComponent(address)).not.toMatch(/33612345678|33755000001|sip:/);
});

const ROTATED = createWebhookUrls(PUBLIC_URL, createCallbackSeal("the-secret-that-was-in-use-before-this-one"));
const tampered = (url: string) => url.replace(/sealed=.{8}/, "sealed=AAAAAAAA");

test.each([
  ["sealed under the secret before", ROTATED.participant(leg)],
  ["whose seal is broken", tampered(urls.participant(leg))],
])("a leg's outcome %s leads to the line's own telephones, the caller unnamed", async (_, url) => {
  await post(world.app, pathOf(url), { CallSid: "CAleg", CallStatus: "no-answer" });
  expect(world.noted.leg).toHaveBeenCalledWith(expect.objectContaining({ callId: CALL_ID, caller: "", laterTargets: [NUMBER_TARGET] }));
});

test.each([
  ["sealed under the secret before", ROTATED.dialEnded("fr", [NUMBER_TARGET])],
  ["whose seal is broken", tampered(urls.dialEnded("fr", [NUMBER_TARGET]))],
  ["meant for another webhook", urls.participant(leg).replace("/participant?", "/dial?")],
])("a dial's outcome %s rings the line's own telephones that are left", async (_, url) => {
  const xml = await (await post(world.app, pathOf(url), incoming({ DialCallStatus: "no-answer" }))).text();
  expect(xml).toContain("<Number>+33755000001</Number>");
  expect(xml).not.toContain("<Sip>");
});

test("a seal that does not open while nobody can be asked ends in the apology, not in silence", async () => {
  world = build({ lookups: ["provider_unavailable"] });
  const url = ROTATED.dialEnded("fr", [NUMBER_TARGET]);
  const xml = await (await post(world.app, pathOf(url), incoming({ DialCallStatus: "no-answer" }))).text();
  expect(xml).toMatch(/Personne ne répond.*<Hangup\/>/);
});

test("a stream's event carries which stream of the call it was", async () => {
  const [path, form] = webhook("stream");
  await post(world.app, path, { ...form, StreamName: "ethiq-2", StreamEvent: "stream-error" });
  expect(world.noted.stream).toHaveBeenCalledWith(expect.objectContaining({ event: "stream-error", ordinal: 2, callSid: "CA1" }));
});

test("a whisper that was played is on record", async () => {
  await post(world.app, `conference?call=${CALL_ID}&sid=CA1`, {
    StatusCallbackEvent: "announcement-end",
    ConferenceSid: "CF1",
    SequenceNumber: "4",
  });
  expect(world.store.calls).toMatchObject([
    ["recordEvent", { callId: CALL_ID, key: "announcement:CF1:4", type: "action", payload: { outcome: "played" } }],
  ]);
});

test("the end of the room closes the call, and says nothing of who answered", async () => {
  const [path, form] = webhook("conference");
  await post(world.app, path, form);
  expect(world.store.calls).toMatchObject([["closeCall", { callSid: "CA1", answered: null }]]);
  expect(world.routing.calls).toEqual([]);
});

test("a callback that names no call is refused without effect", async () => {
  const response = await post(world.app, "conference?call=nothing&sid=CA1", { StatusCallbackEvent: "conference-end" });
  expect(response.status).toBe(400);
  expect(world.store.calls).toEqual([]);
});

test("the whisper is the sentence of its level and tactic, in a voice of its language", async () => {
  const french = await (await post(world.app, "whisper?level=3&tactic=credential_request&locale=fr", {})).text();
  expect(french).toMatch(/language="fr-FR" voice="Polly.Lea-Neural"><prosody rate="90%">Attention\. .*code/);
  const english = await (await post(world.app, "whisper?level=2&tactic=unheard_of&locale=en", {})).text();
  expect(english).toMatch(/language="en-GB" voice="Polly.Amy-Neural"><prosody rate="90%">Be careful\./);
  expect((await post(world.app, "whisper?level=1&locale=fr", {})).status).toBe(400);
});

test("the ringback is a file everybody may fetch, played for minutes", async () => {
  const wav = await world.app.request("/webhooks/twilio/ringback.wav");
  expect(wav.status).toBe(200);
  expect(wav.headers.get("content-type")).toBe("audio/x-wav");
  expect((await wav.arrayBuffer()).byteLength).toBe(40_044);
  const xml = await (await post(world.app, "ringback", {})).text();
  expect(xml).toContain(`<Play loop="60">${PUBLIC_URL}/webhooks/twilio/ringback.wav</Play>`);
});

test("a withheld number is protected like any other", async () => {
  const xml = await (await post(world.app, "voice", incoming({ From: "anonymous" }))).text();
  expect(xml).toContain("<Conference ");
});

test("a caller who leaves during the notice closes the record and stops the person's telephone, however often it is told", async () => {
  const { CallSid } = incoming();
  await post(world.app, `voice?${deliverSip}`, incoming());
  await world.background.settled();
  const live = await world.liveCalls.get(await callIdOf(CallSid));
  expect(live?.protectedCallSid).toBeTruthy();

  const closed = () => world.store.calls.filter(([method]) => method === "closeCall");
  expect((await post(world.app, "status", incoming({ CallStatus: "ringing" }))).status).toBe(204);
  expect(closed()).toHaveLength(0);
  for (const _ of [1, 2]) expect((await post(world.app, "status", incoming({ CallStatus: "completed" }))).status).toBe(204);
  expect(closed().at(-1)).toMatchObject(["closeCall", { callSid: CallSid, answered: null }]);
  expect(world.routing.calls).toContainEqual(["hangUp", live?.protectedCallSid]);
});

const sms = (over: Record<string, string> = {}) => ({ MessageSid: "SM1", From: CALLER, To: ETHIQ_NUMBER, Body: " Oui ", ...over });

test("an SMS is answered with what there is to say, or with nothing", async () => {
  const answer = await post(world.app, "message", sms());
  expect(answer.headers.get("content-type")).toContain("text/xml");
  expect(await answer.text()).toContain("<Response><Message>Bonjour &amp; merci</Message></Response>");
  world.noted.sms.mockResolvedValueOnce(null);
  expect(await (await post(world.app, "message", sms())).text()).toMatch(/<Response\/>$/);
  expect(world.noted.sms.mock.calls[0]).toEqual([{ messageSid: "SM1", from: CALLER, body: " Oui ", handledByProvider: null }]);
});

test.each([
  ["STOP", "", "stop"],
  [" stop\n", "", "stop"],
  ["Unsubscribe", "", "stop"],
  ["STOP SVP", "", null],
  ["ARRET", "", null],
  ["YES", "", null],
  ["START", "", "other"],
  ["help", "", "other"],
  ["Arrêt", "STOP", "stop"],
  ["Reprendre", "START", "other"],
])("of an SMS %j with the mark %j Twilio itself handled: %s", async (Body, OptOutType, handledByProvider) => {
  await post(world.app, "message", sms({ Body, ...(OptOutType ? { OptOutType } : {}) }));
  expect(world.noted.sms.mock.calls).toMatchObject([[{ handledByProvider }]]);
});

test("an answer that nobody could keep is not confirmed: Twilio is told that it failed", async () => {
  world.noted.sms.mockRejectedValueOnce(new AppError("provider_unavailable", "down"));
  expect((await post(world.app, "message", sms())).status).toBe(503);
});

test("a status comes back to what its message was sent for", async () => {
  const id = "33333333-3333-4333-8333-333333333333";
  const status = { MessageSid: "SM1", MessageStatus: "undelivered", ErrorCode: "30003" };
  for (const kind of ["alert", "message"] as const) await post(world.app, pathOf(urls.messageStatus({ kind, id })), status);
  expect(world.noted.message.mock.calls).toEqual(
    ["alert", "message"].map((kind) => [{ record: { kind, id }, messageSid: "SM1", status: "undelivered", errorCode: "30003" }]),
  );
  for (const query of ["", `?call=${id}`, "?alert=7"]) expect((await post(world.app, `message-status${query}`, status)).status).toBe(400);
});

test("news of a bundle names it and why it was rejected; its status is for us to ask", async () => {
  const [path, form] = webhook("bundle-status");
  expect((await post(world.app, path, form)).status).toBe(204);
  expect((await post(world.app, path, { BundleSid: "BU1", Status: "twilio-approved" })).status).toBe(204);
  expect(world.noted.bundle.mock.calls).toEqual([
    [{ bundleSid: "BU1", failureReason: "Not readable" }],
    [{ bundleSid: "BU1", failureReason: null }],
  ]);
  expect((await post(world.app, path, { Status: "twilio-approved" })).status).toBe(400);
});
