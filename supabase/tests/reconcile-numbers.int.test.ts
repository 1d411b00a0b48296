import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acting, SERVICE } from "./acting.ts";
import { call, type Household, makeHousehold } from "./household.ts";
import { operating } from "./operating.ts";
import { addNumber, daysFromNow, numberOf } from "./pool-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Owned {
  sid: string;
  e164: string;
  friendlyName?: string;
  country?: string;
  numberType?: string;
}
interface Found {
  adopted: { e164: string; status: string; lineId: string | null }[];
  vanished: { e164: string; lineId: string | null }[];
  unknown: { e164: string }[];
  corrected: string[];
  stillOwned: string[];
}

let postgres: Postgres;
let db: Connection;
let other: Connection;
let home: Household;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});
beforeEach(async () => {
  await db.query("delete from public.phone_numbers");
  await db.query("delete from private.number_purchases");
  home = await makeHousehold(db);
});

const TOMORROW = daysFromNow(1);
const operate = operating(() => db);
const reconcile = (numbers: Owned[], at = TOMORROW, connection = db) =>
  call<Found>(connection, "record_owned_numbers", { p_numbers: JSON.stringify(numbers), p_now: at });
const foreign = (changes: Partial<Owned> = {}): Owned => ({ sid: `PN${randomUUID()}`, e164: "+33170090001", ...changes });
const differences = () => acting(db, SERVICE, false, () => db.query("select difference, e164 from ops.number_differences order by 2, 1"));
const nothing: Found = { adopted: [], vanished: [], unknown: [], corrected: [], stillOwned: [] };

test("a number that bears no name of ours is left alone, and shown", async () => {
  const sender = foreign({ friendlyName: "SMS" });
  expect(await reconcile([sender])).toEqual({ ...nothing, unknown: [{ e164: sender.e164, sid: sender.sid }] });
  expect(await numberOf(db, sender.e164)).toBeUndefined();
  expect(await differences()).toEqual([{ difference: "not_on_record", e164: sender.e164 }]);
  const adopted = { p_e164: sender.e164, p_provider_sid: sender.sid, p_country: "FR", p_number_type: "local" };
  expect(await operate("adopt_number", adopted)).toMatchObject({ status: "available", numberType: "local" });
  await expect(operate("adopt_number", adopted)).rejects.toMatchObject({ code: "ET409" });
  expect(await reconcile([sender])).toEqual(nothing);
  expect(await differences()).toEqual([]);
});

test("a lost number of the pool is taken back, once, however often and at once it is told", async () => {
  const lost = foreign({ friendlyName: "ethiq pool" });
  const both = await Promise.all([reconcile([lost]), reconcile([lost], TOMORROW, other)]);
  expect(both.flatMap(({ adopted }) => adopted)).toEqual([{ e164: lost.e164, status: "available", lineId: null }]);
  expect(await numberOf(db, lost.e164)).toMatchObject({ country: "FR", number_type: "local", provider_sid: lost.sid });
});

test("a lost number goes back to its line if that has none", async () => {
  await db.query("delete from public.phone_numbers where line_id = $1", [home.lineId]);
  const lost = foreign({ e164: "+33970090002", friendlyName: `ethiq ${home.lineId}` });
  expect((await reconcile([lost])).adopted).toEqual([{ e164: lost.e164, status: "assigned", lineId: home.lineId }]);
  expect(await numberOf(db, lost.e164)).toMatchObject({ number_type: "national", tenant_id: home.tenantId });
});

test.each([
  ["has another number", async () => undefined],
  ["is a draft", () => db.query("update public.lines set status = 'draft' where id = $1", [home.lineId])],
  ["is gone", () => db.query("delete from public.lines where id = $1", [home.lineId])],
])("a lost number rests when its line %s: nobody gets somebody else's calls", async (what, change) => {
  if (what === "is a draft") await db.query("delete from public.phone_numbers where line_id = $1", [home.lineId]);
  await change();
  const lost = foreign({ friendlyName: `ethiq ${home.lineId}` });
  const { adopted } = await reconcile([lost, { sid: "PNhome", e164: home.number }]);
  expect(adopted).toEqual([{ e164: lost.e164, status: "quarantined", lineId: null }]);
});

test("a lost number never rings the telephone that forwards to it", async () => {
  await db.query("delete from public.phone_numbers where line_id = $1", [home.lineId]);
  const [line] = await db.query<{ forwarded_number: string }>("select forwarded_number from public.lines where id = $1", [home.lineId]);
  const lost = foreign({ e164: line?.forwarded_number ?? "", friendlyName: `ethiq ${home.lineId}` });
  expect((await reconcile([lost])).adopted).toMatchObject([{ status: "quarantined" }]);
});

