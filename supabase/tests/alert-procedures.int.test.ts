import { afterAll, beforeAll, expect, test } from "vitest";
import { call, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Claim {
  state: "claimed" | "busy" | "settled";
  retryAfterSeconds?: number;
  alert?: { attempts: number; mayHaveBeenSent: boolean; phone: string; familyWord: string };
}

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

async function dueAlert(line: Record<string, unknown> = {}) {
  const home = await makeHousehold(db, line);
  const { callId } = await openCall(db, home);
  const [alertId = ""] = (await recordVerdict(db, callId, 3)).alertIds;
  return { home, callId, alertId };
}

const claim = (connection: Connection, alertId: string, seconds = 30): Promise<Claim> =>
  call(connection, "claim_alert", { p_alert_id: alertId, p_lease_seconds: seconds });
const settle = (alertId: string, status: string, sid: string | null = null, error: string | null = null, attempt = 1) =>
  call(db, "settle_alert", { p_alert_id: alertId, p_attempt: attempt, p_status: status, p_provider_sid: sid, p_error_code: error });
const delivered = (alertId: string, status: string, sid: string, error: string | null = null) =>
  call(db, "record_alert_delivery", { p_alert_id: alertId, p_provider_sid: sid, p_status: status, p_error_code: error });
const row = async (alertId: string) => (await db.query("select * from public.alerts where id = $1", [alertId]))[0];
const due = () => call<string[]>(db, "due_alerts", { p_limit: 1000 });
const change = (alertId: string, set: string) => db.query(`update public.alerts set ${set} where id = $1`, [alertId]);

test("of two workers that claim at once, one sends", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { alertId } = await dueAlert();
    const claims = await Promise.all([claim(db, alertId), claim(other, alertId)]);
    expect(claims.map(({ state }) => state).sort()).toEqual(["busy", "claimed"]);
  }
});

test("a claim says whom to tell, in which words, and for how long others must wait", async () => {
  const { home, alertId } = await dueAlert();
  expect(await claim(db, alertId)).toMatchObject({
    state: "claimed",
    alert: { attempts: 1, mayHaveBeenSent: false, phone: home.contacts[0]?.phone, familyWord: "MIRABELLE" },
  });
  const busy = await claim(db, alertId);
  expect(busy.state).toBe("busy");
  expect(busy.retryAfterSeconds).toBeGreaterThan(25);
  expect(await due()).not.toContain(alertId);
});

test("a worker that died leaves the alert to the next, with a warning", async () => {
  const { alertId } = await dueAlert();
  await claim(db, alertId);
  await change(alertId, "lease_until = now() - interval '1 second'");
  expect(await due()).toContain(alertId);
  expect(await claim(db, alertId)).toMatchObject({ state: "claimed", alert: { attempts: 2, mayHaveBeenSent: true } });
});

test("an unknown outcome puts the alert back, and the next attempt knows", async () => {
  const { alertId } = await dueAlert();
  await claim(db, alertId);
  await settle(alertId, "pending", null, "timeout");
  expect(await due()).toContain(alertId);
  expect(await claim(db, alertId)).toMatchObject({ alert: { mayHaveBeenSent: true } });
});

test("a sent alert is settled for good", async () => {
  const { alertId } = await dueAlert();
  await claim(db, alertId);
  await settle(alertId, "sent", `SM${alertId}`);
  await settle(alertId, "pending");
  await settle(alertId, "failed", null, "30003");
  expect(await row(alertId)).toMatchObject({ status: "sent", provider_sid: `SM${alertId}`, error_code: null });
  expect(await claim(db, alertId)).toEqual({ state: "settled" });
  expect(await due()).not.toContain(alertId);
  expect(await call(db, "known_provider_sids", { p_sids: [`SM${alertId}`, "SMother"] })).toEqual([`SM${alertId}`]);
});

