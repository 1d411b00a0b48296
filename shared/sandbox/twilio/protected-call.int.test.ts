import { afterAll, beforeAll, expect, test } from "vitest";
import { twilioSignature } from "./signature.ts";
import { AUTH_TOKEN, CALLER, NUMBER, PERSON, rest, type StreamMessage, script, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
let rooms = 0;
const WARNING = "Attention, ne donnez aucun code.";
const NOTICE = "Cet appel est analysé.";

/** The product of these tests: stream, room, and the person rung as soon as the answer is sent. */
function protectCalls(options: { notice?: boolean } = {}) {
  const { webhooks, relay, twilio } = scene;
  const room = `room-${++rooms}`;
  webhooks.answer("/voice", () => {
    void rest(twilio.url, "POST", `/Conferences/${room}/Participants.json`, {
      From: NUMBER,
      To: PERSON,
      Label: "protected",
      EndConferenceOnExit: "true",
      Beep: "false",
      StatusCallback: `${webhooks.url}/participant`,
      StatusCallbackEvent: "initiated ringing answered completed",
      // The first to join decides who is told of the room; after a notice that is the person.
      ConferenceStatusCallback: `${webhooks.url}/conference`,
      ConferenceStatusCallbackEvent: "start end join leave announcement",
    });
    return `${options.notice ? `<Say>${NOTICE}</Say>` : ""}
      <Start><Stream url="${relay.url}/media" track="both_tracks" name="ethiq-1" statusCallback="${webhooks.url}/stream">
        <Parameter name="token" value="t-${room}"/></Stream></Start>
      <Dial action="/dial"><Conference beep="false" endConferenceOnExit="true" waitUrl="" participantLabel="caller"
        statusCallback="${webhooks.url}/conference" statusCallbackEvent="start end join leave announcement">${room}</Conference></Dial>`;
  });
  return room;
}

const conferenceOf = (room: string) => scene.twilio.conferences().find(({ friendlyName }) => friendlyName === room);
const audioOf = (messages: StreamMessage[], track: "inbound" | "outbound") =>
  Buffer.concat(messages.flatMap(({ media }) => (media?.track === track ? [Buffer.from(media.payload, "base64")] : [])));
const joined = (frames: readonly Uint8Array[]) => Buffer.concat(frames);

beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.close());

test("both voices reach the other party and the stream bit for bit, and every callback is signed", async () => {
  const { webhooks, relay, twilio } = scene;
  const room = protectCalls({ notice: true });
  const said = script(100);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER, script: said });
  const result = await call.done;
  expect(result).toMatchObject({ status: "completed", framesSpoken: 100 });

  const protectedSid = result.protectedCallSid ?? "";
  expect(Buffer.from(twilio.heard(protectedSid)).includes(joined(said.frames.caller.slice(0, 95)))).toBe(true);
  expect(Buffer.from(twilio.heard(call.callSid)).includes(joined(said.frames.protected.slice(25, 100)))).toBe(true);
  expect(twilio.heardSay(call.callSid, NOTICE)).toBe(true);
  expect(twilio.heardSay(protectedSid, NOTICE)).toBe(false);

  const socket = relay.sockets.at(-1);
  const [connected, start, ...rest] = socket?.messages ?? [];
  expect(connected).toEqual({ event: "connected", protocol: "Call", version: "1.0.0" });
  expect(start).toMatchObject({
    event: "start",
    sequenceNumber: "1",
    start: {
      callSid: call.callSid,
      tracks: ["inbound", "outbound"],
      customParameters: { token: `t-${room}` },
      mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
    },
  });
  const media = rest.flatMap((message) => (message.media ? [message] : []));
  expect(media.map(({ sequenceNumber }) => sequenceNumber)).toEqual(media.map((_, i) => String(i + 2)));
  expect(media.slice(0, 3).map(({ media }) => media)).toMatchObject([
    { track: "inbound", chunk: "1", timestamp: "20" },
    { track: "outbound", chunk: "1", timestamp: "20" },
    { track: "inbound", chunk: "2", timestamp: "40" },
  ]);
  expect(rest.at(-1)).toMatchObject({ event: "stop", stop: { callSid: call.callSid } });
  const messages = socket?.messages ?? [];
  expect(audioOf(messages, "inbound").includes(joined(said.frames.caller))).toBe(true);
  expect(audioOf(messages, "outbound").includes(joined(said.frames.protected))).toBe(true);
  expect(socket?.signature).toBe(twilioSignature(AUTH_TOKEN, `${relay.url}/media`));

  await until(
    () => webhooks.to("/dial").length > 0 && webhooks.to("/conference").some(({ form }) => form.StatusCallbackEvent === "conference-end"),
  );
  expect(webhooks.to("/dial")[0]?.form).toMatchObject({ DialCallStatus: "answered", CallStatus: "completed", CallSid: call.callSid });
  expect(webhooks.to("/conference").map(({ form }) => form.StatusCallbackEvent)).toEqual([
    "participant-join",
    "participant-join",
    "conference-start",
    "participant-leave",
    "participant-leave",
    "conference-end",
  ]);
  expect(webhooks.to("/conference").at(-1)?.form).toMatchObject({
    FriendlyName: room,
    ReasonConferenceEnded: "participant-with-end-conference-on-exit-left",
    ParticipantLabelEndingConference: "caller",
  });
  expect(webhooks.to("/participant").map(({ form }) => form.CallStatus)).toEqual(["initiated", "ringing", "in-progress", "completed"]);
  expect(webhooks.to("/stream").map(({ form }) => form.StreamEvent)).toEqual(["stream-started", "stream-stopped"]);
  for (const { url, params, signature } of webhooks.received) expect(signature).toBe(twilioSignature(AUTH_TOKEN, url, params));
  expect(webhooks.to("/voice")[0]).toMatchObject({
    form: { From: CALLER, To: NUMBER, CallStatus: "ringing", Direction: "inbound", FromCountry: "FR" },
  });
  expect(webhooks.to("/voice")[0]?.idempotencyToken).toMatch(/^[0-9a-f-]{36}$/);
});