test("a number whose purchase is open is its job's", async () => {
  const bought = foreign({ friendlyName: `ethiq ${home.lineId}` });
  await db.query(
    "insert into private.number_purchases (e164, country, number_type, state, created_at) values ($1, 'FR', 'local', 'unknown', now())",
    [bought.e164],
  );
  expect(await reconcile([bought])).toEqual(nothing);
  expect(await numberOf(db, bought.e164)).toBeUndefined();
  expect(await differences()).toEqual([{ difference: "purchase_open", e164: bought.e164 }]);
  await expect(
    operate("adopt_number", { p_e164: bought.e164, p_provider_sid: bought.sid, p_country: "FR", p_number_type: "local" }),
  ).rejects.toMatchObject({ code: "ET409" });
});

test("a number that the provider does not know is flagged, told once, and trusted again when it is back", async () => {
  const sid = `PN${randomUUID()}`;
  await db.query("update public.phone_numbers set provider_sid = $2 where e164 = $1", [home.number, sid]);
  const told = () => db.query("select payload from realtime.messages where topic = $1 and event = 'number'", [`line:${home.lineId}`]);
  expect((await reconcile([])).vanished).toEqual([{ e164: home.number, status: "assigned", lineId: home.lineId }]);
  expect(await reconcile([])).toEqual(nothing);
  expect(await told()).toMatchObject([{ payload: { event: "number_vanished", lineId: home.lineId } }]);
  expect(
    await db.query("select after from public.audit_log where tenant_id = $1 and action = 'number_vanished'", [home.tenantId]),
  ).toMatchObject([{ after: { e164: home.number } }]);
  expect(await numberOf(db, home.number)).toMatchObject({ status: "assigned", vanished_at: expect.any(Date) });
  expect(await differences()).toEqual([{ difference: "not_at_provider", e164: home.number }]);
  expect(await reconcile([{ sid, e164: home.number }])).toEqual(nothing);
  expect(await numberOf(db, home.number)).toMatchObject({ vanished_at: null });
});

test("a number bought while the list was read is not missing from it", async () => {
  const { e164 } = await addNumber(db, { bought_at: new Date() });
  expect(await reconcile([], new Date())).toEqual(nothing);
  expect((await reconcile([])).vanished).toMatchObject([{ e164 }]);
});

test("names that the provider gives another way are put right, even exchanged ones", async () => {
  const [one, two] = [await addNumber(db), await addNumber(db)];
  const { corrected } = await reconcile([
    { e164: one.e164, sid: two.sid },
    { e164: two.e164, sid: one.sid },
  ]);
  expect(corrected).toEqual([one.e164, two.e164]);
  expect(await numberOf(db, one.e164)).toMatchObject({ provider_sid: two.sid, status: "available" });
  expect(await numberOf(db, two.e164)).toMatchObject({ provider_sid: one.sid });
});

test("a number that was given back and is still there is given back again", async () => {
  const { e164, sid } = await addNumber(db, { status: "released", country: "BE", cleared_at: new Date() });
  expect((await reconcile([{ e164, sid }])).stillOwned).toEqual([e164]);
  const due = await call<object[]>(db, "numbers_to_rest", { p_now: TOMORROW, p_limit: 10 });
  expect(due).toEqual([{ e164, sid, act: "release" }]);
});

test("a line that rings elsewhere is told to its number's settings, however the worker and the change meet", async () => {
  const sid = `PN${randomUUID()}`;
  await db.query("update public.phone_numbers set provider_sid = $2 where e164 = $1", [home.number, sid]);
  const ring = (e164: string) =>
    db.query("update public.lines set delivery = $2 where id = $1", [home.lineId, JSON.stringify([{ kind: "number", e164 }])]);
  const due = async (at: Date) => {
    const cleanups = await call<{ id: string; providerSid: string; detail: object }[]>(db, "due_cleanups", { p_now: at, p_limit: 500 });
    return cleanups.filter(({ providerSid }) => providerSid === sid);
  };
  await ring("+33612300002");
  const [taken] = await due(daysFromNow(0.01));
  expect(taken).toMatchObject({ kind: "number_config", detail: { lineId: home.lineId, targets: [{ e164: "+33612300002" }] } });
  await ring("+33612300003");
  await call(db, "settle_cleanup", { p_id: taken?.id, p_error: null });
  expect(await due(daysFromNow(0.02))).toMatchObject([{ id: taken?.id, detail: { targets: [{ e164: "+33612300003" }] } }]);
  await call(db, "settle_cleanup", { p_id: taken?.id, p_error: null });
  expect(await due(daysFromNow(2))).toEqual([]);
  // A number at rest rings on where it did, until its rest says otherwise.
  await ring("+33612300004");
  await db.query("delete from public.lines where id = $1", [home.lineId]);
  expect(await due(daysFromNow(2))).toEqual([]);
});
