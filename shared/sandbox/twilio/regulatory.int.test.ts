import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTwilioClient } from "../../../functions/src/adapters/twilio-client.ts";
import { twilioSignature } from "./signature.ts";
import { ACCOUNT_SID, AUTH_TOKEN, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
let client: ReturnType<typeof createTwilioClient>;
const PARISIAN = "+33199009000";
const HOME = {
  customerName: "Jeanne Martin",
  street: "1 rue de la Paix",
  city: "Paris",
  region: "",
  postalCode: "75002",
  isoCountry: "FR",
};
const NAME = { first_name: "Jeanne", last_name: "Martin" };

beforeAll(async () => {
  scene = await startScene();
  const options = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, apiBaseUrl: scene.twilio.url };
  client = createTwilioClient(options, { timeoutMs: 2000 });
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.webhooks.received.length = 0;
  scene.twilio.callbackChaos.clear();
});

const compliance = () => client.numbers.v2.regulatoryCompliance;
const refusal = (work: Promise<unknown>): Promise<number | undefined> =>
  work.then(
    () => undefined,
    (error) => error.code,
  );

async function completeBundle(friendlyName: string) {
  const [regulation] = await compliance().regulations.list({ isoCountry: "FR", numberType: "local", endUserType: "individual" });
  const address = await client.addresses.create(HOME);
  const endUser = await compliance().endUsers.create({ friendlyName, type: "individual", attributes: NAME });
  const papers = await Promise.all([
    compliance().supportingDocuments.create({ friendlyName: "identity", type: "passport", attributes: NAME }),
    compliance().supportingDocuments.create({ friendlyName: "home", type: "utility_bill", attributes: { address_sids: [address.sid] } }),
  ]);
  const bundle = await compliance().bundles.create({
    ...{ friendlyName, email: "jeanne@example.org", regulationSid: regulation?.sid ?? "" },
    statusCallback: `${scene.webhooks.url}/bundle`,
  });
  const assigned = compliance().bundles(bundle.sid).itemAssignments;
  for (const { sid } of [endUser, ...papers]) await assigned.create({ objectSid: sid });
  return { bundle, address, endUser };
}

const review = (sid: string, status: string, reason?: string) =>
  fetch(`${scene.twilio.url}/_sandbox/bundles/${sid}/review`, { method: "POST", body: JSON.stringify({ status, reason }) });

test("regulations say what is wanted of whom", async () => {
  const [regulation, ...others] = await compliance().regulations.list({ isoCountry: "FR", numberType: "local", endUserType: "business" });
  expect(others).toEqual([]);
  expect(regulation?.requirements).toMatchObject({
    end_user: [{ type: "business", fields: ["business_name"], detailed_fields: [{ machine_name: "business_name" }] }],
    supporting_document: [
      [
        {
          requirement_name: "business_name_info",
          accepted_documents: [{ type: "commercial_registrar_excerpt", fields: ["business_name"] }],
        },
        { requirement_name: "proof_of_address", accepted_documents: [{ fields: ["address_sids"] }, { type: "utility_bill" }] },
      ],
    ],
  });
  expect(await compliance().regulations.list({ isoCountry: "GB" })).toEqual([]);
});

test("an empty bundle is told everything it lacks, a complete one is compliant", async () => {
  const [regulation] = await compliance().regulations.list({ isoCountry: "FR", numberType: "local", endUserType: "individual" });
  const empty = await compliance().bundles.create({ friendlyName: "empty", email: "a@example.org", regulationSid: regulation?.sid ?? "" });
  expect(empty).toMatchObject({ status: "draft", regulationSid: regulation?.sid });
  const evaluation = await compliance().bundles(empty.sid).evaluations.create();
  expect(evaluation.status).toBe("noncompliant");
  expect(evaluation.results).toMatchObject([
    {
      object_type: "individual",
      passed: false,
      error_code: 22214,
      invalid: [{ object_field: "first_name" }, { object_field: "last_name" }],
    },
    { requirement_name: "name_info", passed: false, error_code: 22216 },
    { requirement_name: "proof_of_address", passed: false, invalid: [{ object_field: "address_sids", error_code: 22219 }] },
  ]);
  expect(await refusal(compliance().bundles(empty.sid).update({ status: "pending-review" }))).toBe(20001);

  const { bundle } = await completeBundle("complete");
  expect(await compliance().bundles(bundle.sid).evaluations.create()).toMatchObject({ status: "compliant" });
  expect(await compliance().bundles.list({ friendlyName: "complete" })).toMatchObject([{ sid: bundle.sid }]);
});

