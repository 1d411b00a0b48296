import { afterAll, beforeAll, expect, test } from "vitest";
import { call, callAs, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { rowsWith } from "./rows-with.ts";
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

const erase = (actor: string, tenantId: string) => callAs(db, actor, "erase_tenant", { p_tenant_id: tenantId });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const meanwhile: Record<string, (home: Household, callId: string, alertId: string, callSid: string) => Promise<unknown>> = {
  "a call comes in": (home) => openCall(other, home),
  "a verdict is recorded": (_, callId) => recordVerdict(other, callId, 3, "v2"),
  "an alert is claimed": (_, __, alertId) => call(other, "claim_alert", { p_alert_id: alertId, p_lease_seconds: 30 }),
  "an alert is cancelled": async (_, __, alertId) => {
    await other.query("update public.alerts set created_at = now() - interval '31 minutes' where id = $1", [alertId]);
    return call(other, "claim_alert", { p_alert_id: alertId, p_lease_seconds: 30 });
  },
  "the call ends": (_, __, ___, callSid) =>
    call(other, "close_call", { p_call_sid: callSid, p_ended_at: new Date().toISOString(), p_answered: true }),
  "the line is removed": (home) => other.query("delete from public.lines where id = $1", [home.lineId]),
  "a contact is added": (home) =>
    other.query("insert into public.contacts (tenant_id, line_id, name, phone) values ($1, $2, 'Léa', '+33639981111')", [
      home.tenantId,
      home.lineId,
    ]),
  "a contact is changed": (home) => other.query("update public.contacts set consent = 'stopped' where tenant_id = $1", [home.tenantId]),
  "the owner gives feedback": (home, callId) =>
    callAs(other, home.users.owner, "give_feedback", { p_call_id: callId, p_was_scam: false, p_comment: null, p_block: false }),
  "a number is assigned": (home) =>
    other.query("insert into public.phone_numbers (e164, status, tenant_id, line_id) values ($1, 'assigned', $2, $3)", [
      `+3319901${home.number.slice(-4)}`,
      home.tenantId,
      home.lineId,
    ]),
  "a member leaves": (home) => other.query("delete from public.tenant_members where tenant_id = $1 and role = 'carer'", [home.tenantId]),
};
// Not there any more, refused by a foreign key, or by the one number a line has: never a deadlock.
const CLEAN = ["P0002", "23503", "23505"];

test.each(Object.entries(meanwhile))("a tenant is erased at the moment in which %s", async (_, act) => {
  for (let round = 0; round < 8; round += 1) {
    const home = await makeHousehold(db);
    const { callId, callSid } = await openCall(db, home, { p_caller: "+33612345677" });
    const { alertIds } = await recordVerdict(db, callId, 3, "v1");
    const [erased, done] = await Promise.allSettled([
      pause(round % 3).then(() => erase(home.users.owner, home.tenantId)),
      act(home, callId, alertIds[0] ?? "", callSid),
    ]);
    expect(erased).toMatchObject({ status: "fulfilled" });
    if (done.status === "rejected") expect(CLEAN).toContain(done.reason.code);
    const left = (await rowsWith(db, [home.tenantId, callId])).map((row) => row.table);
    expect(left.sort()).toEqual(["private.erasure_receipts", "public.audit_log"]);
  }
});
