import { afterAll, beforeAll, expect, test } from "vitest";
import { CONTROL_PATH } from "../faults.ts";
import { twilioSignature } from "./signature.ts";
import { AUTH_TOKEN, NUMBER, rest, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
let mobiles = 0;
const newMobile = () => `+3375510${String(++mobiles).padStart(4, "0")}`;

beforeAll(async () => {
  scene = await startScene({ smsDelaysMs: { sent: 10, delivered: 20 } });
  scene.twilio.addNumber({ e164: NUMBER, smsUrl: `${scene.webhooks.url}/inbound` });
});
afterAll(() => scene.close());

const write = async (from: string, body: string) => {
  const { messageSid, answered } = scene.twilio.receiveSms({ from, to: NUMBER, body });
  await answered;
  return messageSid;
};
const sentTo = (mobile: string) =>
  scene.twilio.messages
    .sent()
    .filter(({ to }) => to === mobile)
    .map(({ body }) => body);
const send = (to: string) => rest(scene.twilio.url, "POST", "/Messages.json", { From: NUMBER, To: to, Body: "Bonjour" });

test("an SMS reaches its number's address, signed, and is answered in TwiML", async () => {
  const mobile = newMobile();
  scene.webhooks.answer("/inbound", "<Message>Merci &amp; bonjour</Message><Message><Body>Et encore</Body></Message>");
  const messageSid = await write(mobile, "Oui !");
  const request = scene.webhooks.to("/inbound").find(({ form }) => form.From === mobile);
  expect(request?.form).toMatchObject({ MessageSid: messageSid, SmsStatus: "received", To: NUMBER, Body: "Oui !", NumMedia: "0" });
  expect(request?.signature).toBe(twilioSignature(AUTH_TOKEN, `${scene.webhooks.url}/inbound`, request?.params));
  expect(sentTo(mobile)).toEqual(["Merci & bonjour", "Et encore"]);
  await until(() => scene.twilio.messages.sent().every(({ status }) => status === "delivered"));
  const { body } = await rest(scene.twilio.url, "GET", `/Messages/${messageSid}.json`);
  expect(body).toMatchObject({ direction: "inbound", status: "received", from: mobile });
});

test("an empty answer says nothing, and what is no answer is in the debugger", async () => {
  const mobile = newMobile();
  for (const [answer, code] of [
    ["", undefined],
    ["<Say>Bonjour</Say>", 12200],
    ["<Message></Message>", 14103],
    [{ status: 503 }, 11200],
  ] as const) {
    scene.webhooks.answer("/inbound", answer);
    const messageSid = await write(mobile, "oui");
    expect(scene.twilio.debugger().find(({ callSid }) => callSid === messageSid)?.code).toBe(code);
  }
  expect(sentTo(mobile)).toEqual([]);
});

test("after STOP Twilio answers by itself and refuses every message of that number until START", async () => {
  const mobile = newMobile();
  scene.webhooks.answer("/inbound", "<Message>De nous</Message>");
  const messageSid = await write(mobile, " stop ");
  expect(scene.webhooks.to("/inbound").filter(({ form }) => form.MessageSid === messageSid)).toHaveLength(1);
  expect(sentTo(mobile)).toHaveLength(1);
  expect(sentTo(mobile)[0]).toContain("unsubscribed");
  expect(scene.twilio.debugger().find(({ callSid }) => callSid === messageSid)?.code).toBe(21610);
  expect(await send(mobile)).toMatchObject({ status: 400, body: { code: 21610 } });
  await write(mobile, "START");
  expect((await send(mobile)).status).toBe(201);
});

test("a stop among other words is for the account to understand", async () => {
  const mobile = newMobile();
  scene.webhooks.answer("/inbound", "");
  for (const body of ["STOP SVP", "ARRET", "oui"]) await write(mobile, body);
  expect(sentTo(mobile)).toEqual([]);
  expect((await send(mobile)).status).toBe(201);
});

test("a name as a sender cannot be answered", async () => {
  expect(() => scene.twilio.receiveSms({ from: newMobile(), to: "ETHIQ", body: "OUI" })).toThrow("nobody receives");
});

test("another process writes through the control routes", async () => {
  const mobile = newMobile();
  scene.webhooks.answer("/inbound", "<Message>Bien</Message>");
  const order = (to: string) =>
    fetch(`${scene.twilio.url}${CONTROL_PATH}/inbound-messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ from: mobile, to, body: "OUI" }),
    });
  const response = await order(NUMBER);
  expect([response.status, await response.json()]).toEqual([201, { messageSid: expect.stringMatching(/^SM/) }]);
  await until(() => sentTo(mobile).length === 1);
  expect((await order("ETHIQ")).status).toBe(400);
});
