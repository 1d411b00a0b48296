import { expect, test } from "vitest";
import { e164, NUMBER_TARGET, SIP_TARGET } from "../../../shared/sandbox/call-fakes.ts";
import { createTwilio } from "../../../shared/sandbox/twilio/create-twilio.ts";
import { createCallbackSeal } from "./callback-seal.ts";
import { createTwilioClient } from "./twilio-client.ts";
import { createTwilioNumberMarket } from "./twilio-number-market.ts";
import { createWebhookUrls } from "./webhook-urls.ts";

const ACCOUNT = { accountSid: `AC${"0".repeat(32)}`, authToken: "token" };
const LINE = "11111111-1111-4111-8111-111111111111";
const FIRST = e164("+33939009000");
const SECOND = e164("+33939009001");
const settings = { lineId: LINE, targets: [SIP_TARGET, NUMBER_TARGET], bundleSid: null, addressSid: null };
const pooled = { lineId: null, targets: [], bundleSid: null, addressSid: null };

function scene({ timeoutMs = 5_000 } = {}) {
  const twilio = createTwilio({
    ...ACCOUNT,
    now: () => new Date("2026-01-01T00:00:00Z"),
    stock: [
      { country: "GB", type: "national", locality: "London", numbers: [FIRST, SECOND] },
      { country: "GB", type: "local", locality: "Leeds", numbers: ["+441134960000"], addressRequirement: "any" },
      { country: "BE", type: "local", numbers: [] },
      { country: "GB", type: "toll_free", numbers: ["+448081570900"] },
      { country: "GB", type: "mobile", numbers: ["+447700900900"] },
    ],
  });
  const urls = createWebhookUrls("https://ethiq.example", createCallbackSeal("a-secret-of-at-least-thirty-two-characters"));
  const client = createTwilioClient(ACCOUNT, { timeoutMs, maxPauseMs: 0, fetch: twilio.fetch });
  const market = createTwilioNumberMarket({ client, urls });
  const owned = async () => {
    const numbers = [];
    for await (const number of market.listOwned()) numbers.push(number.e164);
    return numbers;
  };
  return { twilio, market, owned };
}

const busy = { kind: "status", status: 429, body: { code: 20429, message: "slow down" }, headers: { "retry-after": "7" } } as const;
const broken = { kind: "status", status: 503, body: { code: 20503, message: "broken", status: 503 } } as const;

test("what is sold is found by country, type and town, with what its user has to show", async () => {
  const { market } = scene();
  await expect(market.search({ country: "GB", type: "national", limit: 1 })).resolves.toEqual([
    { e164: FIRST, addressRequirement: "none" },
  ]);
  await expect(market.search({ country: "GB", type: "local", locality: "Leeds", limit: 10 })).resolves.toEqual([
    { e164: "+441134960000", addressRequirement: "any" },
  ]);
  await expect(market.search({ country: "GB", type: "local", locality: "York", limit: 10 })).resolves.toEqual([]);
  for (const type of ["toll_free", "mobile"] as const)
    await expect(market.search({ country: "GB", type, limit: 10 })).resolves.toHaveLength(1);
});

test("sold out is no failure, not sold there is", async () => {
  const { market, twilio } = scene();
  await expect(market.search({ country: "BE", type: "local", limit: 10 })).resolves.toEqual([]);
  await expect(market.search({ country: "BE", type: "mobile", limit: 10 })).rejects.toMatchObject({ code: "not_found" });
  await expect(market.search({ country: "XX", type: "local", limit: 10 })).rejects.toMatchObject({ code: "not_found" });
  twilio.faults.add({
    match: /AvailablePhoneNumbers/,
    effect: { kind: "status", status: 400, body: { code: 21452, status: 400 } },
    times: 1,
  });
  await expect(market.search({ country: "GB", type: "local", limit: 10 })).resolves.toEqual([]);
});

test("a price is told in cents, for every type in its own words", async () => {
  const { market, twilio } = scene();
  twilio.prices.set("GB", "toll_free", 215);
  await expect(market.monthlyPriceCents("GB", "toll_free")).resolves.toBe(215);
  twilio.prices.set("GB", "local", 115);
  await expect(market.monthlyPriceCents("GB", "local")).resolves.toBe(115);
  await expect(market.monthlyPriceCents("XX", "local")).rejects.toMatchObject({ code: "not_found" });
});

test("a number comes with its whole configuration, and is ours from then on", async () => {
  const { market, twilio, owned } = scene();
  const bought = await market.buy(FIRST, settings);
  expect(bought).toMatchObject({
    e164: FIRST,
    friendlyName: `ethiq ${LINE}`,
    voiceUrl: "https://ethiq.example/webhooks/twilio/voice?deliver=sip%3Aline1%40home.sip.example&deliver=%2B33755000001",
    voiceFallbackUrl: "https://ethiq.example/webhooks/twilio/fallback?deliver=sip%3Aline1%40home.sip.example&deliver=%2B33755000001",
    statusCallback: "https://ethiq.example/webhooks/twilio/status",
    smsUrl: "https://ethiq.example/webhooks/twilio/message",
    bundleSid: null,
    createdAt: "2026-01-01T00:00:00.000Z",
  });
  expect(twilio.numbers()).toMatchObject([{ e164: FIRST, voiceMethod: "POST", smsMethod: "POST" }]);
  expect(market.isConfigured(bought, settings)).toBe(true);
  await expect(market.findOwned(FIRST)).resolves.toEqual(bought);
  await expect(market.findOwned(SECOND)).resolves.toBeUndefined();
  await expect(owned()).resolves.toEqual([FIRST]);
});

