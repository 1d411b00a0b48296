import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTwilio } from "./start-twilio.ts";
import { ACCOUNT_SID, AUTH_TOKEN, auth, rest, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
let mobiles = 0;
const newMobile = () => `+3375500${String(++mobiles).padStart(4, "0")}`;

beforeAll(async () => {
  scene = await startScene({ smsDelaysMs: { sent: 20, delivered: 40 } });
});
afterAll(() => scene.close());

const send = (to: string, path = "/sms") =>
  rest(scene.twilio.url, "POST", "/Messages.json", {
    From: "ETHIQ",
    To: to,
    Body: "Alerte é",
    StatusCallback: `${scene.webhooks.url}${path}`,
  });

test("a message is delivered and each step is reported", async () => {
  const to = newMobile();
  const { status, body } = await send(to);
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { status: "queued", to, from: "ETHIQ", num_segments: "1", date_sent: null },
  });
  await until(() => scene.webhooks.to("/sms").length === 3);
  expect(scene.webhooks.to("/sms").map(({ form }) => [form.MessageSid, form.MessageStatus])).toEqual(
    ["queued", "sent", "delivered"].map((step) => [body.sid, step]),
  );
  expect((await rest(scene.twilio.url, "GET", `/Messages/${body.sid}.json`)).body).toMatchObject({ status: "delivered", error_code: null });
});

test("an undelivered message reports its code", async () => {
  const to = newMobile();
  scene.twilio.messages.behave(to, { kind: "undelivered", errorCode: 30003 });
  await send(to, "/undelivered");
  const { form } = await until(() => scene.webhooks.to("/undelivered").find(({ form }) => form.MessageStatus === "undelivered"));
  expect(form).toMatchObject({ ErrorCode: "30003", To: to });
});

test("a recipient who opted out is refused and gets nothing", async () => {
  const to = newMobile();
  scene.twilio.messages.behave(to, { kind: "refused", errorCode: 21610 });
  expect(await send(to)).toMatchObject({ status: 400, body: { code: 21610 } });
  expect(scene.twilio.messages.sent().some((message) => message.to === to)).toBe(false);
});

test("an answer lost after the effect leaves a message that the list finds by number and date", async () => {
  const to = newMobile();
  const since = new Date(Date.now() - 1000).toISOString();
  scene.twilio.messages.behave(to, { kind: "timeout", afterEffect: true, times: 1 });
  const form = new URLSearchParams({ From: "ETHIQ", To: to, Body: "Alerte" }).toString();
  const headers = { ...auth(), "content-type": "application/x-www-form-urlencoded" };
  const url = `${scene.twilio.url}/2010-04-01/Accounts/${ACCOUNT_SID}/Messages.json`;
  await expect(fetch(url, { method: "POST", headers, body: form, signal: AbortSignal.timeout(300) })).rejects.toThrow("timeout");
  const query = new URLSearchParams({ To: to, "DateSent>": since });
  const found = await rest(scene.twilio.url, "GET", `/Messages.json?${query}`);
  expect(found.body).toMatchObject({ messages: [{ to, body: "Alerte" }], next_page_uri: null });
  expect((await send(to)).status).toBe(201);
});

test("a 5xx can come before or after the effect", async () => {
  const [before, after] = [newMobile(), newMobile()];
  scene.twilio.messages.behave(before, { kind: "status", status: 503, afterEffect: false });
  scene.twilio.messages.behave(after, { kind: "status", status: 500, afterEffect: true });
  expect([(await send(before)).status, (await send(after)).status]).toEqual([503, 500]);
  const sent = scene.twilio.messages.sent().map(({ to }) => to);
  expect([sent.includes(before), sent.includes(after)]).toEqual([false, true]);
});

test("lists are paged", async () => {
  const { body } = await rest(scene.twilio.url, "GET", "/Messages.json?PageSize=1");
  expect(body.messages).toHaveLength(1);
  expect(body.next_page_uri).toContain("Page=1");
});

test("numbers and messages survive a restart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ethiq-twilio-"));
  const options = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, stateFile: join(folder, "twilio.json") };
  try {
    const first = await startTwilio(options);
    const number = first.addNumber({ e164: "+33939000002", voiceUrl: "http://127.0.0.1:1/voice" });
    const { body } = await rest(first.url, "POST", "/Messages.json", { From: "+33939000002", To: newMobile(), Body: "Alerte" });
    await rest(first.url, "POST", `/IncomingPhoneNumbers/${number.sid}.json`, { VoiceUrl: "http://127.0.0.1:2/voice" });
    await first.close();
    const second = await startTwilio(options);
    const numbers = await rest(second.url, "GET", "/IncomingPhoneNumbers.json?PhoneNumber=%2B33939000002");
    expect(numbers.body.incoming_phone_numbers).toMatchObject([{ sid: number.sid, voice_url: "http://127.0.0.1:2/voice" }]);
    expect(second.messages.sent()).toMatchObject([{ sid: body.sid, body: "Alerte" }]);
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