test("a whisper reaches the protected ear alone, and an announcement to the room reaches both", async () => {
  const { webhooks, twilio } = scene;
  const room = protectCalls();
  const toAll = "Annonce pour toute la salle.";
  webhooks.answer("/whisper", `<Say language="fr-FR">${WARNING}</Say>`);
  webhooks.answer("/everyone", `<Say>${toAll}</Say>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER, script: script(500) });
  const conference = await until(() => (call.conversationStartedAt() === null ? undefined : conferenceOf(room)));
  const whisper = await rest(twilio.url, "POST", `/Conferences/${conference.sid}/Participants/protected.json`, {
    AnnounceUrl: `${webhooks.url}/whisper`,
  });
  expect(whisper).toMatchObject({ status: 200, body: { label: "protected", status: "connected", call_sid: call.protectedCallSid() } });
  const announced = () =>
    webhooks.to("/conference").filter(({ form }) => form.StatusCallbackEvent === "announcement-end" && form.FriendlyName === room);
  await until(() => announced().length === 1, 8000);
  await rest(twilio.url, "POST", `/Conferences/${conference.sid}.json`, { AnnounceUrl: `${webhooks.url}/everyone` });
  await until(() => announced().length === 2, 8000);
  call.hangUp();
  const { protectedCallSid } = await call.done;
  const heard = (text: string) => [twilio.heardSay(call.callSid, text), twilio.heardSay(protectedCallSid ?? "", text)];
  expect(heard(WARNING)).toEqual([false, true]);
  expect(heard(toAll)).toEqual([true, true]);
  expect(twilio.calls.sentences(call.callSid)).toEqual([
    { text: WARNING, kind: "announcement", heardBy: ["protected"] },
    { text: toAll, kind: "room-announcement", heardBy: ["caller", "protected"] },
  ]);
  expect(webhooks.to("/whisper")[0]).toMatchObject({ form: { CallSid: protectedCallSid, ConferenceSid: conference.sid } });
});

test("a caller who hangs up during a whisper ends it, and the person heard its beginning", async () => {
  const { webhooks, twilio } = scene;
  const room = protectCalls();
  webhooks.answer("/whisper", `<Say>${WARNING}</Say>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER, script: script(500), callerHangsUpAtMs: 1500 });
  const conference = await until(() => (call.conversationStartedAt() === null ? undefined : conferenceOf(room)));
  await rest(twilio.url, "POST", `/Conferences/${conference.sid}/Participants/protected.json`, { AnnounceUrl: `${webhooks.url}/whisper` });
  const result = await call.done;
  expect(result.framesSpoken).toBeLessThan(110);
  expect(twilio.heardSay(result.protectedCallSid ?? "", WARNING)).toBe(true);
  const late = await rest(twilio.url, "POST", `/Conferences/${conference.sid}/Participants/protected.json`, {
    AnnounceUrl: `${webhooks.url}/whisper`,
  });
  expect(late).toMatchObject({ status: 404, body: { code: 20404 } });
});

test("a label in use is refused until its leg is gone", async () => {
  const { twilio } = scene;
  const room = protectCalls();
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  await until(() => call.protectedCallSid());
  const again = { From: NUMBER, To: PERSON, Label: "protected" };
  const refused = await rest(twilio.url, "POST", `/Conferences/${room}/Participants.json`, again);
  expect(refused).toMatchObject({ status: 400, body: { code: 16025, status: 400 } });
  call.hangUp();
  await call.done;
  const { sid } = conferenceOf(room) ?? { sid: "" };
  expect(await rest(twilio.url, "POST", `/Conferences/${sid}/Participants.json`, again)).toMatchObject({
    status: 400,
    body: { code: 16022 },
  });
});

test("new TwiML takes the caller out of the room", async () => {
  const { twilio } = scene;
  protectCalls();
  const goodbye = "Au revoir.";
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  await until(() => call.protectedCallSid());
  const moved = await rest(twilio.url, "POST", `/Calls/${call.callSid}.json`, {
    Twiml: `<Response><Say>${goodbye}</Say><Hangup/></Response>`,
  });
  expect(moved.status).toBe(200);
  expect(await call.done).toMatchObject({ status: "completed" });
  expect(twilio.heardSay(call.callSid, goodbye)).toBe(true);
  expect(await rest(twilio.url, "POST", `/Calls/${call.callSid}.json`, { Twiml: "<Response/>" })).toMatchObject({
    status: 400,
    body: { code: 21220 },
  });
});