test("a second purchase of the same number is refused, as is that of a number somebody else took", async () => {
  const { market, twilio } = scene();
  await market.buy(FIRST, settings);
  await expect(market.buy(FIRST, settings)).rejects.toMatchObject({ code: "provider_refused", providerCode: "21422" });
  await expect(market.buy(e164("+33939009999"), settings)).rejects.toMatchObject({ code: "provider_refused", providerCode: "21422" });
  expect(twilio.ledger()).toHaveLength(1);
});

test.each([
  [21631, "an address is missing"],
  [21649, "an approval is missing"],
] as const)("a purchase refused with %i, %s, is final", async (code, _why) => {
  const { market, twilio } = scene();
  twilio.faults.add({ match: /POST .*IncomingPhoneNumbers/, effect: { kind: "status", status: 400, body: { code, status: 400 } } });
  await expect(market.buy(FIRST, settings)).rejects.toMatchObject({ code: "provider_refused", providerCode: String(code) });
});

test("too many requests were never processed: once more, then later", async () => {
  const { market, twilio } = scene();
  twilio.faults.add({ match: /POST .*IncomingPhoneNumbers/, effect: busy, times: 3 });
  await expect(market.buy(FIRST, settings)).rejects.toMatchObject({
    code: "provider_unavailable",
    providerCode: "20429",
    retryAfterSeconds: 7,
  });
  await expect(market.buy(FIRST, settings)).resolves.toMatchObject({ e164: FIRST });
});

test.each([
  ["an error of Twilio's", { ...broken, afterEffect: true }],
  ["a lost answer", { kind: "drop", afterEffect: true }],
] as const)("after %s nobody knows whether the number was bought; a look tells", async (_what, effect) => {
  const { market, twilio } = scene();
  twilio.faults.add({ match: /POST .*IncomingPhoneNumbers/, effect, times: 1 });
  await expect(market.buy(FIRST, settings)).rejects.toMatchObject({ code: "outcome_unknown" });
  await expect(market.findOwned(FIRST)).resolves.toMatchObject({ e164: FIRST });
  expect(twilio.ledger()).toHaveLength(1);
});

test("a purchase that takes longer than we wait is unknown, not failed", async () => {
  const { market, twilio } = scene({ timeoutMs: 20 });
  twilio.faults.add({ match: /POST .*IncomingPhoneNumbers/, effect: { kind: "delay", ms: 60 }, times: 1 });
  await expect(market.buy(FIRST, settings)).rejects.toMatchObject({ code: "outcome_unknown" });
  await expect.poll(() => twilio.ledger().length).toBe(1);
});

test("looking while Twilio is broken says only that it did not answer", async () => {
  const { market, twilio, owned } = scene();
  twilio.faults.add({ match: /GET/, effect: broken });
  const looks = [
    market.findOwned(FIRST),
    market.search({ country: "GB", type: "local", limit: 1 }),
    market.monthlyPriceCents("GB", "local"),
    owned(),
  ];
  for (const look of looks) await expect(look).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("a number is configured anew for another line and for none, however often it is asked", async () => {
  const { market } = scene();
  const { sid } = await market.buy(FIRST, settings);
  for (let time = 1; time <= 2; time += 1) {
    const cleared = await market.configure(sid, pooled);
    expect(cleared).toMatchObject({ friendlyName: "ethiq pool", voiceUrl: "https://ethiq.example/webhooks/twilio/voice" });
    expect(JSON.stringify(cleared)).not.toMatch(/deliver|sip:|33755000001/);
    expect(market.isConfigured(cleared, pooled)).toBe(true);
    expect(market.isConfigured(cleared, settings)).toBe(false);
  }
  await expect(market.configure(`PN${"0".repeat(32)}`, pooled)).rejects.toMatchObject({ code: "not_found" });
});

test("an approval counts as configured only when it is the one asked for", async () => {
  const { market } = scene();
  const number = await market.buy(FIRST, settings);
  const approved = { ...number, bundleSid: "BU1", addressSid: "AD1" };
  expect(market.isConfigured(approved, { ...settings, bundleSid: "BU1", addressSid: "AD1" })).toBe(true);
  expect(market.isConfigured(approved, settings)).toBe(true);
  expect(market.isConfigured(approved, { ...settings, bundleSid: "BU2" })).toBe(false);
  expect(market.isConfigured(number, { ...settings, addressSid: "AD1" })).toBe(false);
});

test("giving a number back twice is no error", async () => {
  const { market, twilio } = scene();
  const { sid } = await market.buy(FIRST, settings);
  await market.release(sid);
  await market.release(sid);
  expect(twilio.numbers()).toEqual([]);
});

test("all numbers are listed, page by page; a page that does not come fails the list", async () => {
  const { twilio, owned } = scene();
  const all = Array.from({ length: 450 }, (_, index) => `+4420794${String(60_000 + index)}`);
  for (const number of all) twilio.addNumber({ e164: number });
  expect((await owned()).sort()).toEqual(all);
  twilio.faults.add({ match: /GET .*IncomingPhoneNumbers/, effect: { kind: "delay", ms: 1 }, times: 1 });
  twilio.faults.add({ match: /GET .*IncomingPhoneNumbers/, effect: broken });
  await expect(owned()).rejects.toMatchObject({ code: "provider_unavailable" });
});
