import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person, SERVICE } from "./acting.ts";
import { ANYONE, call, callAs, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
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

const SCAMMER = "+33612345678";
interface Approach {
  at: string;
  kind: string;
  score: number;
  isConfirmed: boolean;
  isSameCaller: boolean | null;
}

const ended = (callSid: string, connection = db) =>
  call(connection, "close_call", { p_call_sid: callSid, p_ended_at: new Date().toISOString(), p_answered: true });
/** An ended call that reached `level`. */
async function pastCall(home: Household, level: number, caller = SCAMMER) {
  const opened = await openCall(db, home, { p_caller: caller, p_started_at: new Date(Date.now() - 3_600_000).toISOString() });
  await recordVerdict(db, opened.callId, level);
  await ended(opened.callSid);
  return opened;
}
const rows = (home: Household) => db.query("select * from public.line_approaches where line_id = $1 order by at desc", [home.lineId]);
const recall = async ({ lineId }: Household, callId: string = randomUUID()) =>
  (await call<{ approaches: Approach[] }>(db, "recall_line", { p_line_id: lineId, p_call_id: callId })).approaches;
const say = (actor: string, callId: string, wasScam: boolean, connection = db) =>
  callAs(connection, actor, "give_feedback", { p_call_id: callId, p_was_scam: wasScam, p_comment: null, p_block: false });
const nextCall = async (home: Household, caller: string) => (await openCall(db, home, { p_caller: caller })).callId;

test("an ended call of level 2 or more is remembered by its features, a calm one is not", async () => {
  const home = await makeHousehold(db);
  await pastCall(home, 1);
  expect(await rows(home)).toEqual([]);
  const { callId } = await pastCall(home, 2);
  expect(await rows(home)).toEqual([
    {
      call_id: callId,
      tenant_id: home.tenantId,
      line_id: home.lineId,
      at: expect.anything(),
      kind: "bank_fraud_desk",
      tactics: ["credential_request"],
      score: 0.5,
      is_confirmed: false,
      shows_number: true,
    },
  ]);
  expect(JSON.stringify(await rows(home))).not.toMatch(/code|\+33/);
});

test("the second approach begins with what the first left, and knows whether it is the same caller", async () => {
  const home = await makeHousehold(db);
  await pastCall(home, 3);
  const approach = { at: expect.stringMatching(/Z$/), kind: "bank_fraud_desk", score: 0.75, isConfirmed: false };
  expect(await recall(home, await nextCall(home, SCAMMER))).toEqual([{ ...approach, isSameCaller: true }]);
  expect(await recall(home, await nextCall(home, "+33612345679"))).toEqual([{ ...approach, isSameCaller: false }]);
  // Withheld, or not on record yet: nobody can tell.
  expect(await recall(home, await nextCall(home, "anonymous"))).toEqual([{ ...approach, isSameCaller: null }]);
  expect(await recall(home)).toEqual([{ ...approach, isSameCaller: null }]);
  expect(await recall(await makeHousehold(db))).toEqual([]);
});

test("two callers who withhold their numbers are not taken for one", async () => {
  const home = await makeHousehold(db);
  await pastCall(home, 3, "anonymous");
  expect(await rows(home)).toMatchObject([{ shows_number: false }]);
  expect(await recall(home, await nextCall(home, "anonymous"))).toMatchObject([{ isSameCaller: null }]);
  expect(await recall(home, await nextCall(home, SCAMMER))).toMatchObject([{ isSameCaller: false }]);
});

test("a call that is closed twice, at once or again, counts once", async () => {
  const home = await makeHousehold(db);
  const opened = await openCall(db, home, { p_caller: SCAMMER });
  await recordVerdict(db, opened.callId, 3);
  await Promise.all([ended(opened.callSid), ended(opened.callSid, other)]);
  await ended(opened.callSid);
  await recordVerdict(db, opened.callId, 3);
  expect(await rows(home)).toHaveLength(1);
  expect(await recall(home, opened.callId)).toEqual([]);
});

test("a verdict that comes after the end is remembered too, and a late caller's number counts", async () => {
  const home = await makeHousehold(db);
  const opened = await openCall(db, home, { p_caller: "unknown" });
  await recordVerdict(db, opened.callId, 2);
  expect(await rows(home)).toEqual([]);
  await ended(opened.callSid);
  expect(await rows(home)).toMatchObject([{ score: 0.5, shows_number: false }]);
  await recordVerdict(db, opened.callId, 3);
  await openCall(db, home, { p_call_sid: opened.callSid, p_caller: SCAMMER });
  expect(await rows(home)).toMatchObject([{ score: 0.75, shows_number: true }]);
});

test("what people say comes before what the engine found, and can be taken back", async () => {
  const home = await makeHousehold(db);
  const [suspicious, calm] = [await pastCall(home, 3), await pastCall(home, 1)];
  const { owner, carer } = home.users;
  await say(owner, suspicious.callId, false);
  await say(owner, calm.callId, true);
  expect(await recall(home)).toMatchObject([{ score: 0.25, isConfirmed: true }]);
  // A repetition of the verdict does not bring back what a person corrected.
  await recordVerdict(db, suspicious.callId, 3, "verdict:late");
  expect(await rows(home)).toMatchObject([{ call_id: calm.callId }]);
  await say(owner, calm.callId, false);
  expect(await rows(home)).toEqual([]);
  await say(owner, suspicious.callId, true);
  expect(await rows(home)).toMatchObject([{ call_id: suspicious.callId, is_confirmed: true }]);
  // Of two who disagree the last counts.
  await say(carer, suspicious.callId, false);
  await say(owner, suspicious.callId, true);
  expect(await rows(home)).toEqual([]);
});

test("what is said of a call that goes on counts from its end", async () => {
  const home = await makeHousehold(db);
  const [scam, honest] = [await openCall(db, home), await openCall(db, home)];
  await recordVerdict(db, honest.callId, 3);
  await say(home.users.owner, scam.callId, true);
  await say(home.users.owner, honest.callId, false);
  expect(await rows(home)).toEqual([]);
  await Promise.all([ended(scam.callSid), ended(honest.callSid, other)]);
  expect(await rows(home)).toMatchObject([{ call_id: scam.callId, is_confirmed: true }]);
});

test("a call that proves a line is no approach", async () => {
  const home = await makeHousehold(db);
  const opened = await openCall(db, home);
  await db.query("update public.calls set plan_reason = 'forwarding_test' where id = $1", [opened.callId]);
  await recordVerdict(db, opened.callId, 3);
  await ended(opened.callSid);
  expect(await rows(home)).toEqual([]);
});

test("after ninety days nothing is recalled, the row is purged, and late words bring nothing back", async () => {
  const home = await makeHousehold(db);
  const [old, young] = [await pastCall(home, 3), await pastCall(home, 3)];
  const age = (callId: string, interval: string) =>
    db.query(
      `with aged as (update public.calls set started_at = now() - $2::interval where id = $1)
       update public.line_approaches set at = now() - $2::interval where call_id = $1`,
      [callId, interval],
    );
  await age(old.callId, "90 days 1 minute");
  await age(young.callId, "89 days");
  expect(await recall(home)).toHaveLength(1);
  expect(await call(db, "purge_expired", { p_limit: 100 })).toMatchObject({ lineApproaches: 1, calls: 0 });
  expect(await rows(home)).toMatchObject([{ call_id: young.callId }]);
  await say(home.users.owner, old.callId, true);
  expect(await rows(home)).toHaveLength(1);
});

test("a tenant that keeps calls for less remembers for less, and erasing takes the rest", async () => {
  const home = await makeHousehold(db);
  const { callId } = await pastCall(home, 3);
  await pastCall(home, 3);
  await db.query("update public.tenants set call_retention_months = 1 where id = $1", [home.tenantId]);
  await db.query("update public.calls set started_at = now() - interval '2 months' where id = $1", [callId]);
  await call(db, "purge_expired", { p_limit: 100 });
  expect(await rows(home)).toHaveLength(1);
  expect(await callAs(db, home.users.owner, "erase_tenant", { p_tenant_id: home.tenantId })).toMatchObject({
    removed: { lineApproaches: 1 },
  });
  expect(await rows(home)).toEqual([]);
});

test("the latest twenty are recalled, the latest first", async () => {
  const home = await makeHousehold(db);
  for (let count = 0; count < 22; count += 1) await pastCall(home, 2);
  const approaches = await recall(home);
  expect(approaches).toHaveLength(20);
  expect(approaches.map(({ at }) => at)).toEqual(
    approaches
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
});

test("members see what their line remembers, nobody writes it, and only the service recalls", async () => {
  const home = await makeHousehold(db);
  const stranger = await makeHousehold(db);
  await pastCall(home, 3);
  const { owner, carer, viewer } = home.users;
  const see = (userId: string) => acting(db, person(userId), false, () => db.query("select kind from public.line_approaches"));
  for (const userId of [owner, carer, viewer]) expect(await see(userId)).toEqual([{ kind: "bank_fraud_desk" }]);
  expect(await see(stranger.users.owner)).toEqual([]);
  const forbidden = { code: "42501" };
  await expect(acting(db, ANYONE, false, () => db.query("select from public.line_approaches"))).rejects.toMatchObject(forbidden);
  for (const actor of [person(owner), SERVICE]) {
    for (const statement of ["delete from public.line_approaches", "update public.line_approaches set score = 0"]) {
      await expect(acting(db, actor, false, () => db.query(statement))).rejects.toMatchObject(forbidden);
    }
  }
  const args = { p_line_id: home.lineId, p_call_id: randomUUID() };
  for (const actor of [person(owner), ANYONE]) await expect(callAs(db, actor, "recall_line", args)).rejects.toMatchObject(forbidden);
  expect(await callAs(db, SERVICE, "recall_line", args)).toMatchObject({ approaches: [{ kind: "bank_fraud_desk" }] });
});

test("a number that only spells that there is none tells nobody apart, and gets no rule", async () => {
  const home = await makeHousehold(db);
  const spelled = "+266696687";
  const { callId } = await pastCall(home, 2, spelled);
  expect(await rows(home)).toMatchObject([{ shows_number: false }]);
  expect(await recall(home, await nextCall(home, spelled))).toMatchObject([{ isSameCaller: null }]);
  expect(await recall(home, await nextCall(home, SCAMMER))).toMatchObject([{ isSameCaller: false }]);
  expect(await say(home.users.owner, callId, false)).toMatchObject({ effect: "none" });
  expect(await db.query("select from public.caller_rules where tenant_id = $1", [home.tenantId])).toEqual([]);
});

test("what cannot be remembered costs the end of a call and its last verdict nothing", async () => {
  const home = await makeHousehold(db);
  const { callId, callSid } = await openCall(db, home, { p_caller: SCAMMER });
  await recordVerdict(db, callId, 2);
  await db.query("alter table public.line_approaches add constraint broken check (false) not valid");
  try {
    await ended(callSid);
    expect(await recordVerdict(db, callId, 3)).toMatchObject({ isNew: true });
  } finally {
    await db.query("alter table public.line_approaches drop constraint broken");
  }
  expect(await db.query("select level, ended_at is not null as is_over from public.calls where id = $1", [callId])).toEqual([
    { level: 3, is_over: true },
  ]);
});
