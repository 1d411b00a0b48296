import { expect, test } from "vitest";
import { createTwilio, type TwilioParts } from "./create-twilio.ts";
import type { Regulation } from "./regulatory/regulations.ts";

const AUTHORIZATION = `Basic ${Buffer.from("AC1:token").toString("base64")}`;
const NUMBER = "+33199009000";

const REGULATION: Regulation = {
  ...{ sid: "RN1", friendlyName: "Britain", country: "GB", numberType: "local", endUserType: "individual" },
  ...{ endUserFields: ["first_name"], documents: [] },
};

const scene = (parts: Partial<TwilioParts> = {}) => {
  const webhooks: { url: string; status: string | null }[] = [];
  const twilio = createTwilio({
    ...parts,
    ...{ accountSid: "AC1", authToken: "token", isStepped: true },
    stock: [{ country: "FR", type: "local", numbers: [NUMBER] }],
    regulations: [REGULATION],
    now: () => new Date("2026-01-01T00:00:00Z"),
    fetch: async (input, init) => {
      webhooks.push({ url: String(input), status: new URLSearchParams(String(init?.body)).get("CallStatus") });
      return new Response("<Response><Say>Un.</Say></Response>", { headers: { "content-type": "text/xml" } });
    },
  });
  const post = (path: string, form: Record<string, string>, signal?: AbortSignal) =>
    twilio.fetch(path.startsWith("https:") ? path : `https://api.twilio.com/2010-04-01/Accounts/AC1${path}`, {
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

test("a submitted bundle is approved after a while, when nobody has to review it", async () => {
  const { twilio, webhooks, post } = scene({ settings: { autoApproveAfterMs: 60_000 } });
  const create = async (path: string, form: Record<string, string>) => {
    const response = await post(`https://numbers.twilio.com/v2/RegulatoryCompliance${path}`, form);
    return (await response.json()) as { sid: string; status: string };
  };
  const person = await create("/EndUsers", { FriendlyName: "x", Type: "individual", Attributes: '{"first_name":"Ann"}' });
  const fields = { FriendlyName: "x", Email: "a@b.example", RegulationSid: "RN1", StatusCallback: "https://a.example/bundle" };
  const bundle = await create("/Bundles", fields);
  await create(`/Bundles/${bundle.sid}/ItemAssignments`, { ObjectSid: person.sid });
  expect(await create(`/Bundles/${bundle.sid}`, { Status: "pending-review" })).toMatchObject({ status: "pending-review" });
  await twilio.advance(59_000);
  expect(twilio.registry.bundles.get(bundle.sid)).toMatchObject({ status: "pending-review" });
  await twilio.advance(2000);
  expect(twilio.registry.bundles.get(bundle.sid)).toMatchObject({ status: "twilio-approved" });
  expect(webhooks.map(({ url }) => url)).toEqual(["https://a.example/bundle", "https://a.example/bundle"]);
});
