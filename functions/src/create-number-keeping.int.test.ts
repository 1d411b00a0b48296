import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { sealSipPassword } from "../../shared/app/provisioning/sip-password-job.ts";
import { createSecretSeal } from "../../shared/app/secret-seal.ts";
import { type FakeJobs, fakeJobs } from "../../shared/sandbox/call-fakes.ts";
import { type SupabaseStandIn, startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";
import { createTwilio, type TwilioWithoutSockets } from "../../shared/sandbox/twilio/create-twilio.ts";
import { createCallbackSeal } from "./adapters/callback-seal.ts";
import { createTwilioClient } from "./adapters/twilio-client.ts";
import { createTwilioNumberMarket } from "./adapters/twilio-number-market.ts";
import { createTwilioRegulators } from "./adapters/twilio-regulators.ts";
import { createTwilioSipRegistry } from "./adapters/twilio-sip-registry.ts";
import { createWebhookUrls } from "./adapters/webhook-urls.ts";
import { createNumberKeeping } from "./create-number-keeping.ts";

const ACCOUNT = { accountSid: `AC${"0".repeat(32)}`, authToken: "token" };
const DOMAIN = "ethiq-test.sip.twilio.com";
const SECRET = "a-secret-of-at-least-thirty-two-characters";
const PUBLIC_URL = "https://ethiq.example";
const DAY = 86_400_000;

let supabase: SupabaseStandIn;
let twilio: TwilioWithoutSockets;
let jobs: FakeJobs;
let logged: [level: string, event: string, fields?: unknown][];
let clock: number;

beforeAll(async () => {
  supabase = await startSupabase();
});
afterAll(() => supabase.close());
beforeEach(async () => {
  // A reconciliation sees every number there is.
  await supabase.sql("delete from public.tenants");
  await supabase.sql("delete from public.phone_numbers");
  await supabase.sql("delete from private.provider_cleanups");
  twilio = createTwilio(ACCOUNT);
  jobs = fakeJobs();
  logged = [];
  clock = Date.now();
});

function build() {
  const client = createTwilioClient(ACCOUNT, { timeoutMs: 5_000, maxPauseMs: 0, fetch: twilio.fetch });
  const urls = createWebhookUrls(PUBLIC_URL, createCallbackSeal(SECRET));
  const provider = {
    market: createTwilioNumberMarket({ client, urls }),
    sip: createTwilioSipRegistry({ client, domain: DOMAIN }),
    regulators: createTwilioRegulators({ client, urls }),
  };
  const note = (level: string) => (event: string, fields?: unknown) => void logged.push([level, event, fields]);
  const keeping = createNumberKeeping({
    ...{ provider, client: createServiceClient(supabase), jobs, secret: SECRET, poolLow: 3 },
    log: { info: note("info"), warn: note("warn"), error: note("error") },
    now: () => clock,
  });
  return { ...provider, keeping };
}

const one = async (text: string, params: unknown[] = []): Promise<Record<string, unknown>> => {
  const [row] = await supabase.sql(text, params);
  if (!row) throw new Error("no such row");
  return row;
};
const numberOf = (e164: string) => one("select * from public.phone_numbers where e164 = $1", [e164]);
const events = (level: string) => logged.filter(([of]) => of === level).map(([, event]) => event);

async function addLine({ status = "active" } = {}) {
  const { id: tenantId } = await one("insert into public.tenants (name, kind) values ('Famille', 'household') returning id");
  const { id: lineId } = await one(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status)
    values ($1, 'Maison', 'Jeanne', '[{"kind":"sip","uri":"sip:line-1@${DOMAIN}"}]', $2) returning id`,
    [tenantId, status],
  );
  return { tenantId: String(tenantId), lineId: String(lineId) };
}

async function addEndpoint() {
  const { tenantId, lineId } = await addLine();
  const { id } = await one(
    "insert into public.sip_endpoints (tenant_id, line_id, username, domain, password_version) values ($1, $2, 'line-1', $3, 1) returning id",
    [tenantId, lineId, DOMAIN],
  );
  return { tenantId, lineId, endpointId: String(id) };
}

const canRegister = (password: string) =>
  twilio.registrations.register({ domain: DOMAIN, username: "line-1", password, endpoint: { behaviour: "answers" } }) === undefined;

test("a password goes sealed through the queue, lets the telephone register, and is nowhere in the database", async () => {
  const { keeping, sip } = build();
  const { endpointId } = await addEndpoint();
  await sip.ensureDomain();
  const job = await sealSipPassword(createSecretSeal({ secret: SECRET }), { endpointId, version: 1 }, "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5");
  expect(JSON.stringify(job)).not.toContain("Kfd7");
  await keeping.setSipPassword(job);
  await keeping.setSipPassword(job);
  expect(canRegister("Kfd7-Bnr4-Qxt2-Hgm9-Wpz5")).toBe(true);
  const row = await one("select * from public.sip_endpoints where id = $1", [endpointId]);
  expect(row).toMatchObject({ password_set_version: 1, status: "ready", credential_sid: expect.stringMatching(/^CR/) });
  expect(JSON.stringify(row)).not.toContain("Kfd7");
});

test("a credential goes once its endpoint does", async () => {
  const { keeping, sip } = build();
  const { endpointId, lineId } = await addEndpoint();
  await sip.ensureDomain();
  const job = await sealSipPassword(createSecretSeal({ secret: SECRET }), { endpointId, version: 1 }, "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5");
  await keeping.setSipPassword(job);
  await supabase.sql("delete from public.lines where id = $1", [lineId]);
  clock += 60_000;
  await keeping.reconcile();
  await expect(sip.findCredential("line-1")).resolves.toBeUndefined();
  expect(await supabase.sql("select done_at from private.provider_cleanups")).toMatchObject([{ done_at: expect.anything() }]);
});

test("an approval that is announced is on record, and a lost announcement is asked after", async () => {
  const { keeping, regulators } = build();
  const { tenantId } = await addLine();
  const regulation = await regulators.regulation("FR", "local", "individual");
  if (!regulation) throw new Error("France wants to know");
  const profile = { endUserType: "individual", email: "a@b.example", attributes: {}, address: null, documents: [] } as const;
  const { sid } = await regulators.ensureBundle({ tenantId, regulation, profile });
  await supabase.sql(
    `insert into public.regulatory_bundles (tenant_id, country, number_type, end_user_type, status, provider_sid)
    values ($1, 'FR', 'local', 'individual', 'pending_review', $2)`,
    [tenantId, sid],
  );
  const statusOf = async () => await one("select status, failure_reason from public.regulatory_bundles where provider_sid = $1", [sid]);
  const bundle = twilio.registry.bundles.get(sid);
  if (!bundle) throw new Error("no bundle");
  twilio.registry.setStatus(bundle, "twilio-rejected", "Not readable");
  await keeping.noteBundleStatus({ bundleSid: sid, failureReason: "Not readable" });
  expect(await statusOf()).toEqual({ status: "rejected", failure_reason: "Not readable" });

  await supabase.sql("update public.regulatory_bundles set status = 'in_review'");
  twilio.registry.setStatus(bundle, "twilio-approved");
  clock += DAY;
  await keeping.reconcile();
  expect(await statusOf()).toEqual({ status: "approved", failure_reason: null });
  await keeping.noteBundleStatus({ bundleSid: `BU${"0".repeat(32)}`, failureReason: null });
});

test("a number in the account that bears a line's name is given back to it; a stranger's is left alone", async () => {
  const { keeping } = build();
  const { lineId } = await addLine();
  const ours = twilio.addNumber({ e164: "+33939009100", friendlyName: `ethiq ${lineId}` });
  const pooled = twilio.addNumber({ e164: "+33939009101", friendlyName: "ethiq pool" });
  twilio.addNumber({ e164: "+33939009102", friendlyName: "somebody's fax" });
  await keeping.reconcile();
  await keeping.reconcile();
  expect(await numberOf(ours.e164)).toMatchObject({ status: "assigned", line_id: lineId, provider_sid: ours.sid });
  expect(await numberOf(pooled.e164)).toMatchObject({ status: "available", line_id: null });
  expect(await supabase.sql("select 1 from public.phone_numbers")).toHaveLength(2);
  expect(twilio.numbers().find(({ e164 }) => e164 === "+33939009102")).toMatchObject({ friendlyName: "somebody's fax", voiceUrl: "" });
});

test("a number that the account lost is reported once, without its digits", async () => {
  const { keeping } = build();
  await supabase.sql(
    "insert into public.phone_numbers (e164, provider_sid, status, created_at) values ('+33939009110', 'PNlost', 'available', now() - interval '1 day')",
  );
  await keeping.reconcile();
  await keeping.reconcile();
  expect(events("error").filter((event) => event === "number_vanished")).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain("+33939009110");
});

test("a number rests, is cleared after a month and returned to the pool after three", async () => {
  const { keeping } = build();
  const delivery = `${PUBLIC_URL}/webhooks/twilio/voice?deliver=sip%3Aline-1%40${DOMAIN}`;
  const { e164, sid } = twilio.addNumber({ e164: "+33939009120", friendlyName: "ethiq gone", voiceUrl: delivery });
  await supabase.sql("insert into public.phone_numbers (e164, provider_sid, status) values ($1, $2, 'quarantined')", [e164, sid]);
  await keeping.reconcile();
  expect(twilio.numbers()[0]?.voiceUrl).toBe(delivery);
  clock += 31 * DAY;
  await keeping.reconcile();
  expect(twilio.numbers()[0]).toMatchObject({ friendlyName: "ethiq pool", voiceUrl: `${PUBLIC_URL}/webhooks/twilio/voice` });
  expect(await numberOf(e164)).toMatchObject({ status: "quarantined", cleared_at: expect.anything() });
  clock += 60 * DAY;
  await keeping.reconcile();
  expect(await numberOf(e164)).toMatchObject({ status: "available" });
  expect(twilio.numbers()).toHaveLength(1);
});

test("a burned number is given back to the provider, once it has been ours for three days", async () => {
  const { keeping } = build();
  const { e164, sid } = twilio.addNumber({ e164: "+33939009130", friendlyName: "ethiq pool" });
  await supabase.sql(
    `insert into public.phone_numbers (e164, provider_sid, status, quarantined_at, quarantined_until, cleared_at, burned_at, burn_reason)
    values ($1, $2, 'quarantined', now(), now(), now(), now(), 'spam')`,
    [e164, sid],
  );
  clock += 2 * DAY;
  await keeping.reconcile();
  expect(twilio.numbers()).toHaveLength(1);
  clock += 2 * DAY;
  await keeping.reconcile();
  expect(twilio.numbers()).toEqual([]);
  expect(await numberOf(e164)).toMatchObject({ status: "released" });
});

test("a line ends a month after it was cancelled: its number rests, its credential goes", async () => {
  const { keeping, sip } = build();
  const { endpointId, lineId, tenantId } = await addEndpoint();
  await sip.ensureDomain();
  const job = await sealSipPassword(createSecretSeal({ secret: SECRET }), { endpointId, version: 1 }, "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5");
  await keeping.setSipPassword(job);
  const { e164, sid } = twilio.addNumber({ e164: "+33939009140", friendlyName: `ethiq ${lineId}` });
  await supabase.sql(
    "insert into public.phone_numbers (e164, provider_sid, status, tenant_id, line_id) values ($1, $2, 'assigned', $3, $4)",
    [e164, sid, tenantId, lineId],
  );
  await supabase.sql("update public.lines set cancelled_at = now(), ends_at = now() + interval '30 days' where id = $1", [lineId]);
  clock += 29 * DAY;
  await keeping.reconcile();
  expect(await numberOf(e164)).toMatchObject({ status: "assigned" });
  clock += 2 * DAY;
  await keeping.reconcile();
  expect(await numberOf(e164)).toMatchObject({ status: "quarantined", line_id: null });
  await expect(sip.findCredential("line-1")).resolves.toBeUndefined();
  expect(await one("select status from public.lines where id = $1", [lineId])).toEqual({ status: "draft" });
});

test("while Twilio is away nothing is concluded, and everything is made up for later", async () => {
  const { keeping } = build();
  twilio.addNumber({ e164: "+33939009150", friendlyName: "ethiq pool" });
  await supabase.sql(
    "insert into public.phone_numbers (e164, provider_sid, status, created_at) values ('+33939009151', 'PNhere', 'available', now() - interval '1 day')",
  );
  twilio.faults.add({ match: /./, effect: { kind: "status", status: 503 } });
  await expect(keeping.reconcile()).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(events("error")).not.toContain("number_vanished");
  expect(await supabase.sql("select 1 from public.phone_numbers")).toHaveLength(1);
  twilio.faults.clear();
  await keeping.reconcile();
  expect(await supabase.sql("select 1 from public.phone_numbers")).toHaveLength(2);
});

test("few free numbers of a kind are an alarm where numbers can be kept in store", async () => {
  const { keeping } = build();
  const british = twilio.addNumber({ e164: "+442079460900", friendlyName: "ethiq pool" });
  const french = twilio.addNumber({ e164: "+33199009000", friendlyName: "ethiq pool" });
  await supabase.sql(
    "insert into public.phone_numbers (e164, provider_sid, country, number_type, status) values ($1, $2, 'GB', 'local', 'available'), ($3, $4, 'FR', 'local', 'available')",
    [british.e164, british.sid, french.e164, french.sid],
  );
  await keeping.reconcile();
  expect(logged.filter(([, event]) => event === "number_stock_low")).toEqual([
    ["error", "number_stock_low", { country: "GB", numberType: "local", available: 1 }],
  ]);
});
