import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSipPassword } from "../../../shared/app/provisioning/sip-password-job.ts";
import { createSecretSeal } from "../../../shared/app/secret-seal.ts";
import { SipPasswordJob } from "../../../shared/contracts/jobs.ts";
import { ProvisioningJob, ProvisioningReport } from "../../../shared/contracts/v1/provisioning.ts";
import { MadeSipPassword, SipEndpoint, SipSheet } from "../../../shared/contracts/v1/sip-endpoints.ts";
import { type Listening, listen } from "../../../shared/sandbox/listen.ts";
import { type ApiScene, ignorePrintedErrors, type Person, startApiScene } from "../../tests/api-scene.ts";

const SECRET = "a-secret-of-at-least-thirty-two-characters";

let scene: ApiScene;
let queue: Listening;
let published: { job: string; body: unknown }[];
let isQueueDown = false;
let owner: Person;
let viewer: Person;
let tenantId: string;

beforeAll(async () => {
  queue = await listen(
    new Hono().post("/v2/publish/*", async (c) => {
      if (isQueueDown) return c.json({ error: "down" }, 503);
      published.push({ job: c.req.path.split("/jobs/")[1] ?? "", body: await c.req.json() });
      return c.json({ messageId: "msg_1" }, 201);
    }),
  );
  scene = await startApiScene({
    ...{ QSTASH_URL: queue.url, QSTASH_TOKEN: "a-token", PUBLIC_URL: "https://functions.example" },
    ...{ SIP_DOMAIN: "ethiq-tests.sip.twilio.com", PROVISIONING_SECRET: SECRET },
  });
  [owner, viewer] = [await scene.addPerson("claire"), await scene.addPerson("anne")];
  tenantId = await scene.addTenant({ owner, viewer });
});
afterAll(async () => {
  await scene?.close();
  await queue?.close();
});
beforeEach(async () => {
  published = [];
  isQueueDown = false;
  // The next test may have lines of its own.
  await scene.supabase.sql("delete from public.lines where tenant_id = $1", [tenantId]);
  await scene.supabase.sql("update public.provisioning_jobs set state = 'cancelled' where tenant_id = $1", [tenantId]);
});
ignorePrintedErrors();

const draft = { label: "Maison", protectedName: "Jeanne", forwardedNumber: "01 99 00 10 01", delivery: [] };
const addLine = async (): Promise<string> =>
  (await scene.ask("POST", `/tenants/${tenantId}/lines`, { token: owner.token, json: draft })).body.id;
const start = (lineId: string, json: object = {}, headers: Record<string, string> = {}, { token } = owner) =>
  scene.ask("POST", `/lines/${lineId}/provisioning`, { token, json, headers });
const makePassword = (lineId: string, headers: Record<string, string> = {}) =>
  scene.ask("POST", `/lines/${lineId}/sip-endpoint/password`, { token: owner.token, headers });

