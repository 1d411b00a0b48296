import { expect, test } from "vitest";
import type { RegulatoryProfile } from "../../../shared/ports/regulators.ts";
import { createTwilio } from "../../../shared/sandbox/twilio/create-twilio.ts";
import { createCallbackSeal } from "./callback-seal.ts";
import { createTwilioClient } from "./twilio-client.ts";
import { createTwilioRegulators } from "./twilio-regulators.ts";
import { createWebhookUrls } from "./webhook-urls.ts";

const ACCOUNT = { accountSid: `AC${"0".repeat(32)}`, authToken: "token" };
const TENANT = "22222222-2222-4222-8222-222222222222";
const OTHER_TENANT = "22222222-2222-4222-8222-222222222223";

const address = {
  street: "1 rue des Lilas",
  city: "Rennes",
  postalCode: "35000",
  region: "Bretagne",
  country: "FR",
  customerName: "Jeanne Martin",
};
const profile: RegulatoryProfile = {
  endUserType: "individual",
  email: "claire@ethiq.example",
  attributes: { first_name: "Jeanne", last_name: "Martin" },
  address,
  documents: [
    { type: "passport", attributes: {} },
    { type: "utility_bill", attributes: {} },
  ],
};
const business: RegulatoryProfile = {
  ...profile,
  endUserType: "business",
  attributes: { business_name: "Résidence des Lilas" },
  documents: [{ type: "commercial_registrar_excerpt", attributes: {} }],
};

function scene({ timeoutMs = 5_000 } = {}) {
  const callbacks: { url: string; form: URLSearchParams }[] = [];
  const twilio = createTwilio({
    ...ACCOUNT,
    isStepped: true,
    fetch: async (input, init) => {
      callbacks.push({ url: String(input), form: new URLSearchParams(String(init?.body)) });
      return new Response(null, { status: 204 });
    },
  });
  const urls = createWebhookUrls("https://ethiq.example", createCallbackSeal("a-secret-of-at-least-thirty-two-characters"));
  const client = createTwilioClient(ACCOUNT, { timeoutMs, maxPauseMs: 0, fetch: twilio.fetch });
  const regulators = createTwilioRegulators({ client, urls });
  const french = async (of: RegulatoryProfile["endUserType"] = "individual") => {
    const regulation = await regulators.regulation("FR", "local", of);
    if (!regulation) throw new Error("France wants to know");
    return regulation;
  };
  const ensure = async (of: RegulatoryProfile = profile, tenantId = TENANT) =>
    regulators.ensureBundle({ tenantId, regulation: await french(of.endUserType), profile: of });
  const decide = (sid: string, status: "twilio-approved" | "twilio-rejected", reason?: string) => {
    const bundle = twilio.registry.bundles.get(sid);
    if (bundle) twilio.registry.setStatus(bundle, status, reason);
  };
  const counts = () => {
    const { addresses, endUsers, documents, bundles } = twilio.registry;
    return { addresses: addresses.size, endUsers: endUsers.size, documents: documents.size, bundles: bundles.size };
  };
  return { twilio, callbacks, regulators, french, ensure, decide, counts };
}

const broken = { kind: "status", status: 503, body: { code: 20503, message: "broken", status: 503 } } as const;

test("many tenants at once each get papers of their own", async () => {
  const { ensure, counts, regulators } = scene();
  const tenants = Array.from({ length: 12 }, (_, index) => `22222222-2222-4222-8222-2222222222${String(index).padStart(2, "0")}`);
  const made = await Promise.all(tenants.map((tenantId) => ensure(profile, tenantId)));
  expect(new Set(made.map(({ endUserSid }) => endUserSid)).size).toBe(12);
  expect(new Set(made.map(({ addressSid }) => addressSid)).size).toBe(12);
  expect(counts()).toEqual({ addresses: 12, endUsers: 12, documents: 24, bundles: 12 });
  for (const { sid } of made) await expect(regulators.evaluate(sid)).resolves.toEqual([]);
});

test("what a country wants to know is asked, never assumed", async () => {
  const { regulators, french, twilio } = scene();
  await expect(french()).resolves.toMatchObject({
    endUserFields: ["first_name", "last_name"],
    documents: [
      { name: "name_info", accepted: [{ type: "passport", fields: ["first_name", "last_name"] }, { type: "government_issued_document" }] },
      { name: "proof_of_address" },
    ],
  });
  await expect(regulators.regulation("FR", "toll_free", "business")).resolves.toMatchObject({ endUserFields: ["business_name"] });
  await expect(regulators.regulation("GB", "local", "individual")).resolves.toBeUndefined();
  twilio.registry.setRegulations(
    "FR",
    twilio.registry.regulations().filter(({ endUserType }) => endUserType === "business"),
  );
  await expect(regulators.regulation("FR", "local", "individual")).rejects.toMatchObject({
    code: "provider_refused",
    providerCode: "end_user_type_refused",
  });
});

