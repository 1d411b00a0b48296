import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { twilioSignature } from "./signature.ts";
import { CALLER, NUMBER, PERSON, rest, startScene, until } from "./test-app.ts";

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
