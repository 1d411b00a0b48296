import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { journal, noted, operating } from "./operating.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let home: Household;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});
beforeEach(async () => {
  home = await makeHousehold(db);
});

const operate = operating(() => db);
const one = async (statement: string, ...params: unknown[]) => (await db.query(statement, params))[0];

test("a line is paused until a time, and resumed", async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect(await operate("pause_line", { p_line_id: home.lineId, p_until: until })).toMatchObject({ id: home.lineId, pausedUntil: until });
  expect(await call(db, "line_route", { p_dialled: home.number })).toMatchObject({ status: "paused" });
  expect(await operate("resume_line", { p_line_id: home.lineId })).toMatchObject({ pausedUntil: null });
  expect(await call(db, "line_route", { p_dialled: home.number })).toMatchObject({ status: "active" });
  expect(await journal(db, home.tenantId, "pause_line")).toMatchObject(noted({ row_id: home.lineId, after: { until } }));
  expect(await journal(db, home.tenantId, "resume_line")).toMatchObject(noted({ row_id: home.lineId }));
});

test.each([
  ["in the past", -1, "22023"],
  ["more than 31 days ahead", 32, "23514"],
])("a pause that ends %s is refused", async (_, days, code) => {
  const until = new Date(Date.now() + days * 86_400_000).toISOString();
  await expect(operate("pause_line", { p_line_id: home.lineId, p_until: until })).rejects.toMatchObject({ code });
  expect(await journal(db, home.tenantId, "pause_line")).toEqual([]);
});

test("a number in quarantine leads to nobody, and its line no longer says that it is active", async () => {
  const answer = await operate("quarantine_number", { p_e164: home.number, p_reason: "complaints" });
  expect(answer).toEqual({ e164: home.number, status: "quarantined", tenantId: home.tenantId, lineId: home.lineId });
  expect(await call(db, "line_route", { p_dialled: home.number })).toBeNull();
  expect(await one("select status from public.lines where id = $1", home.lineId)).toEqual({ status: "draft" });
  expect(await journal(db, home.tenantId, "quarantine_number")).toMatchObject(
    noted({ after: { reason: "complaints", lineId: home.lineId } }),
  );
  expect(await operate("quarantine_number", { p_e164: home.number, p_reason: "again" })).toMatchObject({ lineId: null });
  await db.query("update public.phone_numbers set status = 'released' where e164 = $1", [home.number]);
  await expect(operate("quarantine_number", { p_e164: home.number, p_reason: "again" })).rejects.toMatchObject({ code: "ET409" });
});

