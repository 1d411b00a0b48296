import { afterAll, beforeAll, expect, test } from "vitest";
import { CALLER, NUMBER, PERSON, rest, script, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
let rooms = 0;

beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.close());

/** The caller alone in a room of that TwiML; the person is added by the test. */
function callInto(attributes: string) {
  const { webhooks, twilio } = scene;
  const room = `hall-${++rooms}`;
  webhooks.answer("/voice", `<Dial><Conference beep="false" ${attributes}>${room}</Conference></Dial><Say>Fin.</Say>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER, script: script(400), silenceBeforeMs: 0 });
  const sid = () => twilio.conferences().find(({ friendlyName }) => friendlyName === room)?.sid ?? "";
  const add = (form: Record<string, string> = {}) =>
    rest(twilio.url, "POST", `/Conferences/${room}/Participants.json`, {
      ...{ From: NUMBER, To: PERSON, Label: "protected", Beep: "false", WaitUrl: "" },
      ...form,
    });
  return { call, room, sid, add };
}

const events = (path: string) => scene.webhooks.to(path).map(({ form }) => form.StatusCallbackEvent);
const bytes = (callSid: string) => scene.twilio.heard(callSid).filter((byte) => byte !== 0xff).length;

test("whoever waits hears the waitUrl once through, and it stops when the conference starts", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/wait", "<Say>Veuillez patienter.</Say><Pause length='1'/><Say>Toujours.</Say>");
  const { call, sid, add } = callInto('waitUrl="/wait" endConferenceOnExit="true"');
  await until(() => bytes(call.callSid) > 8000);
  expect(webhooks.to("/wait")[0]?.form).toMatchObject({ CallSid: call.callSid, ConferenceSid: sid() });
  expect((await rest(twilio.url, "GET", `/Conferences/${sid()}.json`)).body.status).toBe("init");
  await add();
  await until(() => call.conversationStartedAt());
  expect((await rest(twilio.url, "GET", `/Conferences/${sid()}.json`)).body.status).toBe("in-progress");
  await new Promise((resolve) => setTimeout(resolve, 1200));
  call.hangUp();
  await call.done;
  expect([twilio.heardSay(call.callSid, "Veuillez patienter."), twilio.heardSay(call.callSid, "Toujours.")]).toEqual([true, false]);
});

test("a waitUrl that fails is in the debugger and does not keep the person from being connected", async () => {
  const { webhooks, twilio } = scene;
  webhooks.answer("/wait", "<Hangup/>");
  const { call, add } = callInto('waitUrl="/wait" endConferenceOnExit="true"');
  await until(() => twilio.debugger().some(({ code, callSid }) => code === 13233 && callSid === call.callSid));
  await add();
  await until(() => call.conversationStartedAt());
  call.hangUp();
  await call.done;
});

test("only the first to join decides who is told of the room", async () => {
  const { webhooks, twilio } = scene;
  const room = "first-come";
  const callback = (path: string) => ({
    ConferenceStatusCallback: `${webhooks.url}${path}`,
    ConferenceStatusCallbackEvent: "start end join leave",
  });
  const add = (label: string, form: Record<string, string>) =>
    rest(twilio.url, "POST", `/Conferences/${room}/Participants.json`, { From: NUMBER, To: PERSON, Label: label, WaitUrl: "", ...form });
  await add("one", { ...callback("/one"), EndConferenceOnExit: "true" });
  await until(() => events("/one").length === 1);
  const { body } = await add("two", callback("/two"));
  await until(() => events("/one").includes("conference-start"));
  await rest(twilio.url, "DELETE", `/Conferences/${body.conference_sid}/Participants/one.json`);
  await until(() => events("/one").includes("conference-end"));
  expect(events("/one")).toEqual([
    "participant-join",
    "participant-join",
    "conference-start",
    "participant-leave",
    "participant-leave",
    "conference-end",
  ]);
  expect(webhooks.to("/one").at(-1)?.form.ReasonConferenceEnded).toBe("participant-with-end-conference-on-exit-kicked");
  expect(events("/two")).toEqual([]);
});

test("a muted person is not heard, and one on hold hears the music instead of the room", async () => {
  const { twilio } = scene;
  const { call, sid, add } = callInto('waitUrl="" endConferenceOnExit="true"');
  await add();
  await until(() => call.conversationStartedAt());
  const update = (who: string, form: Record<string, string>) =>
    rest(twilio.url, "POST", `/Conferences/${sid()}/Participants/${who}.json`, form);
  expect((await update("protected", { Muted: "true" })).body.muted).toBe(true);
  const before = bytes(call.callSid);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(bytes(call.callSid) - before).toBeLessThan(400);
  expect((await update(call.callSid, { Hold: "true" })).body.hold).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(bytes(call.callSid) - before).toBeGreaterThan(1000);
  call.hangUp();
  await call.done;
});

test("ending the conference by API sends the caller on to the next verb and hangs the person up", async () => {
  const { twilio } = scene;
  const { call, sid, add } = callInto('waitUrl=""');
  const { body } = await add();
  await until(() => call.conversationStartedAt());
  const ended = await rest(twilio.url, "POST", `/Conferences/${sid()}.json`, { Status: "completed" });
  expect(ended.body).toMatchObject({ status: "completed", reason_conference_ended: "conference-ended-via-api" });
  await call.done;
  expect(twilio.heardSay(call.callSid, "Fin.")).toBe(true);
  expect((await rest(twilio.url, "GET", `/Calls/${body.call_sid}.json`)).body.status).toBe("completed");
});

test("a caller who gives up while the person's phone rings cancels that leg", async () => {
  const { webhooks, twilio } = scene;
  twilio.endpoints.set("sip:slow@home.sip.example", { behaviour: "answers", answerAfterMs: 5000 });
  const { call, add } = callInto('waitUrl="" endConferenceOnExit="true"');
  await add({ To: "sip:slow@home.sip.example", StatusCallback: `${webhooks.url}/slow` });
  await new Promise((resolve) => setTimeout(resolve, 150));
  call.hangUp();
  expect((await until(() => webhooks.to("/slow")[0])).form).toMatchObject({ CallStatus: "canceled", SipResponseCode: "487" });
  expect(twilio.conferences().flatMap(({ participants }) => participants)).toEqual([]);
});

test("an answered API call carries out its TwiML", async () => {
  const { webhooks, twilio } = scene;
  const { status, body } = await rest(twilio.url, "POST", "/Calls.json", {
    From: NUMBER,
    To: PERSON,
    Twiml: "<Response><Say>Bonjour.</Say></Response>",
    StatusCallback: `${webhooks.url}/api-call`,
  });
  expect({ status, body }).toMatchObject({ status: 201, body: { status: "queued", direction: "outbound-api" } });
  expect((await until(() => webhooks.to("/api-call")[0])).form).toMatchObject({
    CallStatus: "completed",
    CallDuration: "1",
    SipResponseCode: "200",
  });
  expect(twilio.heardSay(body.sid, "Bonjour.")).toBe(true);
});
