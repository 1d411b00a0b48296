import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { NUMBER, PERSON, rest, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
const HOME = "+33261910001";
const TESTER = "+33939000002";

beforeAll(async () => {
  scene = await startScene();
  scene.twilio.addNumber({ e164: TESTER });
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.webhooks.received.length = 0;
  scene.webhooks.answer("/done", "<Hangup/>");
  scene.webhooks.answer("/dial", "<Hangup/>");
});

const call = async (to: string, twiml: string, more: Record<string, string> = {}) => {
  const { body } = await rest(scene.twilio.url, "POST", "/Calls.json", {
    ...{ From: TESTER, To: to, Twiml: `<Response>${twiml}</Response>`, Timeout: "5" },
    ...{ StatusCallback: `${scene.webhooks.url}/status`, StatusCallbackEvent: "ringing answered completed", ...more },
  });
  return body.sid as string;
};
const gather = (inside: string, attributes = "") =>
  `<Gather action="${scene.webhooks.url}/done" ${attributes.includes("timeout=") ? "" : 'timeout="1"'} ${attributes}>${inside}</Gather>`;
const done = () => until(() => scene.webhooks.to("/done")[0]?.form);
/** The last that is told of a call, whatever became of it. */
const ended = (sid: string) =>
  until(() => scene.webhooks.to("/status").find(({ form }) => form.CallSid === sid && form.CallDuration !== undefined));

test("whoever presses the key asked for is heard by the action", async () => {
  const reactions = [{ onSay: /touche (\d)/, presses: "$1", afterMs: 20 }];
  scene.twilio.endpoints.set(PERSON, { behaviour: "answers", answerAfterMs: 20, reactions });
  await call(PERSON, gather("<Say>Touche 1.</Say>", 'numDigits="1"').replace("Touche", "Appuyez : touche"));
  expect(await done()).toMatchObject({ Digits: "1", CallStatus: "in-progress", To: PERSON });
});

test("several keys end with their number, the finishing key or a pause, and interrupt the prompt", async () => {
  const press = async (presses: string, attributes: string) => {
    scene.webhooks.received.length = 0;
    scene.twilio.endpoints.set(PERSON, { behaviour: "answers", answerAfterMs: 20, reactions: [{ presses, afterMs: 20 }] });
    await call(PERSON, gather('<Pause length="20"/>', attributes));
    const { Digits, FinishedOnKey } = await done();
    return [Digits, FinishedOnKey];
  };
  expect(await press("1234", 'numDigits="3"')).toEqual(["123", undefined]);
  expect(await press("12#", "")).toEqual(["12", "#"]);
  expect(await press("12#", 'finishOnKey=""')).toEqual(["12#", undefined]);
});

test("what a person says becomes the result, unless only keys are wanted", async () => {
  scene.twilio.endpoints.set(PERSON, {
    behaviour: "answers",
    answerAfterMs: 20,
    reactions: [{ onSay: /bonjour/i, says: "Oui, bonjour !" }],
  });
  const ask = (input: string) => call(PERSON, gather("<Say>Dites bonjour.</Say>", `input="${input}" language="fr-FR" hints="bonjour"`));
  await ask("dtmf speech");
  expect(await done()).toMatchObject({ SpeechResult: "Oui, bonjour !", Confidence: expect.stringMatching(/^0\.\d+$/) });
  scene.webhooks.received.length = 0;
  await ended(await ask("dtmf"));
  expect(scene.webhooks.to("/done")).toEqual([]);
});

test("after silence the next verb follows, or the action when it wants to know", async () => {
  scene.twilio.endpoints.set(PERSON, { behaviour: "answers", answerAfterMs: 20 });
  const sid = await call(PERSON, `${gather("<Say>Une.</Say>")}<Say>Personne.</Say>`);
  await ended(sid);
  expect(scene.twilio.heardSay(sid, "Personne.")).toBe(true);
  expect(scene.webhooks.to("/done")).toEqual([]);
  await call(PERSON, gather("", 'actionOnEmptyResult="true"'));
  expect(await done()).toMatchObject({ Digits: "" });
});

test("a call placed by API reaches a diverted number as its caller, and both sides hear each other", async () => {
  const { twilio, webhooks } = scene;
  const reactions = [
    { onSay: /retenez (\d)/i, presses: "$1" },
    { onSay: /dites bonjour/i, says: "Bonjour madame" },
  ];
  twilio.endpoints.set(HOME, { behaviour: "no-answer", forwardsTo: NUMBER, forwardsAfterMs: 100 });
  twilio.endpoints.set(PERSON, { behaviour: "answers", answerAfterMs: 20, reactions });
  webhooks.answer("/voice", `<Dial answerOnBridge="true"><Sip>${PERSON}</Sip></Dial>`);
  webhooks.answer("/digit", gather("<Say>Dites bonjour.</Say>", 'input="speech"'));
  await call(HOME, gather("<Say>Retenez 7.</Say>", 'numDigits="1"').replace("/done", "/digit"));
  expect(await done()).toMatchObject({ SpeechResult: "Bonjour madame", To: HOME });
  expect(webhooks.to("/digit")[0]?.form).toMatchObject({ Digits: "7" });
  expect(webhooks.to("/voice")[0]?.form).toMatchObject({ From: TESTER, To: NUMBER, Direction: "inbound" });
});

test("what is said after a private announcement goes through the room to the caller's side", async () => {
  const { twilio, webhooks } = scene;
  twilio.endpoints.set(PERSON, { behaviour: "answers", answerAfterMs: 20, reactions: [{ onSay: /secret/, says: "Marguerite" }] });
  webhooks.answer("/voice", "<Dial><Conference beep='false'>words</Conference></Dial>");
  webhooks.answer("/whisper", "<Say>Un secret.</Say>");
  await call(NUMBER, `<Gather input="speech" timeout="10" action="${webhooks.url}/done"/>`);
  await until(() => webhooks.to("/voice")[0]);
  await rest(twilio.url, "POST", "/Conferences/words/Participants.json", { From: NUMBER, To: PERSON, Label: "person", Beep: "false" });
  const room = await until(() =>
    twilio.conferences().find(({ friendlyName, participants }) => friendlyName === "words" && participants.length === 2),
  );
  await rest(twilio.url, "POST", `/Conferences/${room.sid}/Participants/person.json`, { AnnounceUrl: `${webhooks.url}/whisper` });
  expect(await done()).toMatchObject({ SpeechResult: "Marguerite" });
});

test("keys can be played to the other side, by the document or with the call", async () => {
  const { twilio, webhooks } = scene;
  webhooks.answer("/voice", gather("", 'numDigits="2" timeout="5"'));
  twilio.endpoints.remove(HOME);
  await call(NUMBER, '<Pause length="1"/><Play digits="w42"/>');
  expect(await done()).toMatchObject({ Digits: "42", To: NUMBER });
  webhooks.received.length = 0;
  await call(NUMBER, '<Pause length="3"/>', { SendDigits: "ww17" });
  expect(await done()).toMatchObject({ Digits: "17" });
});

test("the last status of a call to a telephone tells its SIP code", async () => {
  const { twilio, webhooks } = scene;
  const codes = async (behaviour: "not-registered" | "busy" | "answers" | "rejects") => {
    webhooks.received.length = 0;
    twilio.endpoints.set(PERSON, { behaviour, answerAfterMs: 20 });
    const sid = await call(PERSON, "<Hangup/>");
    const { form } = await ended(sid);
    return [form.CallStatus, form.SipResponseCode];
  };
  expect(await codes("not-registered")).toEqual(["no-answer", "480"]);
  expect(await codes("busy")).toEqual(["busy", "486"]);
  expect(await codes("rejects")).toEqual(["busy", "603"]);
  expect(await codes("answers")).toEqual(["completed", "200"]);
});

test("another process can describe how a person acts", async () => {
  const { twilio } = scene;
  const reactions = [
    { onSay: "appuyez", presses: "5", times: 1 },
    { onSay: "merci", hangsUp: true, afterMs: 20 },
  ];
  const order = { address: PERSON, behaviour: "answers", answerAfterMs: 20, reactions };
  const answer = await fetch(`${twilio.url}/_sandbox/endpoints`, { method: "POST", body: JSON.stringify(order) });
  expect(answer.status).toBe(201);
  scene.webhooks.answer("/done", "<Say>Merci.</Say><Pause length='30'/>");
  const sid = await call(PERSON, gather("<Say>Appuyez.</Say>", 'numDigits="1"'));
  expect(await done()).toMatchObject({ Digits: "5" });
  await ended(sid);
});
