import { afterAll, beforeAll, expect, test } from "vitest";
import { callAs, type Household, makeHousehold, openCall } from "./household.ts";
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

const CALLER = "+33612345678";
const HONEST = { p_was_scam: false, p_comment: null, p_block: false };
const SCAM = { p_was_scam: true, p_comment: null, p_block: false };
const BLOCK = { ...SCAM, p_block: true };

interface Given {
  effect: string;
  until: string | null;
}
const give = (actor: string, callId: string, args: Record<string, unknown>, connection = db) =>
  callAs<Given & Record<string, unknown>>(connection, actor, "give_feedback", { p_call_id: callId, ...args });
async function called(caller = CALLER) {
  const home = await makeHousehold(db);
  const { callId } = await openCall(db, home, { p_caller: caller });
  return { home, callId, owner: home.users.owner };
}
const rules = (home: Household) =>
  db.query("select line_id, phone, rule, source, expires_at from public.caller_rules where tenant_id = $1", [home.tenantId]);
const addRule = (home: Household, rule: string, lineId: string | null, expires: string | null = null) =>
  db.query("insert into public.caller_rules (tenant_id, line_id, phone, rule, expires_at) values ($1, $2, $3, $4, $5)", [
    home.tenantId,
    lineId,
    CALLER,
    rule,
    expires,
  ]);

