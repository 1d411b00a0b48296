import { afterAll, beforeAll, expect, test } from "vitest";
import { call, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let other: Connection;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});

const STARTED = "2026-03-04T10:00:00Z";
const NONE = { calls: 0, protected_calls: 0, suspicious_calls: 0, talk_seconds: 0, speech_seconds: 0, alerts_sent: 0 };
const ONE = { ...NONE, calls: 1, protected_calls: 1 };

const usage = (home: Household) =>
  db.query(
    `select day::text, calls, protected_calls, suspicious_calls, talk_seconds, speech_seconds, alerts_sent
     from public.usage_daily where tenant_id = $1 and line_id = $2 order by day`,
    [home.tenantId, home.lineId],
  );
const open = (home: Household, changes = {}) => openCall(db, home, { p_started_at: STARTED, ...changes });
const close = (callSid: string, seconds = 90, answered: boolean | null = true, connection = db) =>
  call(connection, "close_call", {
    p_call_sid: callSid,
    p_ended_at: new Date(Date.parse(STARTED) + seconds * 1_000).toISOString(),
    p_answered: answered,
  });
const totals = (callId: string, ms: number) =>
  call(db, "record_totals", { p_call_id: callId, p_analysed: true, p_not_analysed_reason: null, p_speech_ms: ms });

test("a call counts once it is over, with its talk and speech, however often that is told", async () => {
  const home = await makeHousehold(db);
  const { callId, callSid } = await open(home);
  await totals(callId, 20_400);
  expect(await usage(home)).toEqual([]);
  await close(callSid);
  await close(callSid, 200);
  const day = { ...ONE, day: "2026-03-04", talk_seconds: 90, speech_seconds: 20 };
  expect(await usage(home)).toEqual([day]);
  await totals(callId, 61_000);
  await totals(callId, 61_000);
  expect(await usage(home)).toEqual([{ ...day, speech_seconds: 61 }]);
});

test("what is learnt after the end is added: an answer, a level", async () => {
  const home = await makeHousehold(db);
  const { callId, callSid } = await open(home);
  await close(callSid, 30, null);
  expect(await usage(home)).toMatchObject([{ ...ONE }]);
  await close(callSid, 30, true);
  expect(await usage(home)).toMatchObject([{ ...ONE, talk_seconds: 30 }]);
  await recordVerdict(db, callId, 2);
  await recordVerdict(db, callId, 3);
  expect(await usage(home)).toMatchObject([{ ...ONE, talk_seconds: 30, suspicious_calls: 1 }]);
});

test("calls that are not listened to are calls", async () => {
  const home = await makeHousehold(db);
  const { callSid } = await open(home, { p_plan: "pass_through", p_plan_reason: "trusted_caller" });
  await close(callSid, 60);
  expect(await usage(home)).toMatchObject([{ ...NONE, calls: 1, talk_seconds: 60 }]);
});

test("a day is one of the tenant's calendar", async () => {
  const home = await makeHousehold(db);
  for (const timezone of ["Europe/Paris", "America/Martinique", "Indian/Reunion"]) {
    await db.query("update public.tenants set timezone = $2 where id = $1", [home.tenantId, timezone]);
    const { callSid } = await openCall(db, home, { p_started_at: "2026-03-04T22:30:00Z" });
    await call(db, "close_call", { p_call_sid: callSid, p_ended_at: "2026-03-04T22:31:00Z", p_answered: false });
  }
  expect(await usage(home)).toMatchObject([
    { day: "2026-03-04", calls: 2 },
    { day: "2026-03-05", calls: 1 },
  ]);
});

test("alerts count while they stand as sent, and stay when the call is removed", async () => {
  const home = await makeHousehold(db);
  const { callId, callSid } = await open(home);
  const { alertIds } = await recordVerdict(db, callId, 3);
  const settle = (id: string, status: string, sid: string | null, error: string | null = null) =>
    call(db, "settle_alert", { p_alert_id: id, p_attempt: 1, p_status: status, p_provider_sid: sid, p_error_code: error });
  for (const id of alertIds) {
    await call(db, "claim_alert", { p_alert_id: id, p_lease_seconds: 30 });
    await settle(id, "sent", `SM${id}`);
    await settle(id, "sent", `SM${id}`);
  }
  const delivered = { p_alert_id: alertIds[0], p_provider_sid: `SM${alertIds[0]}`, p_status: "delivered", p_error_code: null };
  await call(db, "record_alert_delivery", delivered);
  expect(await usage(home)).toMatchObject([{ ...NONE, alerts_sent: 2 }]);
  const failed = { p_alert_id: alertIds[1], p_provider_sid: `SM${alertIds[1]}`, p_status: "failed", p_error_code: "30003" };
  await call(db, "record_alert_delivery", failed);
  expect(await usage(home)).toMatchObject([{ alerts_sent: 1 }]);
  await close(callSid);
  await db.query("delete from public.calls where id = $1", [callId]);
  expect(await usage(home)).toMatchObject([{ ...ONE, suspicious_calls: 1, talk_seconds: 90, alerts_sent: 1 }]);
});

test("many ends and alerts of one line at once lose nothing and lock nobody out", async () => {
  const home = await makeHousehold(db);
  const calls: Awaited<ReturnType<typeof open>>[] = [];
  for (let index = 0; index < 12; index += 1) calls.push(await open(home));
  const alertIds: string[] = [];
  for (const { callId } of calls) alertIds.push(...(await recordVerdict(db, callId, 3)).alertIds);
  const sent = async (connection: Connection, ids: string[]) => {
    for (const id of ids) {
      await call(connection, "claim_alert", { p_alert_id: id, p_lease_seconds: 30 });
      await call(connection, "settle_alert", {
        p_alert_id: id,
        p_attempt: 1,
        p_status: "sent",
        p_provider_sid: `SM${id}`,
        p_error_code: null,
      });
    }
  };
  const ended = async (connection: Connection) => {
    for (const { callSid } of calls) await close(callSid, 10, true, connection);
  };
  await Promise.all([sent(db, alertIds), ended(other)]);
  expect(await usage(home)).toMatchObject([
    { calls: 12, protected_calls: 12, suspicious_calls: 12, talk_seconds: 120, alerts_sent: alertIds.length },
  ]);
  expect(alertIds).toHaveLength(24);
});

test("a sum that cannot be kept stops neither the end of a call nor an alert that left", async () => {
  const home = await makeHousehold(db);
  await db.query("insert into public.usage_daily (tenant_id, line_id, day, calls, alerts_sent) values ($1, $2, '2026-03-04', $3, $3)", [
    home.tenantId,
    home.lineId,
    2_147_483_647,
  ]);
  const { callId, callSid } = await open(home);
  const { alertIds } = await recordVerdict(db, callId, 3);
  await close(callSid);
  const [closed] = await db.query("select ended_at from public.calls where id = $1", [callId]);
  expect(closed?.ended_at).not.toBeNull();
  await call(db, "claim_alert", { p_alert_id: alertIds[0], p_lease_seconds: 30 });
  const sent = { p_attempt: 1, p_status: "sent", p_provider_sid: "SM1", p_error_code: null };
  await call(db, "settle_alert", { p_alert_id: alertIds[0], ...sent });
  expect(await db.query("select status from public.alerts where id = $1", [alertIds[0]])).toEqual([{ status: "sent" }]);
});
