import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSipPassword } from "../../../shared/app/provisioning/sip-password-job.ts";
import { createSecretSeal } from "../../../shared/app/secret-seal.ts";
import { SipPasswordJob } from "../../../shared/contracts/jobs.ts";
import { ProvisioningJob, ProvisioningReport } from "../../../shared/contracts/v1/provisioning.ts";
import { MadeSipPassword, SipEndpoint } from "../../../shared/contracts/v1/sip-endpoints.ts";
import { type RedisStandIn, startRedis } from "../../../shared/sandbox/upstash/start-redis.ts";
import { ignorePrintedErrors } from "../../tests/api-scene.ts";
import { PROVISIONING_SECRET, type ServiceScene, startServiceScene } from "../../tests/service-scene.ts";

let redis: RedisStandIn;
let scene: ServiceScene;
beforeAll(async () => {
  redis = await startRedis({ token: "redis-token" });
  scene = await startServiceScene({ UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: "redis-token" });
});
afterAll(async () => {
  await scene?.close();
  await redis?.close();
});
beforeEach(() => scene.startOver());
ignorePrintedErrors();

const makePassword = (lineId: string, headers: Record<string, string> = {}) =>
  scene.ask("POST", `/lines/${lineId}/sip-endpoint/password`, { token: scene.owner.token, headers });

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
  const lineId = await scene.addLine();
  const started = await scene.start(lineId, { delivery: "sip_then_number", secondNumber: "06 39 98 00 42", locality: "Lyon" });
  expect(started.status).toBe(202);
  const job = ProvisioningJob.parse(started.body);
  expect(job).toMatchObject({
    ...{ tenantId: scene.tenantId, lineId, kind: "set_up", state: "pending", step: null, parking: null },
    wish: { country: "FR", numberType: "local", locality: "Lyon", delivery: "sip_then_number", secondNumber: "+33639980042" },
  });
  expect(scene.published()).toEqual([{ job: "provision", body: { jobId: job.id } }]);
  const line = (await scene.ask("GET", `/lines/${lineId}`, scene.viewer)).body;
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
  const report = ProvisioningReport.parse((await scene.ask("GET", `/lines/${lineId}/provisioning`, scene.viewer)).body);
  expect(report.events.map(({ seq, type }) => [seq, type])).toEqual([[1, "started"]]);
  expect(report.parking).toEqual({
    reason: "documents_missing",
    forYou: true,
    missing: [{ field: "address", reason: "missing" }],
    alternatives: ["national"],
    nextTryAt: null,
  });

  const profile = { endUserType: "individual", attributes: { first_name: "Jeanne" }, address: null, documents: [] };
  const saved = await scene.ask("PUT", `/tenants/${scene.tenantId}/regulatory-profile`, { token: scene.owner.token, json: profile });
  expect(saved).toMatchObject({ status: 200, body: { ...profile, tenantId: scene.tenantId } });
  const woken = await scene.ask("GET", `/lines/${lineId}/provisioning`, scene.owner);
  expect(woken.body).toMatchObject({ state: "running", parking: null, events: [{ type: "started" }, { type: "woken" }] });
  // The person looks on: it goes on at once, not with the next sweep.
  expect(scene.published().at(-1)).toEqual({ job: "provision", body: { jobId: job.id } });
  expect(scene.published()).toHaveLength(2);
  expect(await scene.ask("POST", `/provisioning-jobs/${job.id}/cancel`, scene.owner)).toMatchObject({
    status: 202,
    body: { state: "cancelling" },
  });
});

test("asked for again it is the same job, with or without a key, and whoever may not is told so", async () => {
  const lineId = await scene.addLine();
  const key = { "idempotency-key": "mettre-en-service" };
  const answers = await Promise.all([scene.start(lineId, {}, key), scene.start(lineId, {}, key), scene.start(lineId)]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await scene.start(lineId, {}, {}, scene.viewer)).code).toBe("not_allowed");
  expect((await scene.start(lineId, {}, {}, await scene.addPerson())).code).toBe("not_found");
  const [count] = await scene.supabase.sql<{ n: number }>("select count(*)::int as n from public.provisioning_jobs where line_id = $1", [
    lineId,
  ]);
  expect(count?.n).toBe(1);
});

test("without a queue that takes it the job is there for the sweep", async () => {
  scene.breakQueue();
  const started = await scene.start(await scene.addLine());
  expect(started.status).toBe(202);
  const due = await scene.supabase.sql("select next_at <= now() as is_due from public.provisioning_jobs where id = $1", [started.body.id]);
  expect(due).toEqual([{ is_due: true }]);
});

