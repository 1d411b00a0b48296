import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listening, listen } from "../../../shared/sandbox/listen.ts";
import { type QstashStandIn, startQstash } from "../../../shared/sandbox/upstash/start-qstash.ts";
import { type ApiScene, ignorePrintedErrors, sha256, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
let qstash: QstashStandIn;
let functions: Listening;
const cut: string[] = [];

beforeAll(async () => {
  qstash = await startQstash({});
  const app = new Hono().post("/jobs/hang-up", async (c) => {
    cut.push(((await c.req.json()) as { callId: string }).callId);
    return c.body(null, 204);
  });
  functions = await listen(app, 0);
  scene = await startApiScene({ QSTASH_URL: qstash.url, QSTASH_TOKEN: qstash.token, PUBLIC_URL: functions.url });
});
afterAll(async () => {
  await scene?.close();
  await functions?.close();
  await qstash?.close();
});

ignorePrintedErrors();

let lines = 0;
/** A live call at level 3; the tokens of the links that its two contacts were sent. */
async function urgentCall(helpLevel: number) {
  const { sql } = scene.supabase;
  const tenantId = await scene.addTenant({});
  lines += 1;
  const number = `+3393900${String(lines).padStart(4, "0")}`;
  const [line] = await sql<{ id: string }>(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status, help_level, forwarded_number)
     values ($1, 'Maison', 'Jeanne', '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', 'active', $2, $3) returning id`,
    [tenantId, helpLevel, `+3326191${String(lines).padStart(4, "0")}`],
  );
  await sql("insert into public.phone_numbers (e164, status, tenant_id, line_id) values ($1, 'assigned', $2, $3)", [
    number,
    tenantId,
    line?.id,
  ]);
  for (const [index, name] of ["Paul", "Louise"].entries()) {
    await sql("insert into public.contacts (tenant_id, name, phone, consent, priority) values ($1, $2, $3, 'accepted', $4)", [
      tenantId,
      name,
      `+3363998${String(lines).padStart(3, "0")}${index}`,
      index + 1,
    ]);
  }
  const callId = crypto.randomUUID();
  const at = new Date().toISOString();
  await sql("select public.open_call($1, $2, $3, $4, 'anonymous', 'protect', null, $5)", [callId, `CA-${callId}`, line?.id, number, at]);
  const [{ recorded } = { recorded: { alertIds: [] } }] = await sql<{ recorded: { alertIds: string[] } }>(
    "select public.record_verdict($1, 'verdict:3', $2, 3, 0.9::real, 'unknown', $3) as recorded",
    [callId, at, JSON.stringify([{ tactic: "credential_request", quote: "le code 1234", turn: 1 }])],
  );
  const tokens: string[] = [];
  for (const alertId of recorded.alertIds) {
    const token = randomBytes(32).toString("base64url");
    await sql("select public.claim_alert($1, 60, $2)", [alertId, sha256(token)]);
    tokens.push(token);
  }
  const [paul = "", louise = ""] = tokens;
  return { callId, paul, louise };
}

test("the link of an alert shows the call; who takes it first has it", async () => {
  const { paul, louise } = await urgentCall(2);
  const seen = await scene.ask("GET", `/urgent/${paul}`);
  expect(seen).toMatchObject({
    status: 200,
    body: { protectedName: "Jeanne", locale: "fr", call: { level: 3, taken: null, mayHangUp: false } },
  });
  expect(seen.body.call.reasons).toEqual([{ tactic: "credential_request", quote: "le code •••" }]);
  expect(seen.headers.get("cache-control")).toBe("private, no-store");
  expect((await scene.ask("POST", `/urgent/${paul}/take`)).body.call.taken).toMatchObject({ contactName: "Paul", isYou: true });
  const late = await scene.ask("POST", `/urgent/${louise}/take`);
  expect([late.status, late.body.call.taken.contactName, late.body.call.taken.isYou]).toEqual([200, "Paul", false]);
  expect(await scene.ask("POST", `/urgent/${paul}/hang-up`)).toMatchObject({ status: 409, code: "conflict" });
});

test("looking changes nothing, however often", async () => {
  const { callId, paul } = await urgentCall(3);
  for (let round = 0; round < 3; round += 1) await scene.ask("GET", `/urgent/${paul}`);
  expect(await scene.supabase.sql("select 1 from public.alerts where call_id = $1 and status = 'acknowledged'", [callId])).toEqual([]);
  expect((await scene.ask("GET", `/urgent/${paul}/take`)).status).toBe(404);
  expect((await scene.ask("GET", `/urgent/${paul}/hang-up`)).status).toBe(404);
});

test("a call is cut where the line agreed to it, and a queue that is down is said", async () => {
  const { callId, paul } = await urgentCall(3);
  qstash.faults.add({ match: /publish/, effect: { kind: "status", status: 500, body: {} }, times: 5 });
  expect(await scene.ask("POST", `/urgent/${paul}/hang-up`)).toMatchObject({ status: 503, code: "provider_unavailable" });
  qstash.faults.clear();
  expect((await scene.ask("POST", `/urgent/${paul}/hang-up`)).status).toBe(202);
  await qstash.drained();
  expect(cut).toEqual([callId]);
  expect((await scene.ask("GET", `/urgent/${paul}`)).body.call.hangUp).toMatchObject({ contactName: "Paul", isYou: true });
});

test("a link that is over says so; one that nobody was sent is not there", async () => {
  const { callId, paul } = await urgentCall(3);
  await scene.supabase.sql(
    "update public.calls set started_at = now() - interval '30 minutes', ended_at = now() - interval '11 minutes' where id = $1",
    [callId],
  );
  expect((await scene.ask("GET", `/urgent/${paul}`)).body).toEqual({ protectedName: "Jeanne", locale: "fr", call: null });
  expect(await scene.ask("POST", `/urgent/${paul}/take`)).toMatchObject({ status: 410, code: "link_over" });
  const nobodys = randomBytes(32).toString("base64url");
  expect(await scene.ask("GET", `/urgent/${nobodys}`)).toMatchObject({ status: 404, code: "not_found" });
  expect(await scene.ask("POST", `/urgent/${nobodys}/take`)).toMatchObject({ status: 404, code: "not_found" });
});

test("one link is asked so often, whoever asks", async () => {
  const { paul } = await urgentCall(2);
  const statuses = [];
  for (let round = 0; round < 91; round += 1) statuses.push((await scene.ask("GET", `/urgent/${paul}`)).status);
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([90, 429]);
});
