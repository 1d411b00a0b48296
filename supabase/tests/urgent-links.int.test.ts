import { afterAll, beforeAll, expect, test } from "vitest";
import { ANYONE, call, callAs, type Household, makeHousehold, openCall, recordVerdict, tokenHash } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Actor {
  contactName: string | null;
  isYou: boolean;
  at: string;
}
interface View {
  protectedName: string;
  locale: string;
  call: null | {
    contactName: string;
    phone: string;
    level: number;
    startedAt: string;
    endedAt: string | null;
    reasons: { tactic: string; quote: string | null }[];
    taken: Actor | null;
    mayHangUp: boolean;
    hangUp: Actor | null;
  };
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

const claim = (alertId: string, p_token_hash: string, connection = db) =>
  call<{ state: string }>(connection, "claim_alert", { p_alert_id: alertId, p_lease_seconds: 30, p_token_hash });
const view = (hash: string) => callAs<View | null>(db, ANYONE, "view_urgent", { p_token_hash: hash });
const take = (hash: string, connection = db) => callAs<View>(connection, ANYONE, "take_urgent", { p_token_hash: hash });
const hangUp = (hash: string) => callAs<{ callId: string }>(db, ANYONE, "ask_urgent_hang_up", { p_token_hash: hash });
const agreed = (callId: string) => call<{ callSid: string } | null>(db, "agreed_hang_up", { p_call_id: callId });
const alertsOf = (callId: string) =>
  db.query<{ id: string; contact_id: string; status: string; level: number; lease_until: string | null; provider_sid: string | null }>(
    "select id, contact_id, status, level, lease_until, provider_sid from public.alerts where call_id = $1 order by created_at, id",
    [callId],
  );
const end = (callSid: string, secondsAgo = 0) =>
  call(db, "close_call", { p_call_sid: callSid, p_ended_at: new Date(Date.now() - secondsAgo * 1_000).toISOString(), p_answered: true });
const eventsOf = (callId: string, action: string) =>
  db.query<{ key: string }>("select key from public.call_events where call_id = $1 and payload ->> 'action' = $2", [callId, action]);

/** A call at level 3 that two contacts were told of, Paul first and then Louise. */
async function urgentCall(line: Record<string, unknown> = {}, startedAt = new Date()) {
  const home: Household = await makeHousehold(db, line);
  await db.query("update public.contacts set name = 'Louise' where id = $1", [home.contacts[1]?.id]);
  const opened = await openCall(db, home, { p_started_at: startedAt.toISOString() });
  const { alertIds } = await recordVerdict(db, opened.callId, 3);
  const hashes = alertIds.map(() => tokenHash());
  for (const [index, id] of alertIds.entries()) await claim(id, hashes[index] ?? "");
  const [paul = "", louise = ""] = hashes;
  return { home, ...opened, alertIds, paul, louise };
}

test("the link shows the call to its contact, with the masked words that the line keeps", async () => {
  const { paul } = await urgentCall({ forwarded_number: "+33261910077" });
  expect(await view(paul)).toEqual({
    protectedName: "Jeanne",
    locale: "fr",
    call: {
      contactName: "Paul",
      phone: "+33261910077",
      level: 3,
      startedAt: expect.stringMatching(/^20.+Z$/),
      endedAt: null,
      reasons: [{ tactic: "credential_request", quote: "votre code •••" }],
      taken: null,
      mayHangUp: false,
      hangUp: null,
    },
  });
});

test("of many reasons the last two are shown, each tactic once, and no sign that protects", async () => {
  const { callId, paul } = await urgentCall();
  const reasons = [
    { tactic: "urgency", quote: "vite", turn: 5 },
    { tactic: "money_move", quote: "un virement", turn: 8 },
    { tactic: "protective", quote: "rappelez-nous", turn: 9 },
    { tactic: "credential_request", quote: "le code encore", turn: 7 },
  ];
  await call(db, "record_verdict", {
    ...{ p_call_id: callId, p_key: "verdict:3b", p_at: new Date().toISOString(), p_level: 3, p_score: 0.9, p_kind: "unknown" },
    p_reasons: JSON.stringify(reasons),
  });
  expect((await view(paul))?.call?.reasons).toEqual([
    { tactic: "money_move", quote: "un virement" },
    { tactic: "credential_request", quote: "le code encore" },
  ]);
});

test("words are not shown once they expired, nor on a line that keeps none", async () => {
  const { callId, paul } = await urgentCall();
  await db.query("update public.call_quotes set expires_at = now() - interval '1 second' where call_id = $1", [callId]);
  expect((await view(paul))?.call?.reasons).toEqual([{ tactic: "credential_request", quote: null }]);
  const silent = await urgentCall();
  await db.query("update public.lines set retention = 'nothing' where id = $1", [silent.home.lineId]);
  expect((await view(silent.paul))?.call?.reasons).toEqual([{ tactic: "credential_request", quote: null }]);
});

test("the first contact who takes the call has it, twice or not, and the other one sees who", async () => {
  const { callId, paul, louise, alertIds } = await urgentCall();
  const taken = (await take(paul)).call?.taken;
  expect(taken).toEqual({ contactName: "Paul", isYou: true, at: expect.any(String) });
  expect((await take(paul)).call?.taken).toEqual(taken);
  expect((await take(louise)).call?.taken).toEqual({ ...taken, isYou: false });
  expect((await view(louise))?.call?.taken).toEqual({ ...taken, isYou: false });
  expect((await alertsOf(callId)).filter(({ status }) => status === "acknowledged").map(({ id }) => id)).toEqual([alertIds[0]]);
  expect(
    await db.query("select 1 from public.call_events where call_id = $1 and payload ->> 'status' = 'acknowledged'", [callId]),
  ).toHaveLength(1);
});

test("of two who take it at once one has it, while their messages are being settled", async () => {
  for (let round = 0; round < 15; round += 1) {
    const { callId, paul, louise, alertIds } = await urgentCall();
    const third = await postgres.connect();
    const settle = (id: string) =>
      call(third, "settle_alert", {
        ...{ p_alert_id: id, p_attempt: 1, p_status: "sent", p_provider_sid: `SM${id}`, p_error_code: null },
      });
    const [first, second] = await Promise.all([take(paul), take(louise, other), settle(alertIds[1] ?? "")]);
    await third.end();
    expect(first.call?.taken?.contactName).toBe(second.call?.taken?.contactName);
    expect([first, second].filter(({ call: seen }) => seen?.taken?.isYou)).toHaveLength(1);
    const alerts = await alertsOf(callId);
    expect(alerts.filter(({ status }) => status === "acknowledged")).toHaveLength(1);
    expect(alerts.find(({ id }) => id === alertIds[1])?.provider_sid).toBe(`SM${alertIds[1]}`);
  }
});

test("nobody else is told of the same level then; a higher level is told, and sent to everybody", async () => {
  const home = await makeHousehold(db, { alert_level: 2 });
  const { callId } = await openCall(db, home);
  const [first = "", second = ""] = (await recordVerdict(db, callId, 2)).alertIds;
  const hash = tokenHash();
  await claim(first, hash);
  await take(hash);
  expect((await claim(second, tokenHash())).state).toBe("settled");
  const risen = (await recordVerdict(db, callId, 3)).alertIds;
  expect(risen).toHaveLength(2);
  for (const id of risen) expect((await claim(id, tokenHash())).state).toBe("claimed");
});

test("what the provider tells later takes nothing back", async () => {
  const { callId, paul, alertIds } = await urgentCall();
  await take(paul);
  const report = { p_alert_id: alertIds[0], p_provider_sid: "SM77", p_error_code: null };
  for (const p_status of ["sent", "delivered", "failed"]) await call(db, "record_alert_delivery", { ...report, p_status });
  expect((await alertsOf(callId)).find(({ id }) => id === alertIds[0])).toMatchObject({ status: "acknowledged", lease_until: null });
});

test("a link works for ten minutes after the call, and says nothing of it afterwards", async () => {
  const began = new Date(Date.now() - 20 * 60_000);
  const soon = await urgentCall({}, began);
  await end(soon.callSid, 9 * 60);
  expect((await view(soon.paul))?.call).toMatchObject({ endedAt: expect.any(String), mayHangUp: false });
  expect((await take(soon.paul)).call?.taken?.isYou).toBe(true);

  const late = await urgentCall({ help_level: 3 }, began);
  await end(late.callSid, 11 * 60);
  expect(await view(late.paul)).toEqual({ protectedName: "Jeanne", locale: "fr", call: null });
  await expect(take(late.paul)).rejects.toMatchObject({ code: "ET410" });
  await expect(hangUp(late.paul)).rejects.toMatchObject({ code: "ET410" });
  expect((await alertsOf(late.callId)).map(({ status }) => status)).not.toContain("acknowledged");

  const endless = await urgentCall({}, new Date(Date.now() - 5.1 * 3_600_000));
  expect((await view(endless.paul))?.call).toBeNull();
});

test("a link nobody was sent, of a removed contact or of one who said stop opens nothing", async () => {
  const { home, paul, louise } = await urgentCall();
  expect(await view(tokenHash())).toBeNull();
  await db.query("update public.contacts set consent = 'stopped' where id = $1", [home.contacts[0]?.id]);
  await db.query("delete from public.contacts where id = $1", [home.contacts[1]?.id]);
  for (const hash of [paul, louise]) {
    expect(await view(hash)).toBeNull();
    await expect(take(hash)).rejects.toMatchObject({ code: "P0002" });
    await expect(hangUp(hash)).rejects.toMatchObject({ code: "P0002" });
  }
});

test("whoever had it and was removed is still known to have had it", async () => {
  const { home, paul, louise } = await urgentCall();
  await take(paul);
  await db.query("delete from public.contacts where id = $1", [home.contacts[0]?.id]);
  expect((await view(louise))?.call?.taken).toMatchObject({ contactName: null, isYou: false });
});

test("a call is cut on a line that agreed, for somebody who just asked, while it goes on", async () => {
  const { callId, callSid, paul, louise } = await urgentCall({ help_level: 3 });
  expect((await view(paul))?.call).toMatchObject({ mayHangUp: true, hangUp: null });
  expect(await agreed(callId)).toBeNull();
  expect(await hangUp(paul)).toEqual({ callId });
  await hangUp(paul);
  expect((await eventsOf(callId, "hang_up")).length).toBeLessThanOrEqual(2);
  expect((await view(louise))?.call?.hangUp).toMatchObject({ contactName: "Paul", isYou: false });
  expect(await agreed(callId)).toEqual({ callSid });
  await db.query("update public.lines set help_level = 2 where id = (select line_id from public.calls where id = $1)", [callId]);
  expect(await agreed(callId)).toBeNull();
  await db.query("update public.lines set help_level = 3 where id = (select line_id from public.calls where id = $1)", [callId]);
  await db.query("update public.call_events set at = at - interval '6 minutes' where call_id = $1", [callId]);
  expect(await agreed(callId)).toBeNull();
  await end(callSid);
  await expect(hangUp(paul)).rejects.toMatchObject({ code: "ET409" });
  expect(await agreed(callId)).toBeNull();
});

test("without that agreement nobody cuts a call", async () => {
  const { callId, paul } = await urgentCall({ help_level: 2 });
  expect((await view(paul))?.call?.mayHangUp).toBe(false);
  await expect(hangUp(paul)).rejects.toMatchObject({ code: "ET409" });
  expect(await eventsOf(callId, "hang_up")).toEqual([]);
});

test("a link goes with its call", async () => {
  const { callId, paul } = await urgentCall();
  await db.query("delete from public.calls where id = $1", [callId]);
  expect(await db.query("select 1 from private.urgent_links where token_hash = $1", [paul])).toEqual([]);
});
