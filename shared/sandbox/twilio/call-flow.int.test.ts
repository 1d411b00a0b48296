import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildMulawWav } from "../recordings/mulaw-wav.ts";
import { saySignal } from "./media/say-signal.ts";
import { twilioSignature } from "./signature.ts";
import { CALLER, NUMBER, PERSON, rest, script, startScene, until } from "./test-app.ts";
import { APPLICATION_ERROR } from "./twiml/run-program.ts";

interface Called {
  callSid: string;
  result: unknown;
  events: { type: string }[];
}

let scene: Awaited<ReturnType<typeof startScene>>;
const SECOND_TOKEN = "second-token";
const MOBILE = "+33755000001";

beforeAll(async () => {
  scene = await startScene({ webhookTimeoutMs: 600, streamHandshakeTimeoutMs: 400 }, { secondaryAuthToken: SECOND_TOKEN });
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

test("a refused stream is reported and the call goes on", async () => {
  const { webhooks, twilio } = scene;
  const refusing = "ws://127.0.0.1:9/media";
  webhooks.answer("/voice", `<Start><Stream name="s" url="${refusing}" statusCallback="/stream"/></Start><Say>La suite.</Say>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  expect(await call.done).toMatchObject({ status: "completed" });
  expect(webhooks.to("/stream").map(({ form }) => [form.StreamEvent, form.StreamName, form.StreamError?.slice(0, 5)])).toEqual([
    ["stream-error", "s", "31902"],
  ]);
  expect(twilio.heardSay(call.callSid, "La suite.")).toBe(true);
});

test("a server that does not speak WebSocket, or an address that may not be streamed to, is reported with its own code", async () => {
  const { webhooks, twilio } = scene;
  const stream = (name: string, url: string) => `<Stream name="${name}" url="${url}" statusCallback="/stream"/>`;
  const local = webhooks.url.replace("http", "ws");
  webhooks.answer(
    "/voice",
    `<Start>${stream("a", local)}${stream("b", `${local}/?token=1`)}${stream("c", "ws://relay.example/")}</Start><Pause length="1"/>`,
  );
  await twilio.placeCall({ from: CALLER, to: NUMBER }).done;
  const codes = webhooks.to("/stream").map(({ form }) => [form.StreamName, form.StreamError?.slice(0, 5)]);
  expect(codes.sort()).toEqual([
    ["a", "31920"],
    ["b", "31923"],
    ["c", "31922"],
  ]);
});

test("a stream the relay closes is reported, and the API opens another one on the live call", async () => {
  const { webhooks, relay, twilio } = scene;
  webhooks.answer("/voice", `<Start><Stream name="one" url="${relay.url}" statusCallback="/stream"/></Start><Pause length="20"/>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  const before = relay.sockets.length;
  const first = await until(() => relay.sockets[before]);
  await until(() => first.messages.length > 5);
  first.close(1008);
  await until(() =>
    webhooks.to("/stream").some(({ form }) => form.StreamEvent === "stream-error" && form.StreamError?.startsWith("31921")),
  );
  const again = { Url: relay.url, Name: "two", Track: "both_tracks", "Parameter1.Name": "token", "Parameter1.Value": "fresh" };
  const { status, body } = await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams.json`, again);
  expect({ status, body }).toMatchObject({ status: 201, body: { name: "two", status: "in-progress", call_sid: call.callSid } });
  const second = await until(() => relay.sockets[before + 1]);
  await until(() => second.messages.length > 5);
  expect(second.messages[1]?.start).toMatchObject({ customParameters: { token: "fresh" }, tracks: ["inbound", "outbound"] });
  expect(await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams.json`, again)).toMatchObject({ status: 409 });
  await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams/${body.sid}.json`, { Status: "stopped" });
  await second.closed;
  expect(second.messages.at(-1)?.event).toBe("stop");
  call.hangUp();
  await call.done;
  expect(await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams.json`, again)).toMatchObject({
    status: 404,
    body: { code: 20404 },
  });
});

test("streams can drop, lose and damage frames on purpose", async () => {
  const { webhooks, relay, twilio } = scene;
  webhooks.answer("/voice", `<Start><Stream name="f" url="${relay.url}" statusCallback="/stream"/></Start><Pause length="20"/>`);
  twilio.streamFaults.add({ effect: { kind: "lose", everyFrames: 5 }, times: 1 });
  twilio.streamFaults.add({ effect: { kind: "drop-socket", afterMs: 500 }, times: 1 });
  const before = relay.sockets.length;
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  await until(() => webhooks.to("/stream").some(({ form }) => form.StreamEvent === "stream-error"));
  const numbers = relay.sockets[before]?.messages.flatMap(({ media, sequenceNumber }) => (media ? [Number(sequenceNumber)] : [])) ?? [];
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers.some((number) => (number - 1) % 5 === 0)).toBe(false);
  call.hangUp();
  const { streams } = await call.done;
  expect(streams[0]?.framesDiscarded).toBeGreaterThan(2);
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

test("during a rotation webhooks are signed with the chosen token and the API takes both", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/voice", "<Reject/>");
  twilio.signWith(SECOND_TOKEN);
  await twilio.placeCall({ from: CALLER, to: NUMBER }).done;
  twilio.signWith("sandbox-token");
  const [{ url = "", params = [], signature = "" } = {}] = webhooks.to("/voice");
  expect(signature).toBe(twilioSignature(SECOND_TOKEN, url, params));
  expect((await rest(twilio.url, "GET", "/Calls.json", undefined, SECOND_TOKEN)).status).toBe(200);
  expect(await rest(twilio.url, "GET", "/Calls.json", undefined, "stranger")).toMatchObject({ status: 401, body: { code: 20003 } });
});

