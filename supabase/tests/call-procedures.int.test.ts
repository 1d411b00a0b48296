import { afterAll, beforeAll, expect, test } from "vitest";
import { call, makeHousehold, openCall, recordVerdict } from "./household.ts";
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

const callRow = async (callId: string) => (await db.query("select * from public.calls where id = $1", [callId]))[0];
const totals = (callId: string, analysed: boolean, reason: string | null) =>
  call(db, "record_totals", { p_call_id: callId, p_analysed: analysed, p_not_analysed_reason: reason, p_speech_ms: 1000 });
const close = (callSid: string, answered: boolean | null = true) =>
  call<string | null>(db, "close_call", { p_call_sid: callSid, p_ended_at: new Date().toISOString(), p_answered: answered });

test("a call opened twice is one call with one plan", async () => {
  const home = await makeHousehold(db);
  const first = await openCall(db, home, { p_call_sid: "CAtwice" });
  const again = await openCall(db, home, { p_call_sid: "CAtwice", p_plan: "pass_through", p_plan_reason: "degraded" });
  expect(first).toMatchObject({ plan: "protect", isNew: true });
  expect(again).toEqual({ ...first, isNew: false });
});

test("two simultaneous deliveries open one call", async () => {
  const home = await makeHousehold(db);
  const opened = await Promise.all([db, other].map((connection) => openCall(connection, home, { p_call_sid: "CAsimultaneous" })));
  expect(opened.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  expect(new Set(opened.map(({ callId }) => callId)).size).toBe(1);
});

test("a call from one of our own numbers is refused", async () => {
  const [home, neighbour] = [await makeHousehold(db), await makeHousehold(db)];
  expect(await openCall(db, home, { p_caller: neighbour.number })).toMatchObject({ plan: "reject", planReason: "own_number" });
});

test("a second live call of the same caller within seconds is a loop, a redial is not", async () => {
  const home = await makeHousehold(db);
  const caller = { p_caller: "+33612345678" };
  const first = await openCall(db, home, caller);
  expect(await openCall(db, home, caller)).toMatchObject({ plan: "reject", planReason: "loop" });
  await close(first.callSid);
  expect(await openCall(db, home, caller)).toMatchObject({ plan: "protect" });
});

test("withheld numbers are not mistaken for a loop", async () => {
  const home = await makeHousehold(db);
  await openCall(db, home);
  expect(await openCall(db, home)).toMatchObject({ plan: "protect" });
});

test("a call recorded afterwards keeps the plan it had, however soon", async () => {
  const [home, neighbour] = [await makeHousehold(db), await makeHousehold(db)];
  const redial = { p_caller: "+33612345679" };
  await openCall(db, home, redial);
  expect(await openCall(db, home, { ...redial, p_decide: false })).toMatchObject({ plan: "protect", planReason: null });
  const own = { p_caller: neighbour.number, p_plan: "pass_through", p_plan_reason: "degraded", p_decide: false };
  expect(await openCall(db, home, own)).toMatchObject({ plan: "pass_through", planReason: "degraded" });
});

test("a call that the relay had to open learns its caller and its beginning afterwards, once", async () => {
  const home = await makeHousehold(db);
  const [began, later] = [new Date(Date.now() - 40_000), new Date(Date.now() - 20_000)];
  const relay = { p_caller: "unknown", p_started_at: later.toISOString(), p_decide: false };
  const { callId, callSid } = await openCall(db, home, relay);
  const job = { p_call_sid: callSid, p_caller: "+33612345680", p_started_at: began.toISOString(), p_decide: false };
  expect(await openCall(db, home, job)).toMatchObject({ callId, isNew: false, startedAt: began.toISOString() });
  await openCall(db, home, { ...job, p_caller: "+33612345681", p_started_at: new Date(0).toISOString() });
  await openCall(db, home, { ...relay, p_call_sid: callSid });
  expect(await callRow(callId)).toMatchObject({ caller: "+33612345680", started_at: began });
});

test("the caller that comes later does not make the call begin later", async () => {
  const home = await makeHousehold(db);
  const began = new Date(Date.now() - 20_000);
  const { callId, callSid } = await openCall(db, home, { p_caller: "unknown", p_started_at: began.toISOString() });
  await openCall(db, home, { p_call_sid: callSid, p_caller: "anonymous" });
  expect(await callRow(callId)).toMatchObject({ caller: "anonymous", started_at: began });
});

test("a line that gave up its number no longer gets its calls", async () => {
  const [home, neighbour] = [await makeHousehold(db), await makeHousehold(db)];
  const opened = await openCall(db, home, { p_dialled: neighbour.number });
  expect(opened).toMatchObject({ plan: "unknown_number", isNew: true });
  expect(await callRow(opened.callId)).toBeUndefined();
  expect(await openCall(db, home, { p_dialled: neighbour.number, p_call_sid: opened.callSid })).toMatchObject({ isNew: false });
});

test("a verdict makes each accepted contact's alert due, once", async () => {
  const home = await makeHousehold(db);
  const { callId } = await openCall(db, home);
  const first = await recordVerdict(db, callId, 3);
  const again = await recordVerdict(db, callId, 3);
  expect(first.isNew).toBe(true);
  expect(first.alertIds).toHaveLength(2);
  expect(again).toEqual({ isNew: false, alertIds: first.alertIds });
  expect(await callRow(callId)).toMatchObject({ level: 3, kind: "bank_fraud_desk", analysed: true });
});

test("below the line's alert level nobody is told", async () => {
  const { callId } = await openCall(db, await makeHousehold(db));
  expect((await recordVerdict(db, callId, 2)).alertIds).toEqual([]);
});

test("a contact told of level 2 is told again of level 3, and of nothing lower", async () => {
  const { callId } = await openCall(db, await makeHousehold(db, { alert_level: 2 }));
  expect((await recordVerdict(db, callId, 2)).alertIds).toHaveLength(2);
  expect((await recordVerdict(db, callId, 3)).alertIds).toHaveLength(4);
  expect((await recordVerdict(db, callId, 2, "verdict:2:late")).alertIds).toHaveLength(4);
  expect(await callRow(callId)).toMatchObject({ level: 3 });
});

test("a person who wants no help from relatives keeps them out of it", async () => {
  const { callId } = await openCall(db, await makeHousehold(db, { help_level: 1 }));
  expect((await recordVerdict(db, callId, 3)).alertIds).toEqual([]);
});

test("one telephone written down twice is told once", async () => {
  const home = await makeHousehold(db);
  const [first] = home.contacts;
  await db.query("insert into public.contacts (tenant_id, line_id, name, phone, consent) values ($1, $2, 'Paul', $3, 'accepted')", [
    home.tenantId,
    home.lineId,
    first?.phone,
  ]);
  const { callId } = await openCall(db, home);
  expect((await recordVerdict(db, callId, 3)).alertIds).toHaveLength(2);
});

test("events number themselves without gaps, and a repeated key is no event", async () => {
  const { callId } = await openCall(db, await makeHousehold(db));
  const event = (connection: Connection, key: string) =>
    call(connection, "record_event", { p_call_id: callId, p_key: key, p_at: new Date().toISOString(), p_type: "note", p_payload: "{}" });
  const inTurn = async (connection: Connection, keys: string[]) => {
    for (const key of keys) await event(connection, key);
  };
  await Promise.all([inTurn(db, ["a", "b", "a"]), inTurn(other, ["b", "c", "a"])]);
  const rows = await db.query<{ seq: number }>("select seq from public.call_events where call_id = $1 order by seq", [callId]);
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test.each([
  ["record_verdict", { p_key: "k", p_at: "now", p_level: 3, p_score: 1, p_kind: "unknown", p_reasons: "[]" }],
  ["record_event", { p_key: "k", p_at: "now", p_type: "note", p_payload: "{}" }],
  ["mark_not_analysed", { p_reason: "relay" }],
  ["record_totals", { p_analysed: true, p_not_analysed_reason: null, p_speech_ms: 1 }],
])("%s refuses a call that was never opened", async (name, args) => {
  await expect(call(db, name, { p_call_id: crypto.randomUUID(), ...args })).rejects.toMatchObject({ code: "P0002" });
});

test("suspicious words are kept masked for 30 days, in the quotes only", async () => {
  const { callId } = await openCall(db, await makeHousehold(db));
  await recordVerdict(db, callId, 3);
  const [quote] = await db.query<{ quote: string; days: number }>(
    "select quote, extract(day from expires_at - now())::int as days from public.call_quotes where call_id = $1",
    [callId],
  );
  expect(quote).toEqual({ quote: "votre code •••", days: 29 });
  const events = await db.query("select payload from public.call_events where call_id = $1", [callId]);
  expect(JSON.stringify(events)).not.toContain("votre code");
});

test("the words of a verdict may follow it once they are final, and are kept once", async () => {
  const { callId } = await openCall(db, await makeHousehold(db));
  const verdict = (quote: string) => ({
    ...{ p_call_id: callId, p_key: "verdict:3", p_at: new Date().toISOString(), p_level: 3, p_score: 0.9, p_kind: "unknown" },
    p_reasons: JSON.stringify([{ tactic: "urgency", quote, turn: 1 }]),
  });
  const first = await call<{ alertIds: string[] }>(db, "record_verdict", verdict(""));
  for (const quote of ["tout de suite", "tout de suite madame"]) {
    expect(await call(db, "record_verdict", verdict(quote))).toMatchObject({ isNew: false, alertIds: first.alertIds });
  }
  expect(await db.query("select quote from public.call_quotes where call_id = $1", [callId])).toEqual([{ quote: "tout de suite" }]);
});

test("a calm call, and a line that keeps nothing, leave no words", async () => {
  const calm = await openCall(db, await makeHousehold(db));
  await recordVerdict(db, calm.callId, 1);
  const silent = await openCall(db, await makeHousehold(db, { retention: "nothing" }));
  await recordVerdict(db, silent.callId, 3);
  expect(await db.query("select from public.call_quotes where call_id in ($1, $2)", [calm.callId, silent.callId])).toEqual([]);
});

test("closing twice keeps the first end, and an answer once known", async () => {
  const { callId, callSid } = await openCall(db, await makeHousehold(db));
  expect(await close(callSid, null)).toBe(callId);
  const first = await callRow(callId);
  await close(callSid, true);
  await close(callSid, null);
  expect(await callRow(callId)).toMatchObject({ ended_at: first?.ended_at, answered: true });
});

test("closing a call nobody knows answers nothing, and holds once the call arrives", async () => {
  const home = await makeHousehold(db);
  expect(await close("CAlate", true)).toBeNull();
  const { callId } = await openCall(db, home, { p_call_sid: "CAlate" });
  expect(await callRow(callId)).toMatchObject({ answered: true, ended_at: expect.any(Date) });
});

test("a protected call of which nobody reports was not analysed, until somebody does", async () => {
  const { callId, callSid } = await openCall(db, await makeHousehold(db));
  await close(callSid);
  expect(await callRow(callId)).toMatchObject({ analysed: false, not_analysed_reason: "relay" });
  await totals(callId, true, null);
  expect(await callRow(callId)).toMatchObject({ analysed: true, not_analysed_reason: null, speech_ms: 1000 });
});

test("a call nobody picked up never connected", async () => {
  const { callId, callSid } = await openCall(db, await makeHousehold(db));
  await close(callSid, false);
  expect(await callRow(callId)).toMatchObject({ analysed: false, not_analysed_reason: "never_connected" });
});

test("a call that stops being listened to half way says so and stays analysed", async () => {
  const { callId, callSid } = await openCall(db, await makeHousehold(db));
  await recordVerdict(db, callId, 2);
  await call(db, "mark_not_analysed", { p_call_id: callId, p_reason: "speech_stalled" });
  await call(db, "mark_not_analysed", { p_call_id: callId, p_reason: "relay" });
  await close(callSid);
  expect(await callRow(callId)).toMatchObject({ analysed: true, not_analysed_reason: "speech_stalled" });
});

test("a call let through unheard carries its reason", async () => {
  const { callId } = await openCall(db, await makeHousehold(db), { p_plan: "pass_through", p_plan_reason: "trusted_caller" });
  expect(await callRow(callId)).toMatchObject({ analysed: false, not_analysed_reason: "trusted_caller" });
});

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const closeStale = (limit = 100) => call<number>(db, "close_stale_calls", { p_limit: limit });

test("a call of which no end was told is closed once it cannot be live any more, where it was last heard of", async () => {
  const home = await makeHousehold(db);
  const stale = await openCall(db, home, { p_started_at: hoursAgo(4.26) });
  const live = await openCall(db, home, { p_started_at: hoursAgo(4.24) });
  const at = hoursAgo(4);
  await call(db, "record_event", { p_call_id: stale.callId, p_key: "leg:CA:in-progress", p_at: at, p_type: "delivery", p_payload: "{}" });
  expect(await closeStale()).toBe(1);
  expect(await closeStale()).toBe(0);
  expect(await callRow(stale.callId)).toMatchObject({
    ended_at: new Date(at),
    answered: null,
    analysed: false,
    not_analysed_reason: "relay",
  });
  expect(await callRow(live.callId)).toMatchObject({ ended_at: null });
});

test("what a stale call is known for stays: answered, analysed, and an end between its start and its limit", async () => {
  const home = await makeHousehold(db, { retention: "nothing" });
  const startedAt = hoursAgo(6);
  const [known, silent] = [await openCall(db, home, { p_started_at: startedAt }), await openCall(db, home, { p_started_at: startedAt })];
  await db.query("update public.calls set answered = true where id = $1", [known.callId]);
  await recordVerdict(db, known.callId, 2);
  expect(await closeStale()).toBe(2);
  const row = await callRow(known.callId);
  expect(row).toMatchObject({ answered: true, analysed: true, level: 2, ended_at: new Date(Date.parse(startedAt) + 4 * 3_600_000) });
  expect(await callRow(silent.callId)).toMatchObject({ ended_at: new Date(startedAt) });
  await close(known.callSid);
  expect(await callRow(known.callId)).toEqual(row);
});

test("one sweep closes no more calls than it was told, the oldest first", async () => {
  const home = await makeHousehold(db);
  const [younger, older] = [
    await openCall(db, home, { p_started_at: hoursAgo(5) }),
    await openCall(db, home, { p_started_at: hoursAgo(6) }),
  ];
  expect(await closeStale(1)).toBe(1);
  expect(await callRow(older.callId)).toMatchObject({ ended_at: expect.any(Date) });
  expect(await callRow(younger.callId)).toMatchObject({ ended_at: null });
  expect(await closeStale(1)).toBe(1);
});