test("a call is told step by step, without a word and without its caller", async () => {
  const { callId } = await openCall(db, home, { p_caller: "+33612345678" });
  await recordVerdict(db, callId, 3);
  const told = await operate<{ events: { seq: number; type: string }[] }>("call_timeline", { p_call_id: callId });
  expect(told.events.map(({ type }) => type)).toEqual(["verdict", "alert", "alert"]);
  expect(told.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(JSON.stringify(told)).not.toMatch(/33612345678|votre code/);
  expect(await journal(db, home.tenantId, "call_timeline")).toMatchObject(noted({ table_name: "calls", row_id: callId }));
});

test("an alert that failed is sent again, once, as a new message", async () => {
  const { callId } = await openCall(db, home);
  const [alertId = ""] = (await recordVerdict(db, callId, 3)).alertIds;
  const claim = () => call(db, "claim_alert", { p_alert_id: alertId, p_lease_seconds: 30 });
  await expect(operate("retry_alert", { p_id: alertId })).rejects.toMatchObject({ code: "ET409" });
  await claim();
  await call(db, "settle_alert", { p_alert_id: alertId, p_attempt: 1, p_status: "failed", p_provider_sid: "SM1", p_error_code: "30003" });
  expect(await claim()).toEqual({ state: "settled" });
  expect(await operate("retry_alert", { p_id: alertId })).toEqual({ id: alertId, status: "pending", attempts: 1 });
  await expect(operate("retry_alert", { p_id: alertId })).rejects.toMatchObject({ code: "ET409" });
  expect(await claim()).toMatchObject({ state: "claimed", alert: { attempts: 2, mayHaveBeenSent: false } });
  await call(db, "settle_alert", { p_alert_id: alertId, p_attempt: 2, p_status: "sent", p_provider_sid: "SM2", p_error_code: null });
  await call(db, "record_alert_delivery", { p_alert_id: alertId, p_provider_sid: "SM2", p_status: "delivered", p_error_code: null });
  expect(await one("select status, provider_sid from public.alerts where id = $1", alertId)).toEqual({
    status: "delivered",
    provider_sid: "SM2",
  });
  expect(await journal(db, home.tenantId, "retry_alert")).toMatchObject(noted({ after: { errorCode: "30003", providerSid: "SM1" } }));
});

test("an alert about a call of an hour ago is not sent any more", async () => {
  const { callId } = await openCall(db, home);
  const [alertId] = (await recordVerdict(db, callId, 3)).alertIds;
  await db.query("update public.alerts set status = 'failed', created_at = now() - interval '1 hour' where id = $1", [alertId]);
  await expect(operate("retry_alert", { p_id: alertId })).rejects.toMatchObject({ code: "ET409" });
});

test("an invitation that failed is sent again on the same day only", async () => {
  const message = await one("select id from public.messages where tenant_id = $1", home.tenantId);
  await db.query("update public.messages set status = 'failed', error_code = '30003', provider_sid = 'SM9' where id = $1", [message?.id]);
  expect(await operate("retry_message", { p_id: message?.id })).toMatchObject({ status: "pending" });
  expect(await one("select status, provider_sid, error_code from public.messages where id = $1", message?.id)).toEqual({
    status: "pending",
    provider_sid: null,
    error_code: null,
  });
  expect(await journal(db, home.tenantId, "retry_message")).toMatchObject(noted({ after: { errorCode: "30003", providerSid: "SM9" } }));
  await db.query("update public.messages set status = 'failed', created_at = now() - interval '25 hours' where id = $1", [message?.id]);
  await expect(operate("retry_message", { p_id: message?.id })).rejects.toMatchObject({ code: "ET409" });
});

test("a job that waits goes on from its step, with its attempts back", async () => {
  const jobId = randomUUID();
  await db.query(
    `insert into public.provisioning_jobs (id, tenant_id, line_id, state, step, attempts, park_reason, last_error, next_at)
    values ($1, $2, $3, 'parked', 'buy', 7, 'account_suspended', '20003', null)`,
    [jobId, home.tenantId, home.lineId],
  );
  expect(await operate("retry_provisioning", { p_job_id: jobId })).toEqual({ id: jobId, state: "running", step: "buy" });
  expect(
    await one("select state, step, attempts, park_reason, next_at <= now() as is_due from public.provisioning_jobs where id = $1", jobId),
  ).toEqual({ state: "running", step: "buy", attempts: 0, park_reason: null, is_due: true });
  expect(await one("select seq, type, payload from public.provisioning_events where job_id = $1", jobId)).toEqual({
    seq: 1,
    type: "woken",
    payload: { why: "operator", after: "account_suspended" },
  });
  expect(await journal(db, home.tenantId, "retry_provisioning")).toMatchObject(
    noted({ after: { step: "buy", parkReason: "account_suspended", lastError: "20003" } }),
  );
  await expect(operate("retry_provisioning", { p_job_id: jobId })).rejects.toMatchObject({ code: "ET409" });
});

const nobody = randomUUID();
test.each([
  ["show_tenant", { p_id: nobody }],
  ["suspend_tenant", { p_id: nobody, p_reason: "why" }],
  ["restore_tenant", { p_id: nobody }],
  ["erase_tenant", { p_id: nobody, p_reason: "why" }],
  ["pause_line", { p_line_id: nobody, p_until: "2999-01-01T00:00:00Z" }],
  ["resume_line", { p_line_id: nobody }],
  ["quarantine_number", { p_e164: "+33100000000", p_reason: "why" }],
  ["call_timeline", { p_call_id: nobody }],
  ["retry_alert", { p_id: nobody }],
  ["retry_message", { p_id: nobody }],
  ["retry_provisioning", { p_job_id: nobody }],
  ["end_sessions", { p_email: "nobody@example.test" }],
])("%s of what is not there says so", async (name, args) => {
  await expect(operate(name, args)).rejects.toMatchObject({ code: "P0002" });
});
