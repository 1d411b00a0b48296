import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildMulawWav } from "../recordings/mulaw-wav.ts";
import { saySignal } from "./media/say-signal.ts";
import { twilioSignature } from "./signature.ts";
import { CALLER, NUMBER, rest, script, startScene, until } from "./test-app.ts";
import { APPLICATION_ERROR } from "./twiml/run-program.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
const MOBILE = "+33755000001";

beforeAll(async () => {
  scene = await startScene({ webhookTimeoutMs: 600, streamHandshakeTimeoutMs: 400 });
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.webhooks.received.length = 0;
  scene.webhooks.answer("/dial", "<Hangup/>");
});

test.each([
  ["answers 500", { status: 500 }, "11200"],
  ["never answers", new Promise<Response>(() => {}), "11200"],
  ["answers broken XML", "<Say>non", "12100"],
  ["answers an unknown verb", "<Shout/>", "12200"],
])("a voice webhook that %s leads to the fallback URL with the reason", async (_, answer, code) => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/voice", answer);
  webhooks.answer("/fallback", "<Say>Secours.</Say>");
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  expect(await call.done).toMatchObject({ status: "completed" });
  expect(webhooks.to("/fallback")[0]?.form).toMatchObject({
    ErrorCode: code,
    ErrorUrl: `${webhooks.url}/voice`,
    CallSid: call.callSid,
    From: CALLER,
  });
  expect(twilio.heardSay(call.callSid, "Secours.")).toBe(true);
});

test("without a working fallback the caller hears an application error", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/voice", { status: 502 });
  webhooks.answer("/fallback", { status: 502 });
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  await call.done;
  expect(twilio.heardSay(call.callSid, APPLICATION_ERROR)).toBe(true);
});

test("a retry asked for in the fragment repeats the idempotency token, and the fragment is not signed", async () => {
  const { webhooks, twilio } = scene;
  let tries = 0;
  webhooks.answer("/voice", () => (++tries < 3 ? { status: 503 } : "<Reject/>"));
  twilio.addNumber({ e164: "+33939000009", voiceUrl: `${webhooks.url}/voice?x=1#rc=2&rp=all` });
  expect(await twilio.placeCall({ from: CALLER, to: "+33939000009" }).done).toMatchObject({ status: "no-answer" });
  const requests = webhooks.to("/voice");
  expect(requests).toHaveLength(3);
  expect(new Set(requests.map(({ idempotencyToken }) => idempotencyToken)).size).toBe(1);
  const [{ params = [], signature = "" } = {}] = requests;
  expect(signature).toBe(twilioSignature("sandbox-token", `${webhooks.url}/voice?x=1`, params));
});

test.each([
  ["busy", "busy", "486"],
  ["not-registered", "no-answer", "480"],
  ["not-found", "failed", "404"],
  ["no-answer", "no-answer", "487"],
] as const)("a person whose phone is %s ends the leg as %s with SIP %s", async (behaviour, status, sip) => {
  const { webhooks, twilio } = scene;
  twilio.endpoints.set("sip:absent@home.sip.example", { behaviour });
  const { body } = await rest(twilio.url, "POST", "/Conferences/absent/Participants.json", {
    From: NUMBER,
    To: "sip:absent@home.sip.example;transport=tls?x-y=1",
    Timeout: "1",
    StatusCallback: `${webhooks.url}/leg`,
    StatusCallbackEvent: "completed",
  });
  const { form } = await until(() => webhooks.to("/leg")[0]);
  expect(form).toMatchObject({ CallSid: body.call_sid, CallStatus: status, SipResponseCode: sip, CallDuration: "0" });
  expect((await rest(twilio.url, "GET", `/Calls/${body.call_sid}.json`)).body).toMatchObject({ status, direction: "outbound-api" });
});