test.each(["pending", "failed"])("a worker whose lease ran out cannot settle as %s what another is sending", async (status) => {
  const { alertId } = await dueAlert();
  await claim(db, alertId);
  await change(alertId, "lease_until = now() - interval '1 second'");
  expect(await claim(other, alertId)).toMatchObject({ alert: { attempts: 2 } });
  await settle(alertId, status, null, "20429", 1);
  expect(await row(alertId)).toMatchObject({ status: "sending", error_code: null });
  expect(await claim(db, alertId)).toMatchObject({ state: "busy" });
  await settle(alertId, status, null, "20429", 2);
  expect(await row(alertId)).toMatchObject({ status, error_code: "20429" });
});

test("a message that left is on record, whichever worker tells", async () => {
  const { alertId } = await dueAlert();
  await claim(db, alertId);
  await change(alertId, "lease_until = now() - interval '1 second'");
  await claim(other, alertId);
  await settle(alertId, "sent", `SM${alertId}`, null, 1);
  await settle(alertId, "pending", null, "timeout", 2);
  expect(await row(alertId)).toMatchObject({ status: "sent", provider_sid: `SM${alertId}` });
});

test("an alert nobody knows, and one half an hour old, are not sent", async () => {
  expect(await claim(db, crypto.randomUUID())).toEqual({ state: "settled" });
  const { alertId } = await dueAlert();
  await change(alertId, "created_at = now() - interval '31 minutes'");
  expect(await claim(db, alertId)).toEqual({ state: "settled" });
  expect(await row(alertId)).toMatchObject({ status: "cancelled" });
});

test.each(["stopped", "declined", "pending"])("a contact who meanwhile %s is left in peace", async (consent) => {
  const { home, alertId } = await dueAlert();
  await db.query("update public.contacts set consent = $1 where tenant_id = $2", [consent, home.tenantId]);
  expect(await claim(db, alertId)).toEqual({ state: "settled" });
  expect(await row(alertId)).toMatchObject({ status: "cancelled" });
});

test("a removed contact's alert is cancelled and stays on record", async () => {
  const { home, alertId } = await dueAlert();
  await db.query("delete from public.contacts where tenant_id = $1", [home.tenantId]);
  expect(await claim(db, alertId)).toEqual({ state: "settled" });
  expect(await row(alertId)).toMatchObject({ status: "cancelled", contact_id: null });
});

test("the delivery status only moves forward", async () => {
  const { alertId } = await dueAlert();
  const sid = `SM${alertId}`;
  await claim(db, alertId);
  // The callback can overtake the answer to the request.
  await delivered(alertId, "delivered", sid);
  await settle(alertId, "sent", sid);
  await delivered(alertId, "sent", sid);
  await delivered(alertId, "failed", sid, "30005");
  expect(await row(alertId)).toMatchObject({ status: "delivered", provider_sid: sid, error_code: null });
});

test("a failed delivery is on record once, with its code", async () => {
  const { callId, alertId } = await dueAlert();
  await claim(db, alertId);
  await settle(alertId, "sent", `SM${alertId}`);
  await delivered(alertId, "failed", `SM${alertId}`, "30003");
  await delivered(alertId, "failed", `SM${alertId}`, "30003");
  expect(await row(alertId)).toMatchObject({ status: "failed", error_code: "30003" });
  const keys = await db.query<{ key: string }>("select key from public.call_events where call_id = $1 order by seq", [callId]);
  expect(keys.map(({ key }) => key).filter((key) => key.startsWith(`alert:${alertId}`))).toEqual(
    ["pending", "sent", "failed"].map((status) => `alert:${alertId}:${status}`),
  );
});

test("a delivery that failed before its request was answered stays failed; another message that left is sent", async () => {
  const { alertId } = await dueAlert();
  await claim(db, alertId);
  await delivered(alertId, "failed", `SM${alertId}`, "30003");
  await settle(alertId, "sent", `SM${alertId}`);
  expect(await row(alertId)).toMatchObject({ status: "failed", provider_sid: `SM${alertId}`, error_code: "30003" });

  const refused = await dueAlert();
  await claim(db, refused.alertId);
  await settle(refused.alertId, "failed", null, "30003");
  await settle(refused.alertId, "sent", `SM${refused.alertId}`);
  expect(await row(refused.alertId)).toMatchObject({ status: "sent", provider_sid: `SM${refused.alertId}`, error_code: null });
});