test("what is wrong is said at its field", async () => {
  const lineId = await scene.addLine();
  const wrong: [object, Record<string, string>][] = [
    [{ delivery: "number" }, { secondNumber: "needed" }],
    [{ delivery: "sip", secondNumber: "06 39 98 00 42" }, { secondNumber: "not_needed" }],
    [{ delivery: "number", secondNumber: "15" }, { secondNumber: "emergency_number" }],
    [{ delivery: "number", secondNumber: "01 99 00 10 01" }, { secondNumber: "leads_back_to_ethiq" }],
    [{ delivery: "keep" }, { delivery: "rings_nowhere" }],
    [{ country: "France" }, { country: "invalid_format" }],
    [{ numberType: "satellite" }, { numberType: "invalid_value" }],
  ];
  for (const [json, fields] of wrong) expect(await scene.start(lineId, json)).toMatchObject({ status: 400, body: { fields } });
  expect(await scene.start(lineId, { kind: "change_number" })).toMatchObject({ status: 409, body: { fields: { line: "has_no_number" } } });
  for (let count = 0; count < 5; count += 1) expect((await scene.start(await scene.addLine())).status).toBe(202);
  expect(await scene.start(await scene.addLine())).toMatchObject({ status: 429, body: { fields: { tenant: "too_many_numbers" } } });
});

test("a password is shown once, reaches the queue sealed, and is kept nowhere", async () => {
  const lineId = await scene.addLine();
  await scene.start(lineId);
  const passwords = () => scene.published().filter(({ job }) => job === "sip-password");
  const path = `/lines/${lineId}/sip-endpoint`;
  expect(SipEndpoint.parse((await scene.ask("GET", path, scene.viewer)).body)).toMatchObject({ password: "none", status: "pending" });

  const key = { "idempotency-key": "mot-de-passe-1" };
  const answer = await makePassword(lineId, key);
  expect(answer.status).toBe(201);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const made = MadeSipPassword.parse(answer.body);
  expect(made).toMatchObject({ registrar: "ethiq-tests.sip.dublin.twilio.com", port: 5061, transport: "tls", version: 1 });
  const password = made.password ?? expect.fail("no password");
  expect(password).toMatch(/^([A-Z][a-z]{2}\d-?){5}$/);

  const job = SipPasswordJob.parse(passwords()[0]?.body);
  expect(job).toMatchObject({ endpointId: made.id, version: 1 });
  expect(await openSipPassword(createSecretSeal({ secret: PROVISIONING_SECRET }), job)).toBe(password);

  const again = await makePassword(lineId, key);
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
  expect(again.body).toEqual({ ...made, password: null, qr: null });
  expect(passwords()).toHaveLength(1);
  expect(SipEndpoint.parse((await scene.ask("GET", path, scene.viewer)).body).password).toBe("pending");

  // The search finds what is there.
  expect(await tracesOf(made.username)).toContain("public.sip_endpoints");
  expect(await tracesOf("mot-de-passe-1")).toEqual(["private.idempotency_keys"]);
  expect(await tracesOf(password)).toEqual([]);
  expect(await tracesOf(password.replaceAll("-", ""))).toEqual([]);
  expect(await tracesOf(job.sealed)).toEqual([]);
  expect(scene.edge.log()).not.toContain(password);
  expect(JSON.stringify(scene.published())).not.toContain(password);
});

test("a queue that does not take a password loses nothing: another one is asked for", async () => {
  const lineId = await scene.addLine();
  await scene.start(lineId);
  scene.breakQueue();
  const key = { "idempotency-key": "mot-de-passe-2" };
  expect(await makePassword(lineId, key)).toMatchObject({ status: 503, code: "provider_unavailable" });
  scene.mendQueue();
  expect((await makePassword(lineId, key)).body).toMatchObject({ version: 2, password: expect.any(String) });
});

test("of several passwords asked for at once the last one is shown at least, and no dead one for long", async () => {
  const lineId = await scene.addLine();
  await scene.start(lineId);
  const answers = await Promise.all([1, 2, 3].map(() => makePassword(lineId)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const last = answers.map(({ body }) => MadeSipPassword.parse(body)).find(({ version }) => version === 3);
  expect(last?.password).toEqual(expect.any(String));
});

test("a telephone that scans the code is given its account, once, and nothing of it is kept or logged", async () => {
  const lineId = await scene.addLine();
  await scene.start(lineId);
  const { qr, password, username, registrar } = MadeSipPassword.parse((await makePassword(lineId)).body);
  const { url, svg } = qr ?? expect.fail("no code");
  expect(svg).toMatch(/^<svg [^>]+><rect fill="white"/);
  const prefix = `${scene.supabase.url}/functions/v1/api/v1`;
  expect(url.startsWith(`${prefix}/sip-provisioning/`)).toBe(true);
  const path = url.slice(prefix.length);
  const token = path.split("/").at(-1) ?? "";
  const open = () => scene.fetchApi("GET", path);

  const answers = await Promise.all([open(), open(), open()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  const given = answers.find(({ status }) => status === 200) ?? expect.fail();
  expect(given.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  expect(given.headers.get("cache-control")).toContain("no-store");
  const xml = await given.text();
  for (const text of [`>${username}<`, `>${password}<`, `>sip:${username}@${registrar}<`]) expect(xml).toContain(text);

  const made = MadeSipPassword.parse((await makePassword(lineId)).body);
  redis.faults.add({ match: /./, effect: { kind: "status", status: 500 } });
  expect((await scene.fetchApi("GET", made.qr?.url.slice(prefix.length) ?? "")).status).toBe(503);
  redis.faults.clear();

  expect(await tracesOf(token)).toEqual([]);
  expect(scene.edge.log()).toContain("link_over");
  for (const secret of [token, token.slice(0, 40), password ?? "", username]) expect(scene.edge.log()).not.toContain(secret);
});