/** Where a text is, in whatever table and column. */
async function tracesOf(text: string): Promise<string[]> {
  const tables = await scene.supabase.sql<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const found = [];
  for (const { name } of tables) {
    const rows = await scene.supabase.sql(`select 1 from ${name} r where r::text like '%' || $1 || '%' limit 1`, [text]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test("an owner starts; the job is stored, published and told of until it waits for somebody", async () => {
  const lineId = await addLine();
  const started = await start(lineId, { delivery: "sip_then_number", secondNumber: "06 39 98 00 42", locality: "Lyon" });
  expect(started.status).toBe(202);
  const job = ProvisioningJob.parse(started.body);
  expect(job).toMatchObject({
    ...{ tenantId, lineId, kind: "set_up", state: "pending", step: null, parking: null },
    wish: { country: "FR", numberType: "local", locality: "Lyon", delivery: "sip_then_number", secondNumber: "+33639980042" },
  });
  expect(published).toEqual([{ job: "provision", body: { jobId: job.id } }]);
  const line = (await scene.ask("GET", `/lines/${lineId}`, viewer)).body;
  expect(line.status).toBe("provisioning");
  expect(line.delivery).toEqual([
    { kind: "sip", uri: expect.stringMatching(/^sip:jeanne-\d{4}@ethiq-tests\.sip\.twilio\.com$/) },
    { kind: "number", e164: "+33639980042" },
  ]);

  await scene.supabase.sql(
    `update public.provisioning_jobs set state = 'parked', step = 'approve', park_reason = 'documents_missing', next_at = null,
       park_detail = '{"missing":[{"field":"address","reason":"missing"}],"alternatives":["national"],"internal":"for operators"}'
     where id = $1`,
    [job.id],
  );
  const report = ProvisioningReport.parse((await scene.ask("GET", `/lines/${lineId}/provisioning`, viewer)).body);
  expect(report.events.map(({ seq, type }) => [seq, type])).toEqual([[1, "started"]]);
  expect(report.parking).toEqual({
    reason: "documents_missing",
    forYou: true,
    missing: [{ field: "address", reason: "missing" }],
    alternatives: ["national"],
    nextTryAt: null,
  });

  const profile = { endUserType: "individual", attributes: { first_name: "Jeanne" }, address: null, documents: [] };
  const saved = await scene.ask("PUT", `/tenants/${tenantId}/regulatory-profile`, { token: owner.token, json: profile });
  expect(saved).toMatchObject({ status: 200, body: { ...profile, tenantId } });
  const woken = await scene.ask("GET", `/lines/${lineId}/provisioning`, owner);
  expect(woken.body).toMatchObject({ state: "running", parking: null, events: [{ type: "started" }, { type: "woken" }] });
  expect(await scene.ask("POST", `/provisioning-jobs/${job.id}/cancel`, owner)).toMatchObject({
    status: 202,
    body: { state: "cancelling" },
  });
});

test("asked for again it is the same job, with or without a key, and whoever may not is told so", async () => {
  const lineId = await addLine();
  const key = { "idempotency-key": "mettre-en-service" };
  const answers = await Promise.all([start(lineId, {}, key), start(lineId, {}, key), start(lineId)]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await start(lineId, {}, {}, viewer)).code).toBe("not_allowed");
  expect((await start(lineId, {}, {}, await scene.addPerson())).code).toBe("not_found");
  const [count] = await scene.supabase.sql<{ n: number }>("select count(*)::int as n from public.provisioning_jobs where line_id = $1", [
    lineId,
  ]);
  expect(count?.n).toBe(1);
});

test("without a queue that takes it the job is there for the sweep", async () => {
  isQueueDown = true;
  const started = await start(await addLine());
  expect(started.status).toBe(202);
  const due = await scene.supabase.sql("select next_at <= now() as is_due from public.provisioning_jobs where id = $1", [started.body.id]);
  expect(due).toEqual([{ is_due: true }]);
});

test("what is wrong is said at its field", async () => {
  const lineId = await addLine();
  const wrong: [object, Record<string, string>][] = [
    [{ delivery: "number" }, { secondNumber: "needed" }],
    [{ delivery: "sip", secondNumber: "06 39 98 00 42" }, { secondNumber: "not_needed" }],
    [{ delivery: "number", secondNumber: "15" }, { secondNumber: "emergency_number" }],
    [{ delivery: "number", secondNumber: "01 99 00 10 01" }, { secondNumber: "leads_back_to_ethiq" }],
    [{ delivery: "keep" }, { delivery: "rings_nowhere" }],
    [{ country: "France" }, { country: "invalid_format" }],
    [{ numberType: "satellite" }, { numberType: "invalid_value" }],
  ];
  for (const [json, fields] of wrong) expect(await start(lineId, json)).toMatchObject({ status: 400, body: { fields } });
  expect(await start(lineId, { kind: "change_number" })).toMatchObject({ status: 409, body: { fields: { line: "has_no_number" } } });
  for (let count = 0; count < 5; count += 1) expect((await start(await addLine())).status).toBe(202);
  expect(await start(await addLine())).toMatchObject({ status: 429, body: { fields: { tenant: "too_many_numbers" } } });
});

test("a password is shown once, reaches the queue sealed, and is kept nowhere", async () => {
  const lineId = await addLine();
  await start(lineId);
  published = [];
  const path = `/lines/${lineId}/sip-endpoint`;
  expect(SipEndpoint.parse((await scene.ask("GET", path, viewer)).body)).toMatchObject({ password: "none", status: "pending" });

  const key = { "idempotency-key": "mot-de-passe-1" };
  const answer = await makePassword(lineId, key);
  expect(answer.status).toBe(201);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const made = MadeSipPassword.parse(answer.body);
  expect(made).toMatchObject({ registrar: "ethiq-tests.sip.dublin.twilio.com", port: 5061, transport: "tls", version: 1 });
  const password = made.password ?? expect.fail("no password");
  expect(password).toMatch(/^([A-Z][a-z]{2}\d-?){5}$/);

  const job = SipPasswordJob.parse(published[0]?.body);
  expect(published.map((each) => each.job)).toEqual(["sip-password"]);
  expect(job).toMatchObject({ endpointId: made.id, version: 1 });
  expect(await openSipPassword(createSecretSeal({ secret: SECRET }), job)).toBe(password);

  const again = await makePassword(lineId, key);
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
  expect(again.body).toEqual({ ...made, password: null });
  expect(published).toHaveLength(1);
  expect(SipEndpoint.parse((await scene.ask("GET", path, viewer)).body).password).toBe("pending");

  // The search finds what is there.
  expect(await tracesOf(made.username)).toContain("public.sip_endpoints");
  expect(await tracesOf("mot-de-passe-1")).toEqual(["private.idempotency_keys"]);
  expect(await tracesOf(password)).toEqual([]);
  expect(await tracesOf(password.replaceAll("-", ""))).toEqual([]);
  expect(await tracesOf(job.sealed)).toEqual([]);
  expect(scene.edge.log()).not.toContain(password);
  expect(JSON.stringify(published)).not.toContain(password);
});

test("a queue that does not take a password loses nothing: another one is asked for", async () => {
  const lineId = await addLine();
  await start(lineId);
  isQueueDown = true;
  const key = { "idempotency-key": "mot-de-passe-2" };
  expect(await makePassword(lineId, key)).toMatchObject({ status: 503, code: "provider_unavailable" });
  isQueueDown = false;
  expect((await makePassword(lineId, key)).body).toMatchObject({ version: 2, password: expect.any(String) });
});

test("of several passwords asked for at once the last one is shown at least, and no dead one for long", async () => {
  const lineId = await addLine();
  await start(lineId);
  const answers = await Promise.all([1, 2, 3].map(() => makePassword(lineId)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const last = answers.map(({ body }) => MadeSipPassword.parse(body)).find(({ version }) => version === 3);
  expect(last?.password).toEqual(expect.any(String));
});

test("a sheet says what to type, in the person's language, without the password", async () => {
  const lineId = await addLine();
  await start(lineId);
  const sheet = async (device: string, query = "") => scene.ask("GET", `/lines/${lineId}/sip-endpoint/sheets/${device}${query}`, viewer);
  const french = SipSheet.parse((await sheet("linphone_iphone")).body);
  expect(french).toMatchObject({ locale: "fr", title: "Linphone, iPhone" });
  expect(french.fields).toContainEqual({ page: null, name: "Mot de passe", value: null });
  expect((await sheet("linphone_iphone", "?locale=en")).body.fields).toContainEqual({ page: null, name: "Password", value: null });
  expect((await sheet("pigeon")).status).toBe(404);
});

test("codes come filled with the line's number once it has one, and as they stand for anybody", async () => {
  const lineId = await addLine();
  const orange = async (path: string, token?: string) => {
    const query = "?country=FR&operator=Orange";
    const { body } = await scene.ask("GET", `${path}${query}`, { token });
    return body.items.filter(({ kind }: { kind: string }) => kind === "all");
  };
  const template = await orange("/forwarding-codes");
  expect(template.map(({ onCode }: { onCode: string }) => onCode).sort()).toEqual(["**21*{number}#", "*21*{number}#"]);
  expect(template[0]).toMatchObject({ source: expect.any(String), checkedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  const path = `/lines/${lineId}/forwarding-codes`;
  expect(await orange(path, viewer.token)).toEqual(template);
  await scene.supabase.sql(
    "insert into public.phone_numbers (e164, status, tenant_id, line_id) values ('+33199001777', 'assigned', $1, $2)",
    [tenantId, lineId],
  );
  const filled = await orange(path, viewer.token);
  expect(filled.map(({ onCode }: { onCode: string }) => onCode).sort()).toEqual(["**21*+33199001777#", "*21*0199001777#"]);
});

test("a line is given up, taken up again, tested and watched", async () => {
  const lineId = await addLine();
  const post = (what: string, json?: object) => scene.ask("POST", `/lines/${lineId}/${what}`, { token: owner.token, json });
  expect(await post("tests", { kind: "forwarding" })).toMatchObject({ status: 409, body: { fields: { line: "not_ready" } } });
  expect(await post("reactivate")).toMatchObject({ status: 409, body: { fields: { line: "has_no_number" } } });
  await scene.supabase.sql(
    "insert into public.phone_numbers (e164, status, tenant_id, line_id) values ('+33199001778', 'assigned', $1, $2)",
    [tenantId, lineId],
  );
  const delivery = JSON.stringify([{ kind: "number", e164: "+33639980042" }]);
  await scene.supabase.sql("update public.lines set delivery = $2, status = 'active' where id = $1", [lineId, delivery]);

  const test = await post("tests", { kind: "forwarding" });
  expect(test).toMatchObject({
    status: 202,
    body: { status: "running", hops: expect.arrayContaining([{ ...hop("line"), state: "running" }]) },
  });
  expect(published).toEqual([{ job: "line-test", body: { testId: test.body.id, step: "call" } }]);
  expect((await post("tests", { kind: "forwarding" })).body.id).toBe(test.body.id);
  expect(await post("tests", { kind: "connectivity" })).toMatchObject({ status: 409, body: { fields: { line: "test_going_on" } } });
  expect((await scene.ask("GET", `/lines/${lineId}/tests`, viewer)).body.items).toEqual([test.body]);

  const watch = await scene.ask("PUT", `/lines/${lineId}/watch`, { token: owner.token, json: { agreed: true } });
  expect(watch.body.watchAgreed).toBe(true);
  const cancelled = await post("cancel");
  expect(cancelled.body).toMatchObject({ status: "paused", cancelledAt: expect.any(String), endsAt: expect.any(String) });
  expect((await post("reactivate")).body).toMatchObject({ status: "active", cancelledAt: null, endsAt: null });
  const other = await scene.addTenant({ owner }, "Famille Dubois");
  expect(await post("move", { tenantId: other })).toMatchObject({ status: 409, body: { fields: { line: "not_transferable" } } });
});

const hop = (name: string) => ({ name, reason: null, sipCode: null, at: null });