test("a complete profile makes a bundle in which nothing is missing, and asking again makes no second of anything", async () => {
  const { regulators, ensure, counts, twilio } = scene();
  const bundle = await ensure();
  expect(bundle).toMatchObject({ status: "draft", failureReason: null, endUserSid: /^IT/, addressSid: /^AD/ });
  await expect(regulators.evaluate(bundle.sid)).resolves.toEqual([]);
  await expect(ensure()).resolves.toEqual(bundle);
  expect(counts()).toEqual({ addresses: 1, endUsers: 1, documents: 2, bundles: 1 });
  expect(twilio.registry.bundles.get(bundle.sid)).toMatchObject({
    email: "claire@ethiq.example",
    statusCallback: { url: "https://ethiq.example/webhooks/twilio/bundle-status" },
  });
});

test("one paper that proves two things is one document with both", async () => {
  const { regulators, ensure, counts } = scene();
  const bundle = await ensure(business);
  await expect(regulators.evaluate(bundle.sid)).resolves.toEqual([]);
  expect(counts()).toMatchObject({ documents: 1 });
});

test("what is missing is named, fact by fact", async () => {
  const { regulators, ensure } = scene();
  const bundle = await ensure({
    ...profile,
    attributes: { first_name: "Jeanne" },
    address: null,
    documents: [{ type: "passport", attributes: {} }],
  });
  expect(bundle.addressSid).toBeNull();
  const missing = await regulators.evaluate(bundle.sid);
  expect(missing.map(({ field }) => field)).toEqual([
    "last_name",
    "passport.last_name",
    expect.stringMatching(/^(utility_bill|rent_receipt|tax_document)$/),
  ]);
  for (const { reason } of missing) expect(reason).toMatch(/missing/);
});

test("a corrected profile corrects the same bundle", async () => {
  const { regulators, ensure, counts, twilio } = scene();
  await ensure({ ...profile, attributes: { first_name: "Jeanne" }, address: null });
  const bundle = await ensure({
    ...profile,
    address: { ...address, street: "2 rue des Lilas" },
    documents: [
      { type: "government_issued_document", attributes: {} },
      { type: "rent_receipt", attributes: {} },
    ],
  });
  await expect(regulators.evaluate(bundle.sid)).resolves.toEqual([]);
  const corrected = await ensure();
  expect(corrected.sid).toBe(bundle.sid);
  await expect(regulators.evaluate(bundle.sid)).resolves.toEqual([]);
  expect(counts()).toEqual({ addresses: 1, endUsers: 1, documents: 2, bundles: 1 });
  expect([...twilio.registry.addresses.values()]).toMatchObject([{ street: "1 rue des Lilas" }]);
});

test("tenants share nothing", async () => {
  const { ensure, counts, regulators } = scene();
  const bundle = await ensure();
  const other = await ensure({ ...profile, attributes: { first_name: "Paul", last_name: "Petit" } }, OTHER_TENANT);
  expect(other.sid).not.toBe(bundle.sid);
  expect(counts()).toEqual({ addresses: 2, endUsers: 2, documents: 4, bundles: 2 });
  await regulators.remove("bundle", other.sid);
  await regulators.remove("end_user", other.endUserSid);
  await regulators.remove("address", other.addressSid ?? "");
  expect(counts()).toEqual({ addresses: 1, endUsers: 1, documents: 2, bundles: 1 });
  await expect(regulators.evaluate(bundle.sid)).resolves.toEqual([]);
});

test("a bundle goes its way to approval, announced at our address; handed in twice it stays handed in", async () => {
  const { regulators, ensure, decide, callbacks, twilio } = scene();
  const bundle = await ensure();
  await expect(regulators.submit(bundle.sid)).resolves.toMatchObject({ status: "pending_review" });
  await expect(regulators.submit(bundle.sid)).resolves.toMatchObject({ status: "pending_review" });
  decide(bundle.sid, "twilio-approved");
  await twilio.advance(1_000);
  await expect(regulators.find(bundle.sid)).resolves.toEqual({ sid: bundle.sid, status: "approved", failureReason: null });
  await expect(regulators.submit(bundle.sid)).resolves.toMatchObject({ status: "approved" });
  expect(callbacks.at(-1)?.url).toBe("https://ethiq.example/webhooks/twilio/bundle-status");
  expect(Object.fromEntries(callbacks.at(-1)?.form ?? [])).toMatchObject({ BundleSid: bundle.sid, Status: "twilio-approved" });
});

