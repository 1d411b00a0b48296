import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, makeHousehold } from "./household.ts";
import { operating } from "./operating.ts";
import { addNumber, daysFromNow, numberOf } from "./pool-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});
beforeEach(async () => {
  await db.query("delete from public.phone_numbers");
});

const operate = operating(() => db);
const acts = async (at: Date) => {
  const due = await call<{ e164: string; sid: string; act: string }[]>(db, "numbers_to_rest", { p_now: at, p_limit: 100 });
  return Object.fromEntries(due.map(({ e164, act }) => [e164, act]));
};
const settle = (e164: string, act: string, at: Date) => call(db, "settle_number", { p_e164: e164, p_act: act, p_now: at });
const callTo = (e164: string, at: Date) =>
  db.query(
    `insert into private.unrouted_calls (call_sid, call_id, dialled, caller, started_at, created_at)
    values ($1, gen_random_uuid(), $2, '+33612345678', $3, $3)`,
    [`CA${randomUUID()}`, e164, at],
  );
const resting = (changes: Record<string, unknown> = {}) => addNumber(db, { status: "quarantined", ...changes });

test("a number that leaves its line rests for ninety days, whoever takes it away", async () => {
  const home = await makeHousehold(db);
  await db.query("delete from public.lines where id = $1", [home.lineId]);
  const number = await numberOf(db, home.number);
  expect(number).toMatchObject({ status: "quarantined", job_id: null });
  expect(Number(number?.quarantined_until) - Number(number?.quarantined_at)).toBe(90 * 86_400_000);
  await db.query("update public.phone_numbers set status = 'available' where e164 = $1", [home.number]);
  expect(await numberOf(db, home.number)).toMatchObject({ quarantined_at: null, quarantined_until: null });
});

test("a month without calls clears a number, three months give it back to the pool", async () => {
  const { e164, sid } = await resting();
  expect(await acts(daysFromNow(29))).toEqual({});
  expect(await call(db, "numbers_to_rest", { p_now: daysFromNow(31), p_limit: 100 })).toEqual([{ e164, sid, act: "clear" }]);
  expect(await settle(e164, "clear", daysFromNow(31))).toBe(true);
  expect(await settle(e164, "return", daysFromNow(31))).toBe(false);
  expect(await acts(daysFromNow(89))).toEqual({});
  expect(await acts(daysFromNow(91))).toEqual({ [e164]: "return" });
  expect(await settle(e164, "return", daysFromNow(91))).toBe(true);
  expect(await settle(e164, "return", daysFromNow(91))).toBe(false);
  expect(await numberOf(db, e164)).toMatchObject({ status: "available", quarantined_at: null });
  expect(await acts(daysFromNow(92))).toEqual({});
});

test("a number that is still called rings on, and serves nobody else", async () => {
  const { e164 } = await resting();
  await callTo(e164, daysFromNow(20));
  expect(await acts(daysFromNow(31))).toEqual({});
  expect(await acts(daysFromNow(51))).toEqual({ [e164]: "clear" });
  await settle(e164, "clear", daysFromNow(51));
  await callTo(e164, daysFromNow(80));
  expect(await acts(daysFromNow(91))).toEqual({});
  await callTo(e164, daysFromNow(170));
  expect(await acts(daysFromNow(181))).toEqual({ [e164]: "release" });
  // However long they call, the telephone it served is left alone at last.
  const other = await resting();
  await callTo(other.e164, daysFromNow(89));
  expect(await acts(daysFromNow(91))).toMatchObject({ [other.e164]: "clear" });
});

