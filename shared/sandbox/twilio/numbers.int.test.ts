import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTwilioClient } from "../../../functions/src/adapters/twilio-client.ts";
import { startTwilio, type Twilio } from "./start-twilio.ts";
import { ACCOUNT_SID, AUTH_TOKEN, rest } from "./test-app.ts";

let twilio: Twilio;
let client: ReturnType<typeof createTwilioClient>;
const ITALIAN = ["+390612345001", "+390612345002", "+390612345003"];

beforeAll(async () => {
  twilio = await startTwilio({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN });
  client = createTwilioClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, apiBaseUrl: twilio.url }, { timeoutMs: 2000 });
});
afterAll(() => twilio.close());
beforeEach(() => {
  twilio.stock.replace({ country: "IT", type: "local", numbers: ITALIAN, locality: "Roma" });
  twilio.setAccount("active");
});

test("a search answers what is in stock, filtered, with the keys of a search", async () => {
  const italian = client.availablePhoneNumbers("IT");
  const found = await italian.local.list({ contains: "+390612*", inLocality: "roma", voiceEnabled: true, limit: 2, pageSize: 2 });
  expect(found.map(({ phoneNumber }) => phoneNumber)).toEqual(ITALIAN.slice(0, 2));
  expect(found[0]).toMatchObject({
    isoCountry: "IT",
    locality: "Roma",
    addressRequirements: "none",
    capabilities: { voice: true, SMS: false, MMS: false },
  });
  expect(await italian.local.list({ smsEnabled: true })).toEqual([]);
  expect(await italian.local.list({ contains: "003$" })).toMatchObject([{ phoneNumber: ITALIAN[2] }]);
  expect(await client.availablePhoneNumbers("FR").local.list({ excludeLocalAddressRequired: true })).toEqual([]);
  await expect(italian.local.list({ contains: "1" })).rejects.toMatchObject({ status: 400 });
});

test("what is sold and gone is an empty list, what is not sold is not found", async () => {
  twilio.stock.replace({ country: "IT", type: "local", numbers: [] });
  expect(await client.availablePhoneNumbers("IT").local.list()).toEqual([]);
  await expect(client.availablePhoneNumbers("IT").mobile.list()).rejects.toMatchObject({ status: 404, code: 20404 });
  await expect(client.availablePhoneNumbers("AQ").fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  const countries = await client.availablePhoneNumbers.list();
  expect(countries.find(({ countryCode }) => countryCode === "FR")?.subresourceUris).toHaveProperty("local");
});

test("a number is bought with its whole configuration, listed, changed and given up", async () => {
  const [wanted = ""] = ITALIAN;
  const address = await client.addresses.create({
    ...{ customerName: "Anna", street: "Via Roma 1", city: "Roma", region: "RM", postalCode: "00100", isoCountry: "IT" },
  });
  const settings = {
    friendlyName: "ethiq 1",
    voiceUrl: "https://ethiq.example/voice#rc=2",
    voiceFallbackUrl: "https://ethiq.example/fallback",
    statusCallback: "https://ethiq.example/status",
    smsUrl: "https://ethiq.example/sms",
    addressSid: address.sid,
  };
  const bought = await client.incomingPhoneNumbers.create({ phoneNumber: wanted, ...settings });
  expect(bought).toMatchObject({ phoneNumber: wanted, ...settings, capabilities: { voice: true, sms: false } });
  expect(await client.incomingPhoneNumbers.list({ phoneNumber: wanted })).toMatchObject([{ sid: bought.sid }]);
  expect(await client.incomingPhoneNumbers(bought.sid).update({ friendlyName: "resting", addressSid: "" })).toMatchObject({
    friendlyName: "resting",
    addressSid: null,
    voiceUrl: settings.voiceUrl,
  });
  expect(await client.incomingPhoneNumbers(bought.sid).remove()).toBe(true);
  await expect(client.incomingPhoneNumbers(bought.sid).fetch()).rejects.toMatchObject({ code: 20404 });
  await expect(client.incomingPhoneNumbers.create({ phoneNumber: wanted })).rejects.toMatchObject({ code: 21422 });
  expect(twilio.ledger()).toMatchObject([
    { kind: "purchase", e164: wanted, sid: bought.sid, country: "IT", type: "local" },
    { kind: "release", e164: wanted, sid: bought.sid, cents: 0 },
  ]);
});

test("a number that cannot be bought says why", async () => {
  const buy = (form: Record<string, string>) =>
    rest(twilio.url, "POST", "/IncomingPhoneNumbers.json", form).then(({ status, body }) => [status, body.code]);
  const [first = "", second = ""] = ITALIAN;
  expect(await buy({ PhoneNumber: first })).toEqual([201, undefined]);
  expect(await buy({ PhoneNumber: first })).toEqual([400, 21422]);
  twilio.stock.take(second);
  expect(await buy({ PhoneNumber: second })).toEqual([400, 21422]);
  expect(await buy({ PhoneNumber: "0612" })).toEqual([400, 21421]);
  expect(await buy({ AreaCode: "999" })).toEqual([400, 21452]);
  expect(await buy({ PhoneNumber: ITALIAN[2] ?? "", VoiceUrl: "nowhere" })).toEqual([400, 21402]);
  twilio.setAccount("suspended");
  expect(await buy({ PhoneNumber: ITALIAN[2] ?? "" })).toEqual([403, 20005]);
  twilio.setAccount("forbidden");
  expect(await buy({ PhoneNumber: ITALIAN[2] ?? "" })).toEqual([403, 20003]);
});

test("an area code of North America buys the first number of it", async () => {
  const bought = await client.incomingPhoneNumbers.create({ areaCode: "510" });
  expect(bought.phoneNumber).toMatch(/^\+1510/);
  expect(twilio.ledger().at(-1)).toMatchObject({ kind: "purchase", e164: bought.phoneNumber, cents: 115 });
});

test("a purchase whose answer is lost has happened", async () => {
  const [wanted = ""] = ITALIAN;
  twilio.faults.add({ match: /^POST .*IncomingPhoneNumbers\.json/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await expect(client.incomingPhoneNumbers.create({ phoneNumber: wanted })).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(await client.incomingPhoneNumbers.list({ phoneNumber: wanted })).toHaveLength(1);
});

test("lists are paged", async () => {
  const owned = await client.incomingPhoneNumbers.list({ pageSize: 1 });
  expect(owned.length).toBeGreaterThan(1);
  expect(new Set(owned.map(({ sid }) => sid)).size).toBe(owned.length);
});

test("another process decides what is in stock and reads what was spent", async () => {
  const post = (path: string, body: unknown) => fetch(`${twilio.url}/_sandbox${path}`, { method: "POST", body: JSON.stringify(body) });
  expect((await post("/stock", { country: "LU", type: "local", numbers: ["+35227000001"], addressRequirement: "local" })).status).toBe(201);
  expect(await client.availablePhoneNumbers("LU").local.list()).toMatchObject([{ addressRequirements: "local" }]);
  await post("/stock", { country: "LU", type: "local", act: "withdraw" });
  await expect(client.availablePhoneNumbers("LU").local.list()).rejects.toMatchObject({ code: 20404 });
  const { entries } = (await (await fetch(`${twilio.url}/_sandbox/ledger`)).json()) as { entries: unknown[] };
  expect(entries).toEqual(twilio.ledger());
});