test("an honest caller is trusted on this line for six months, said twice or not", async () => {
  const { home, callId, owner } = await called();
  const given = await give(owner, callId, { ...HONEST, p_comment: "  Le médecin " });
  expect(given).toMatchObject({ callId, wasScam: false, comment: "Le médecin", effect: "trusted", until: expect.any(String) });
  const days = (Date.parse(String(given.until)) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(180);
  expect(days).toBeLessThan(185);
  expect(await give(owner, callId, { ...HONEST, p_comment: "Le médecin" })).toMatchObject({ effect: "trusted", until: given.until });
  expect(await rules(home)).toMatchObject([{ line_id: home.lineId, phone: CALLER, rule: "trusted", source: "feedback" }]);
  expect(await db.query("select 1 from public.feedback where call_id = $1", [callId])).toHaveLength(1);
});

test("what turned out a scam is not trusted any more; blocked only when asked", async () => {
  const { home, callId, owner } = await called();
  await give(owner, callId, HONEST);
  expect(await give(home.users.carer, callId, SCAM)).toMatchObject({ effect: "untrusted", until: null });
  expect(await give(home.users.carer, callId, SCAM)).toMatchObject({ effect: "untrusted" });
  expect(await rules(home)).toEqual([]);
  expect(await give(owner, callId, BLOCK)).toMatchObject({ effect: "blocked", until: null });
  expect(await rules(home)).toMatchObject([{ rule: "blocked", source: "feedback", expires_at: null }]);
  expect(await give(owner, callId, SCAM)).toMatchObject({ effect: "none" });
  expect(await rules(home)).toEqual([]);
});

test("the same answer again does not bring back a rule that somebody removed", async () => {
  const { home, callId, owner } = await called();
  await give(owner, callId, HONEST);
  await db.query("delete from public.caller_rules where tenant_id = $1", [home.tenantId]);
  await give(owner, callId, HONEST);
  expect(await rules(home)).toEqual([]);
});

test.each([
  ["trusted", true, "trusted"],
  ["trusted", false, "trusted"],
  ["blocked", true, "none"],
  ["blocked", false, "none"],
])("a %s rule by hand (of this line: %s) stays, and decides: %s", async (rule, ofLine, effect) => {
  const { home, callId, owner } = await called();
  await addRule(home, rule, ofLine ? home.lineId : null);
  expect(await give(owner, callId, HONEST)).toMatchObject({ effect, until: null });
  expect(await give(owner, callId, SCAM)).toMatchObject({ effect: "none" });
  expect(await rules(home)).toMatchObject([{ rule, source: "person" }]);
});

test("a rule by hand that has expired counts for nothing", async () => {
  const { home, callId, owner } = await called();
  await addRule(home, "blocked", home.lineId, "2020-01-01T00:00:00Z");
  expect(await give(owner, callId, HONEST)).toMatchObject({ effect: "trusted", until: expect.any(String) });
  const second = await called();
  await addRule(second.home, "trusted", second.home.lineId, "2020-01-01T00:00:00Z");
  expect(await give(second.owner, second.callId, BLOCK)).toMatchObject({ effect: "blocked", until: null });
  expect(await rules(second.home)).toMatchObject([{ rule: "blocked", source: "feedback", expires_at: null }]);
});

test.each([true, false])("a number that is trusted by hand (on this line: %s) may have been forged: it stays trusted", async (ofLine) => {
  const { home, callId, owner } = await called();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await addRule(home, "trusted", ofLine ? home.lineId : null, until);
  expect(await give(owner, callId, BLOCK)).toMatchObject({ effect: "trusted", until });
  expect(await give(home.users.carer, callId, BLOCK)).toMatchObject({ effect: "trusted", until });
  expect(await rules(home)).toMatchObject([{ rule: "trusted", source: "person" }]);
  expect(await give(owner, callId, HONEST)).toMatchObject({ effect: "trusted", until });
  expect(await rules(home)).toMatchObject([{ rule: "trusted", source: "person" }]);
});

test("blocking whom a person blocked by hand leaves the rule theirs", async () => {
  const { home, callId, owner } = await called();
  await addRule(home, "blocked", home.lineId);
  expect(await give(owner, callId, BLOCK)).toMatchObject({ effect: "blocked", until: null });
  expect(await give(owner, callId, HONEST)).toMatchObject({ effect: "none" });
  expect(await rules(home)).toMatchObject([{ rule: "blocked", source: "person" }]);
});

test("what is said of another call does not let a caller back in, until that call is said to be honest", async () => {
  const { home, callId, owner } = await called();
  const { callId: earlier } = await openCall(db, home, { p_caller: CALLER, p_started_at: new Date(Date.now() - 60_000).toISOString() });
  await give(owner, callId, BLOCK);
  expect(await give(owner, earlier, SCAM)).toMatchObject({ effect: "blocked", until: null });
  expect(await rules(home)).toMatchObject([{ rule: "blocked", source: "feedback" }]);
  expect(await give(owner, callId, SCAM)).toMatchObject({ effect: "none" });
  expect(await rules(home)).toEqual([]);
  await give(owner, callId, BLOCK);
  expect(await give(home.users.carer, earlier, HONEST)).toMatchObject({ effect: "trusted" });
  expect(await rules(home)).toMatchObject([{ rule: "trusted", source: "feedback" }]);
});

test("of two who disagree the last counts, and whoever repeats themselves changes nothing", async () => {
  const { home, callId, owner } = await called();
  await give(owner, callId, BLOCK);
  expect(await give(home.users.carer, callId, HONEST)).toMatchObject({ effect: "trusted" });
  await give(owner, callId, BLOCK);
  expect(await rules(home)).toMatchObject([{ rule: "trusted", source: "feedback" }]);
  await give(owner, callId, SCAM);
  expect(await rules(home)).toEqual([]);
});

test("a rule from feedback that a person changes is theirs", async () => {
  const { home, callId, owner } = await called();
  await give(owner, callId, HONEST);
  await db.query("begin");
  await db.query("select set_config('request.jwt.claims', $1, true), set_config('role', 'authenticated', true)", [
    JSON.stringify({ sub: owner }),
  ]);
  await db.query("update public.caller_rules set reason = 'Médecin' where tenant_id = $1", [home.tenantId]);
  await db.query("commit");
  expect(await rules(home)).toMatchObject([{ source: "person" }]);
  expect(await give(owner, callId, SCAM)).toMatchObject({ effect: "none" });
  expect(await rules(home)).toHaveLength(1);
});

test.each(["anonymous", "unknown", "sip:line@example.test"])("a caller without a number (%s) gets no rule", async (caller) => {
  const { home, callId, owner } = await called(caller);
  for (const said of [HONEST, SCAM, BLOCK]) expect(await give(owner, callId, said)).toMatchObject({ effect: "none", until: null });
  expect(await rules(home)).toEqual([]);
});

test("is for owners and carers, of a call that is theirs", async () => {
  const { home, callId } = await called();
  await give(home.users.carer, callId, SCAM);
  await expect(give(home.users.viewer, callId, SCAM)).rejects.toMatchObject({ code: "42501" });
  await expect(give((await makeHousehold(db)).users.owner, callId, SCAM)).rejects.toMatchObject({ code: "P0002" });
  await expect(give(home.users.owner, crypto.randomUUID(), SCAM)).rejects.toMatchObject({ code: "P0002" });
  await expect(give(home.users.owner, callId, { ...HONEST, p_block: true })).rejects.toMatchObject({ code: "22023" });
  await expect(give(home.users.owner, callId, { ...SCAM, p_was_scam: null })).rejects.toMatchObject({ code: "23502" });
  await expect(give(home.users.owner, callId, { ...SCAM, p_comment: "x".repeat(501) })).rejects.toMatchObject({ code: "23514" });
});

test("said at once by two people, the rule is what one of them says", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { home, callId, owner } = await called();
    await Promise.all([give(owner, callId, HONEST), give(home.users.carer, callId, BLOCK, other)]);
    const [rule, ...more] = await rules(home);
    expect(more).toEqual([]);
    expect(["trusted", "blocked"]).toContain(rule?.rule);
    await Promise.all([give(owner, callId, SCAM), give(owner, callId, SCAM, other)]);
    expect(await db.query("select 1 from public.feedback where call_id = $1", [callId])).toHaveLength(2);
  }
});