test("a burned number, and one too many, go back to the provider", async () => {
  const burned = await resting({ burned_at: new Date(), burn_reason: "nuisance calls", cleared_at: new Date() });
  expect(await acts(daysFromNow(91))).toEqual({ [burned.e164]: "release" });
  expect(await settle(burned.e164, "return", daysFromNow(91))).toBe(false);
  expect(await settle(burned.e164, "release", daysFromNow(91))).toBe(true);
  expect(await numberOf(db, burned.e164)).toMatchObject({ status: "released" });
  expect(await settle(burned.e164, "release", daysFromNow(91))).toBe(false);

  const spare = await resting({ cleared_at: new Date() });
  for (let count = 0; count < 20; count += 1) await addNumber(db, { cleared_at: new Date() });
  expect(await acts(daysFromNow(91))).toEqual({ [spare.e164]: "release" });
  const elsewhere = await resting({ cleared_at: new Date(), number_type: "national" });
  expect(await acts(daysFromNow(91))).toMatchObject({ [elsewhere.e164]: "return" });
});

test("a French number is kept for 72 hours at least", async () => {
  const french = await addNumber(db, { bought_at: new Date() });
  const belgian = await addNumber(db, { bought_at: new Date(), country: "BE" });
  for (const { e164 } of [french, belgian]) {
    await operate("release_number", { p_e164: e164, p_reason: "not wanted" });
    await settle(e164, "clear", new Date());
  }
  expect(await acts(daysFromNow(2.9))).toEqual({ [belgian.e164]: "release" });
  expect(await acts(daysFromNow(3.1))).toEqual({ [french.e164]: "release", [belgian.e164]: "release" });
});

test("a free number whose settings may name somebody leaves the pool until they are cleared", async () => {
  const { e164 } = await addNumber(db);
  const now = daysFromNow(0.1);
  expect(await acts(now)).toEqual({ [e164]: "clear" });
  expect(await numberOf(db, e164)).toMatchObject({ status: "quarantined" });
  await settle(e164, "clear", now);
  expect(await acts(now)).toEqual({ [e164]: "return" });
  await settle(e164, "return", now);
  expect(await acts(now)).toEqual({});
  // Kept for a job again, it may name somebody again.
  await db.query("update public.phone_numbers set status = 'reserved' where e164 = $1", [e164]);
  expect(await numberOf(db, e164)).toMatchObject({ cleared_at: null });
});

test("a number declared for a tenant serves no other: once it has served, or waited for a month, it goes", async () => {
  const home = await makeHousehold(db);
  const bundle = { bundle_tenant_id: home.tenantId, cleared_at: new Date() };
  const served = await resting(bundle);
  const waiting = await addNumber(db, bundle);
  expect(await acts(daysFromNow(29))).toEqual({});
  expect(await acts(daysFromNow(91))).toEqual({ [served.e164]: "release", [waiting.e164]: "release" });
});

test("a number that left the account rests without the provider", async () => {
  const { e164 } = await resting({ vanished_at: new Date() });
  expect(await acts(daysFromNow(31))).toEqual({});
  expect(await numberOf(db, e164)).toMatchObject({ status: "quarantined" });
  await acts(daysFromNow(91));
  expect(await numberOf(db, e164)).toMatchObject({ status: "released" });
});

test("a number that serves a line is not at rest, whatever a late answer says", async () => {
  const home = await makeHousehold(db);
  for (const act of ["clear", "return", "release"]) expect(await settle(home.number, act, new Date())).toBe(false);
  await expect(settle(home.number, "burn", new Date())).rejects.toMatchObject({ code: "22023" });
  expect(await numberOf(db, home.number)).toMatchObject({ status: "assigned", line_id: home.lineId });
});

test("the report counts what can be given to anybody", async () => {
  const home = await makeHousehold(db);
  await addNumber(db);
  await addNumber(db, { bundle_tenant_id: home.tenantId });
  await addNumber(db, { vanished_at: new Date() });
  await resting({ country: "BE", number_type: "mobile", burned_at: new Date(), burn_reason: "why" });
  expect(await call(db, "pool_report", {})).toEqual([
    { country: "BE", numberType: "mobile", available: 0, reserved: 0, assigned: 0, quarantined: 1, burned: 1, vanished: 0 },
    { country: "FR", numberType: "local", available: 1, reserved: 0, assigned: 1, quarantined: 0, burned: 0, vanished: 1 },
  ]);
});