test("an approved bundle is left as it is, whatever the profile says by now", async () => {
  const { regulators, ensure, decide, counts } = scene();
  const bundle = await ensure();
  await regulators.submit(bundle.sid);
  decide(bundle.sid, "twilio-approved");
  const before = counts();
  await expect(ensure({ ...profile, address: { ...address, street: "3 rue des Lilas" } })).resolves.toEqual({
    ...bundle,
    status: "approved",
  });
  expect(counts()).toEqual(before);
});

test("a rejected bundle can be corrected and handed in again", async () => {
  const { regulators, ensure, decide } = scene();
  const bundle = await ensure();
  await regulators.submit(bundle.sid);
  decide(bundle.sid, "twilio-rejected", "The document cannot be read");
  await expect(regulators.find(bundle.sid)).resolves.toMatchObject({ status: "rejected" });
  await ensure({ ...profile, attributes: { first_name: "Jeanne", last_name: "Martin-Petit" } });
  await expect(regulators.submit(bundle.sid)).resolves.toMatchObject({ status: "pending_review" });
});

test.each([/POST .*Bundles$/, /POST .*EndUsers/, /POST .*SupportingDocuments/, /POST .*ItemAssignments/, /POST .*Addresses/])(
  "an answer to %s that gets lost leaves nothing twice",
  async (match) => {
    const { regulators, ensure, counts, twilio } = scene();
    twilio.faults.add({ match, effect: { kind: "drop", afterEffect: true }, times: 1 });
    await expect(ensure()).rejects.toMatchObject({ code: "outcome_unknown" });
    const bundle = await ensure();
    await expect(regulators.evaluate(bundle.sid)).resolves.toEqual([]);
    expect(counts()).toEqual({ addresses: 1, endUsers: 1, documents: 2, bundles: 1 });
  },
);

test("a bundle whose handing in nobody heard the answer of counts as handed in", async () => {
  const { regulators, ensure, twilio } = scene();
  const bundle = await ensure();
  twilio.faults.add({ match: /POST .*Bundles/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await expect(regulators.submit(bundle.sid)).resolves.toMatchObject({ status: "pending_review" });
  const second = await ensure(business);
  twilio.faults.add({ match: /POST .*Bundles/, effect: broken, times: 1 });
  await expect(regulators.submit(second.sid)).rejects.toMatchObject({ code: "outcome_unknown" });
});

test("an address that Twilio does not believe in is refused with its code", async () => {
  const { ensure, twilio } = scene();
  twilio.faults.add({ match: /POST .*Addresses/, effect: { kind: "status", status: 400, body: { code: 21629, status: 400 } }, times: 1 });
  await expect(ensure()).rejects.toMatchObject({ code: "provider_refused", providerCode: "21629" });
});

test("too many requests are for later, and broken look-ups too", async () => {
  const { ensure, regulators, twilio } = scene();
  const busy = { kind: "status", status: 429, body: { code: 20429 }, headers: { "retry-after": "9" } } as const;
  twilio.faults.add({ match: /Regulations/, effect: busy, times: 2 });
  await expect(ensure()).rejects.toMatchObject({ code: "provider_unavailable", retryAfterSeconds: 9 });
  twilio.faults.add({ match: /GET/, effect: broken });
  await expect(regulators.find(`BU${"0".repeat(32)}`)).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("what is gone is found no more, and removing it again is no error", async () => {
  const { regulators, ensure, counts } = scene();
  const { sid, endUserSid, addressSid } = await ensure();
  for (let time = 1; time <= 2; time += 1) {
    await regulators.remove("bundle", sid);
    await regulators.remove("end_user", endUserSid);
    await regulators.remove("address", addressSid ?? "");
  }
  expect(counts()).toEqual({ addresses: 0, endUsers: 0, documents: 0, bundles: 0 });
  await expect(regulators.find(sid)).resolves.toBeUndefined();
});

test("documents whose bundle went first are found by its name", async () => {
  const { regulators, ensure, counts, twilio } = scene();
  const { sid } = await ensure();
  twilio.faults.add({ match: /DELETE .*SupportingDocuments/, effect: broken, times: 1 });
  await expect(regulators.remove("bundle", sid)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(counts()).toMatchObject({ bundles: 0, documents: 2 });
  await regulators.remove("bundle", sid);
  expect(counts()).toMatchObject({ documents: 0 });
});