test("dialling one after the other reaches the second target, and the action is told how it ended", async () => {
  const { webhooks, twilio } = scene;
  twilio.endpoints.set("sip:absent@home.sip.example", { behaviour: "not-registered" });
  twilio.endpoints.set(MOBILE, { behaviour: "answers", answerAfterMs: 100, hangsUpAfterMs: 1000 });
  webhooks.answer(
    "/voice",
    `<Dial sequential="true" timeout="5" action="/dial"><Sip>sip:absent@home.sip.example</Sip>
     <Number statusCallback="/leg" statusCallbackEvent="answered completed">${MOBILE}</Number></Dial>`,
  );
  const said = script(20);
  const result = await twilio.placeCall({ from: CALLER, to: NUMBER, script: said, silenceBeforeMs: 0, lingerMs: 5000 }).done;
  expect(result.framesSpoken).toBe(20);
  const heard = Buffer.from(twilio.heard(result.protectedCallSid ?? ""));
  expect(heard.includes(Buffer.concat(said.frames.caller))).toBe(true);
  expect(webhooks.to("/dial")[0]?.form).toMatchObject({
    DialCallStatus: "completed",
    DialCallSid: result.protectedCallSid,
    DialBridged: "true",
  });
  expect(webhooks.to("/leg").map(({ form }) => [form.CallStatus, form.ParentCallSid])).toEqual([
    ["in-progress", result.callSid],
    ["completed", result.callSid],
  ]);
});

test("a dial nobody answers reports it and goes on with the action's instructions", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/voice", '<Dial timeout="1" action="/dial"><Sip>sip:nobody@home.sip.example</Sip></Dial><Say>jamais</Say>');
  webhooks.answer("/dial", "<Say>Absent.</Say>");
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  expect(await call.done).toMatchObject({ status: "completed", conversationStartedAt: null });
  expect(webhooks.to("/dial")[0]?.form).toMatchObject({ DialCallStatus: "no-answer", DialSipResponseCode: "480" });
  expect([twilio.heardSay(call.callSid, "Absent."), twilio.heardSay(call.callSid, "jamais")]).toEqual([true, false]);
});

test("a number shown to a telephone must be the caller's, the dialled one or owned", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/voice", `<Dial callerId="+33100000000" action="/dial"><Number>${MOBILE}</Number></Dial>`);
  const { callSid, done } = twilio.placeCall({ from: CALLER, to: NUMBER });
  await done;
  expect(webhooks.to("/dial")[0]?.form.DialCallStatus).toBe("failed");
  expect(twilio.debugger()).toContainEqual(expect.objectContaining({ code: 13214, callSid }));
});

test("ringing the person's diverted line comes back to us as a new call", async () => {
  const { webhooks, twilio } = scene;
  twilio.endpoints.set("+33140000001", { behaviour: "answers", forwardsTo: NUMBER });
  webhooks.answer("/voice", ({ form }) =>
    form.From === NUMBER ? '<Reject reason="busy"/>' : `<Dial callerId="${NUMBER}" action="/dial"><Number>+33140000001</Number></Dial>`,
  );
  await twilio.placeCall({ from: CALLER, to: "+33140000001" }).done;
  expect(webhooks.to("/voice").map(({ form }) => [form.From, form.To])).toEqual([
    [CALLER, NUMBER],
    [NUMBER, NUMBER],
  ]);
  expect(webhooks.to("/dial")[0]?.form.DialCallStatus).toBe("busy");
});

test("a WAV that is played reaches the ear, and looks the same as what was served", async () => {
  const { webhooks, twilio } = scene;
  const sound = Buffer.concat(saySignal("sonnerie"));
  const answer = () => new Response(new Uint8Array(buildMulawWav(sound)), { headers: { "content-type": "audio/wav" } });
  webhooks.answer("/sound.wav", answer);
  webhooks.answer("/voice", `<Play loop="2">${webhooks.url}/sound.wav</Play>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  await call.done;
  expect(Buffer.from(twilio.heard(call.callSid)).includes(Buffer.concat([sound, sound]))).toBe(true);
});

test("a webhook that redirects a POST with 302 loses its form, as on the real network", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/voice", new Response(null, { status: 302, headers: { location: "/moved" } }));
  webhooks.answer("/moved", '<Reject reason="busy"/>');
  expect(await twilio.placeCall({ from: CALLER, to: NUMBER }).done).toMatchObject({ status: "busy" });
  expect(webhooks.to("/moved")[0]?.form).toEqual({});
});