test("status callbacks can be repeated, swapped and lost", async () => {
  const { webhooks, twilio } = scene;
  const ring = async (name: string) => {
    await rest(twilio.url, "POST", `/Conferences/${name}/Participants.json`, {
      From: NUMBER,
      To: PERSON,
      TimeLimit: "1",
      StatusCallback: `${webhooks.url}/${name}`,
      StatusCallbackEvent: "initiated ringing answered completed",
    });
  };
  const statuses = (name: string) => webhooks.to(`/${name}`).map(({ form }) => form.CallStatus);
  twilio.callbackChaos.set("call", { duplicates: 1 });
  await ring("twice");
  await until(() => statuses("twice").length === 8);
  expect(statuses("twice")).toEqual([
    "initiated",
    "initiated",
    "ringing",
    "ringing",
    "in-progress",
    "in-progress",
    "completed",
    "completed",
  ]);
  twilio.callbackChaos.set("call", { reorder: true });
  await ring("swapped");
  await until(() => statuses("swapped").length === 4);
  expect(statuses("swapped")).toEqual(["ringing", "initiated", "completed", "in-progress"]);
  twilio.callbackChaos.set("call", { lose: 3 });
  await ring("lost");
  await until(() => statuses("lost").length === 1);
  expect(statuses("lost")).toEqual(["completed"]);
  twilio.callbackChaos.clear();
});

test("the REST interface refuses as the real one does", async () => {
  const { twilio } = scene;
  const codeOf = async (method: string, path: string, form?: Record<string, string>) => {
    const { status, body } = await rest(twilio.url, method, path, form);
    return [status, body.code];
  };
  const sms = { From: "ETHIQ", To: MOBILE, Body: "x" };
  expect(await codeOf("GET", "/Calls/CAunknown.json")).toEqual([404, 20404]);
  expect(await codeOf("POST", "/Calls.json", { From: NUMBER, To: "0612", Twiml: "<Response/>" })).toEqual([400, 21211]);
  expect(await codeOf("POST", "/Calls.json", { From: CALLER, To: MOBILE, Twiml: "<Response/>" })).toEqual([400, 21210]);
  expect(await codeOf("POST", "/Conferences/CFunknown/Participants/x.json", { Muted: "true" })).toEqual([404, 20404]);
  expect(await codeOf("POST", "/Messages.json", { ...sms, To: "+33140000009" })).toEqual([400, 21614]);
  expect(await codeOf("POST", "/Messages.json", { ...sms, From: "+33611111111" })).toEqual([400, 21606]);
  expect(await codeOf("POST", "/Messages.json", { ...sms, Body: "x".repeat(1601) })).toEqual([400, 21617]);
  expect(await codeOf("POST", "/Messages.json", { ...sms, StatusCallback: "nowhere" })).toEqual([400, 21402]);
  expect(await codeOf("GET", "/Recordings.json")).toEqual([404, 20404]);
});

test("faults ordered over HTTP hit the REST interface only", async () => {
  const { twilio } = scene;
  const order = { match: "Calls\\.json", effect: { kind: "status", status: 429, body: { code: 20429 } }, times: 1 };
  await fetch(`${twilio.url}/_sandbox/faults`, { method: "POST", body: JSON.stringify(order) });
  expect(await rest(twilio.url, "GET", "/Calls.json")).toMatchObject({ status: 429, body: { code: 20429 } });
  expect((await rest(twilio.url, "GET", "/Calls.json")).status).toBe(200);
});

test("another process can place a recorded call and read what became of it", async () => {
  const { webhooks, twilio } = scene;
  const post = (path: string, body: unknown) =>
    fetch(`${twilio.url}/_sandbox${path}`, { method: "POST", body: JSON.stringify(body) }).then(
      (response) => response.json() as Promise<Called>,
    );
  await post("/endpoints", { address: MOBILE, behaviour: "answers", answerAfterMs: 20 });
  webhooks.answer("/voice", `<Say>Bonjour.</Say><Dial><Number>${MOBILE}</Number></Dial>`);
  const { callSid } = await post("/calls", {
    from: CALLER,
    to: NUMBER,
    script: "fr-honest-delivery",
    startMs: 1000,
    endMs: 2000,
    lingerMs: 0,
  });
  const read = () => fetch(`${twilio.url}/_sandbox/calls/${callSid}?heard=1`).then((response) => response.json() as Promise<Called>);
  let call = await read();
  for (let i = 0; i < 100 && call.result === null; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    call = await read();
  }
  expect(call).toMatchObject({ status: "completed", result: { framesSpoken: 50 }, sentences: [{ text: "Bonjour.", heardBy: ["caller"] }] });
  expect(call.events.map(({ type }) => type)).toContain("conversation-started");
  expect(await post("/calls", { from: CALLER, to: "+33199999999" })).toMatchObject({ error: expect.stringContaining("no number") });
});

test("a webhook that redirects a POST with 302 loses its form, as on the real network", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/voice", new Response(null, { status: 302, headers: { location: "/moved" } }));
  webhooks.answer("/moved", '<Reject reason="busy"/>');
  expect(await twilio.placeCall({ from: CALLER, to: NUMBER }).done).toMatchObject({ status: "busy" });
  expect(webhooks.to("/moved")[0]?.form).toEqual({});
});