test("a status of somebody else's message changes nothing", async () => {
  const { alertId } = await dueAlert();
  await claim(db, alertId);
  await settle(alertId, "sent", `SM${alertId}`);
  await delivered(alertId, "failed", "SMforeign", "30003");
  expect(await row(alertId)).toMatchObject({ status: "sent", provider_sid: `SM${alertId}` });
});

const consents = async (tenantId: string) =>
  (await db.query("select consent, consent_at from public.contacts where tenant_id = $1 order by priority", [tenantId])) as {
    consent: string;
    consent_at: Date | null;
  }[];

test.each([
  ["refuses the message", async (alertId: string) => settle(alertId, "failed", null, "21610")],
  [
    "fails the message later",
    async (alertId: string) => {
      await settle(alertId, "sent", `SM${alertId}`);
      await delivered(alertId, "failed", `SM${alertId}`, "21610");
      await delivered(alertId, "failed", `SM${alertId}`, "21610");
    },
  ],
] as const)("a contact who told the provider STOP has stopped here too, when it %s", async (_, tell) => {
  const { home, alertId } = await dueAlert();
  await claim(db, alertId);
  await tell(alertId);
  expect(await consents(home.tenantId)).toEqual([
    { consent: "stopped", consent_at: expect.any(Date) },
    { consent: "accepted", consent_at: null },
    { consent: "pending", consent_at: null },
  ]);
  const journal = await db.query("select actor_id, before, after from public.audit_log where row_id = $1 and action = 'update'", [
    home.contacts[0]?.id,
  ]);
  expect(journal).toMatchObject([{ actor_id: null, before: { consent: "accepted" }, after: { consent: "stopped" } }]);
  const next = await openCall(db, home);
  expect((await recordVerdict(db, next.callId, 3)).alertIds).toHaveLength(1);
});

test("a message that fails for another reason, or an answer already given, leaves the consent alone", async () => {
  const { home, alertId } = await dueAlert();
  await claim(db, alertId);
  await settle(alertId, "failed", null, "30003");
  expect((await consents(home.tenantId))[0]).toMatchObject({ consent: "accepted" });

  const declined = await dueAlert();
  await claim(db, declined.alertId);
  await db.query("update public.contacts set consent = 'declined' where tenant_id = $1", [declined.home.tenantId]);
  await settle(declined.alertId, "failed", null, "21610");
  expect((await consents(declined.home.tenantId))[0]).toMatchObject({ consent: "declined" });
});

test("changing a line, a rule or a tenant's state announces its number once, with its new route", async () => {
  const home = await makeHousehold(db);
  await call(db, "settle_route_changes", { p_ids: [Number.MAX_SAFE_INTEGER] });
  const mine = async () => {
    const pending = await call<{ dialled: string; changeId: number; route: { status: string; trusted: string[] } | null }[]>(
      db,
      "pending_route_changes",
      { p_limit: 500 },
    );
    return pending.filter(({ dialled }) => dialled === home.number);
  };
  const settleMine = async () => call(db, "settle_route_changes", { p_ids: (await mine()).map(({ changeId }) => changeId) });
  await settleMine();
  expect(await mine()).toEqual([]);

  await db.query("update public.lines set paused_until = now() + interval '1 hour' where id = $1", [home.lineId]);
  await db.query("insert into public.caller_rules (tenant_id, phone, rule) values ($1, '+33612345678', 'trusted')", [home.tenantId]);
  expect(await mine()).toMatchObject([{ route: { status: "paused", trusted: ["+33612345678"] } }]);
  await settleMine();

  await db.query("update public.tenants set status = 'suspended' where id = $1", [home.tenantId]);
  expect(await mine()).toMatchObject([{ route: { status: "suspended" } }]);
  await settleMine();

  await db.query("update public.phone_numbers set status = 'quarantined', line_id = null, tenant_id = null where e164 = $1", [home.number]);
  expect(await mine()).toMatchObject([{ route: null }]);
});

test("a pause is over when its time has come, without anybody ending it", async () => {
  const home = await makeHousehold(db, { paused_until: new Date(Date.now() - 1_000) });
  expect(await call(db, "line_route", { p_dialled: home.number })).toMatchObject({ status: "active" });
});

