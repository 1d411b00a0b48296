import { expect, test } from "vitest";
import { createTwilio } from "./create-twilio.ts";

const AUTHORIZATION = `Basic ${Buffer.from("AC1:token").toString("base64")}`;
const NUMBER = "+33199009000";

const scene = () => {
  const webhooks: { url: string; status: string | null }[] = [];
  const twilio = createTwilio({
    ...{ accountSid: "AC1", authToken: "token", isStepped: true },
    stock: [{ country: "FR", type: "local", numbers: [NUMBER] }],
    now: () => new Date("2026-01-01T00:00:00Z"),
    fetch: async (input, init) => {
      webhooks.push({ url: String(input), status: new URLSearchParams(String(init?.body)).get("CallStatus") });
      return new Response("<Response><Say>Un.</Say></Response>", { headers: { "content-type": "text/xml" } });
    },
  });
  const post = (path: string, form: Record<string, string>, signal?: AbortSignal) =>
    twilio.fetch(`https://api.twilio.com/2010-04-01/Accounts/AC1${path}`, {
      method: "POST",
      headers: { authorization: AUTHORIZATION, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form).toString(),
      ...(signal ? { signal } : {}),
    });
  return { twilio, webhooks, post };
};

test("requests are answered without a socket, at a time that is told", async () => {
  const { twilio, post } = scene();
  expect((await post("/IncomingPhoneNumbers.json", { PhoneNumber: NUMBER })).status).toBe(201);
  expect(twilio.ledger()).toMatchObject([{ e164: NUMBER, at: "2026-01-01T00:00:00.000Z" }]);
});

test("a dropped request rejects as a broken connection does, with or without its effect", async () => {
  const { twilio, post } = scene();
  const buy = () => post("/IncomingPhoneNumbers.json", { PhoneNumber: NUMBER });
  twilio.faults.add({ match: /POST/, effect: { kind: "drop" }, times: 1 });
  await expect(buy()).rejects.toMatchObject({ name: "TypeError", cause: { code: "ECONNRESET" } });
  expect(twilio.numbers()).toEqual([]);
  twilio.faults.add({ match: /POST/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await expect(buy()).rejects.toMatchObject({ name: "TypeError" });
  expect(twilio.numbers()).toMatchObject([{ e164: NUMBER }]);
  twilio.faults.add({ match: /POST/, effect: { kind: "status", status: 503, afterEffect: true }, times: 1 });
  expect((await buy()).status).toBe(503);
});

test("a caller that gives up is let go", async () => {
  const { twilio, post } = scene();
  twilio.messages.behave("+33639980001", { kind: "timeout", afterEffect: true });
  const giveUp = new AbortController();
  const sending = post("/Messages.json", { From: "ETHIQ", To: "+33639980001", Body: "x" }, giveUp.signal);
  giveUp.abort();
  await expect(sending).rejects.toMatchObject({ name: "AbortError" });
});

test("calls go on only when time is made to pass", async () => {
  const { twilio, webhooks, post } = scene();
  await post("/IncomingPhoneNumbers.json", { PhoneNumber: NUMBER });
  twilio.endpoints.set("sip:jeanne@home.example", { behaviour: "answers", answerAfterMs: 1000 });
  const form = { From: NUMBER, To: "sip:jeanne@home.example", Url: "https://a.example/voice", StatusCallback: "https://a.example/status" };
  const { sid } = (await (await post("/Calls.json", form)).json()) as { sid: string };
  await twilio.advance(900);
  expect(webhooks).toEqual([]);
  await twilio.advance(10_000);
  expect(webhooks).toEqual([
    { url: "https://a.example/voice", status: "in-progress" },
    { url: "https://a.example/status", status: "completed" },
  ]);
  expect(twilio.heardSay(sid, "Un.")).toBe(true);
});