test("a French number is sold to an approved bundle with an address in France", async () => {
  const { bundle, address, endUser } = await completeBundle("buyer");
  const buy = (more: object) => client.incomingPhoneNumbers.create({ phoneNumber: PARISIAN, ...more });
  const given = { addressSid: address.sid, bundleSid: bundle.sid };
  const british = await client.addresses.create({ ...HOME, isoCountry: "GB", postalCode: "SW1A 1AA" });
  expect(await refusal(buy({}))).toBe(21631);
  expect(await refusal(buy({ ...given, addressSid: british.sid }))).toBe(21615);
  expect(await refusal(buy({ addressSid: address.sid }))).toBe(21649);
  expect(await refusal(buy(given))).toBe(21649);

  await compliance().bundles(bundle.sid).update({ status: "pending-review" });
  expect(await refusal(buy(given))).toBe(21649);
  expect(await refusal(compliance().endUsers(endUser.sid).remove())).toBe(21646);
  await review(bundle.sid, "twilio-approved");
  expect(await buy(given)).toMatchObject({ phoneNumber: PARISIAN, ...given });
  expect(await refusal(compliance().bundles(bundle.sid).remove())).toBe(21648);
});

test("the owner of a bundle is told of each status, signed, twice and in any order", async () => {
  const { bundle } = await completeBundle("told");
  scene.twilio.callbackChaos.set("bundle", { duplicates: 1, reorder: true });
  await compliance().bundles(bundle.sid).update({ status: "pending-review" });
  await review(bundle.sid, "twilio-rejected", "The picture is blurred");
  await until(() => scene.webhooks.to("/bundle").length === 4);
  expect(scene.webhooks.to("/bundle").map(({ form }) => [form.Status, form.FailureReason])).toEqual([
    ["twilio-rejected", "The picture is blurred"],
    ["twilio-rejected", "The picture is blurred"],
    ["pending-review", undefined],
    ["pending-review", undefined],
  ]);
  const [{ url = "", params = [], signature = "", form = {} } = {}] = scene.webhooks.to("/bundle");
  expect(signature).toBe(twilioSignature(AUTH_TOKEN, url, params));
  expect(form).toMatchObject({ AccountSid: ACCOUNT_SID, BundleSid: bundle.sid });
  expect(await compliance().bundles(bundle.sid).fetch()).toMatchObject({ status: "twilio-rejected" });
  await compliance().bundles(bundle.sid).update({ status: "pending-review" });
});

test("what cannot be is refused", async () => {
  const { bundle } = await completeBundle("strict");
  const context = compliance().bundles(bundle.sid);
  expect(await refusal(context.update({ status: "pending-review", email: "b@example.org" }))).toBe(22204);
  expect(await refusal(context.update({ status: "twilio-approved" }))).toBe(22203);
  expect(await refusal(context.itemAssignments.create({ objectSid: "RDunknown" }))).toBe(20001);
  expect(await refusal(client.addresses.create({ ...HOME, city: "" }))).toBe(21628);
  expect(await refusal(client.addresses.create({ ...HOME, postalCode: "7500" }))).toBe(21629);
  expect(await context.remove()).toBe(true);
  expect(await refusal(context.fetch())).toBe(20404);
});

test("prices are told per country and type", async () => {
  scene.twilio.prices.set("FR", "local", 120);
  const french = await client.pricing.v1.phoneNumbers.countries("FR").fetch();
  expect(french).toMatchObject({ isoCountry: "FR", priceUnit: "USD" });
  expect(french.phoneNumberPrices).toContainEqual({ numberType: "local", basePrice: "1.20", currentPrice: "1.20" });
  expect(french.phoneNumberPrices).toContainEqual({ numberType: "toll free", basePrice: "25.00", currentPrice: "25.00" });
  expect(await refusal(client.pricing.v1.phoneNumbers.countries("AQ").fetch())).toBe(20404);
  expect((await client.pricing.v1.phoneNumbers.countries.list({ pageSize: 2 })).length).toBeGreaterThan(2);
});