test("a rule of one line comes before the tenant's, and an expired rule counts for nothing", async () => {
  const home = await makeHousehold(db);
  const rule = (phone: string, lineId: string | null, kind: string, expires: string | null = null) =>
    db.query("insert into public.caller_rules (tenant_id, line_id, phone, rule, expires_at) values ($1, $2, $3, $4, $5)", [
      home.tenantId,
      lineId,
      phone,
      kind,
      expires,
    ]);
  await rule("+33612345670", null, "blocked");
  await rule("+33612345670", home.lineId, "trusted");
  await rule("+33612345671", null, "blocked", "2020-01-01T00:00:00Z");
  expect(await call(db, "line_route", { p_dialled: home.number })).toMatchObject({ trusted: ["+33612345670"], blocked: [] });
});

test.each([
  ["its own forwarded number", { forwarded_number: "+33261910001" }, "+33261910001"],
  ["an address that is none", {}, "0612345678"],
])("a line cannot ring at %s", async (_, line, e164) => {
  const delivery = JSON.stringify([{ kind: "number", e164 }]);
  await expect(makeHousehold(db, { ...line, delivery })).rejects.toMatchObject({ code: "23514" });
});

test.each([
  ["a no-break space", "sip:line\u00a01@home.example"],
  ["a control character", "sip:line\u00071@home.example"],
  ["a space", "sip:line 1@home.example"],
  ["a final line break", "sip:line1@home.example\n"],
  ["a letter beyond ASCII", "sip:l\u00e9a@home.example"],
  ["two at signs", "sip:line1@home@example"],
])("a line cannot ring at a SIP address with %s", async (_, uri) => {
  const delivery = JSON.stringify([{ kind: "sip", uri }]);
  await expect(makeHousehold(db, { delivery })).rejects.toMatchObject({ code: "23514" });
});

test("a line can ring at every visible character of a SIP address", async () => {
  const uri = "sip:Line_1+a!~?x=1@home.example:5061;transport=TLS";
  const home = await makeHousehold(db, { delivery: JSON.stringify([{ kind: "sip", uri }]) });
  expect(await call(db, "line_route", { p_dialled: home.number })).toMatchObject({ delivery: [{ kind: "sip", uri }] });
});

test("a line cannot ring at one of our numbers, whichever comes first", async () => {
  const [home, neighbour] = [await makeHousehold(db), await makeHousehold(db)];
  const delivery = JSON.stringify([{ kind: "number", e164: neighbour.number }]);
  await expect(db.query("update public.lines set delivery = $1 where id = $2", [delivery, home.lineId])).rejects.toMatchObject({
    code: "23514",
  });
  await db.query("update public.lines set delivery = $1 where id = $2", ['[{"kind":"number","e164":"+33353010001"}]', home.lineId]);
  await expect(db.query("update public.phone_numbers set e164 = '+33353010001' where line_id = $1", [home.lineId])).rejects.toMatchObject({
    code: "23514",
  });
});

test("the journal says who changed what, never spells the family word, and cannot be rewritten", async () => {
  const home = await makeHousehold(db);
  await db.query("begin");
  await db.query("select set_config('request.jwt.claims', $1, true), set_config('role', 'authenticated', true)", [
    JSON.stringify({ sub: home.users.carer }),
  ]);
  await db.query("update public.lines set label = 'Chalet', family_word = 'NOISETTE' where id = $1", [home.lineId]);
  await db.query("commit");
  const [entry] = await db.query("select * from public.audit_log where row_id = $1 order by id desc limit 1", [home.lineId]);
  expect(entry).toMatchObject({
    tenant_id: home.tenantId,
    actor_id: home.users.carer,
    table_name: "lines",
    action: "update",
    before: { label: "Maison", family_word: "set" },
    after: { label: "Chalet", family_word: "changed" },
  });
  await expect(db.query("delete from public.audit_log where id = $1", [entry?.id])).rejects.toMatchObject({ code: "42501" });
  await expect(db.query("update public.audit_log set actor_id = null")).rejects.toMatchObject({ code: "42501" });
});
