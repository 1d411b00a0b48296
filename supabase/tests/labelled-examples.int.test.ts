import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person, SERVICE } from "./acting.ts";
import { ANYONE, addPerson, call, callAs, type Household, makeHousehold, openCall } from "./household.ts";
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

interface Example {
  id: string;
  wasScam: boolean;
  words: string[];
}
interface Given {
  sharesExample: boolean;
  example: Example | null;
}
const WORDS = ["Bonjour Jeanne-Marie, ici la banque de Paul et d'anne", "votre code, madame MARTIN : 12 34 56"];

/** An ended call of which words are held. */
async function suspiciousCall(words: readonly string[] = WORDS, line: Record<string, unknown> = {}) {
  const home = await makeHousehold(db, { protected_name: "Jeanne-Marie Martin", ...line });
  await db.query("update public.profiles set display_name = 'Anne Lefort' where user_id = $1", [home.users.carer]);
  const { callId, callSid } = await openCall(db, home, { p_caller: "+33612345678" });
  const reasons = words.map((quote, turn) => ({ tactic: turn % 2 ? "credential_request" : "authority", quote, turn }));
  const verdict = { p_at: new Date(), p_level: 3, p_score: 0.9, p_kind: "bank_fraud_desk", p_reasons: JSON.stringify(reasons) };
  await call(db, "record_verdict", { p_call_id: callId, p_key: "verdict:3", ...verdict });
  const stream = { p_at: new Date(), p_type: "stream", p_payload: JSON.stringify({ how: "stop", engine: "2026.2" }) };
  await call(db, "record_event", { p_call_id: callId, p_key: "stream:MZ1:ended", ...stream });
  await call(db, "close_call", { p_call_sid: callSid, p_ended_at: new Date(), p_answered: true });
  return { home, callId, ...home.users };
}
const give = (actor: string, callId: string, shares: boolean | undefined, wasScam = true, connection = db) =>
  callAs<Given>(connection, actor, "give_feedback", {
    p_call_id: callId,
    p_was_scam: wasScam,
    p_comment: null,
    p_block: false,
    ...(shares === undefined ? {} : { p_share_example: shares }),
  });
const shared = async (actor: string, callId: string): Promise<Example> => (await give(actor, callId, true)).example ?? expect.fail();
const examples = (ids: readonly string[]) => db.query("select * from private.labelled_examples where id = any ($1)", [ids]);
const links = (home: Household) => db.query("select * from private.example_links where tenant_id = $1", [home.tenantId]);
const withdraw = (actor: string, id: string, connection = db) => callAs(connection, actor, "withdraw_example", { p_example_id: id });

test("nothing is given away unless somebody asks for it", async () => {
  const { home, callId, owner, carer } = await suspiciousCall();
  expect(await give(owner, callId, undefined)).toMatchObject({ sharesExample: false, example: null });
  expect(await give(carer, callId, false)).toMatchObject({ sharesExample: false, example: null });
  expect(await links(home)).toEqual([]);
});

test("an example is the masked words with what they were, and nothing of whom", async () => {
  const { home, callId, carer } = await suspiciousCall();
  const { id } = await shared(carer, callId);
  const [row] = await examples([id]);
  expect(row).toEqual({
    id,
    language: "fr",
    was_scam: true,
    is_disputed: false,
    kind: "bank_fraud_desk",
    tactics: ["authority", "credential_request"],
    words: ["Bonjour •••, ici la banque de ••• et d'•••", "votre code, madame ••• : •••"],
    engine_version: "2026.2",
    given_in: expect.anything(),
    expires_on: expect.anything(),
  });
  const [dates] = await db.query(
    `select extract(day from given_in)::int as day, expires_on = (given_in + interval '24 months')::date as "isTwoYears"
     from private.labelled_examples where id = $1`,
    [id],
  );
  expect(dates).toEqual({ day: 1, isTwoYears: true });
  const identity = [home.tenantId, home.lineId, callId, "+336", ...Object.values(home.users), ...home.contacts.map((each) => each.id)];
  for (const word of identity) expect(JSON.stringify(row)).not.toContain(word);
  // The one bridge between the two is the link that nobody can read.
  expect((await rowsWith(db, [id])).map(({ table }) => table).sort()).toEqual(["private.example_links", "private.labelled_examples"]);
});

test.each([
  ["in pieces", "jeanne marie martin, martinet attend", "••• ••• •••, martinet attend"],
  ["with other accents", "Ici Cédric, le fils d'Helene et d'ANDRÉ", "Ici •••, le fils d'••• et d'•••"],
  ["of whoever is behind another line", "votre mari Gaston a eu un accident", "votre mari ••• a eu un accident"],
  ["as the word that only the family knows", "le mot est mirabelle", "le mot est •••"],
])("a name is left out %s", async (_, said, kept) => {
  const { home, callId, owner } = await suspiciousCall([said]);
  await db.query("update public.contacts set name = 'Cedric Hélène andre' where tenant_id = $1", [home.tenantId]);
  await db.query("insert into public.lines (tenant_id, label, protected_name, delivery) values ($1, 'B', 'Gaston', '[]')", [home.tenantId]);
  expect((await shared(owner, callId)).words).toEqual([kept]);
});

test("said again it is the same example; without consent it is taken back", async () => {
  const { home, callId, owner } = await suspiciousCall();
  const { id } = await shared(owner, callId);
  expect((await shared(owner, callId)).id).toBe(id);
  expect(await give(owner, callId, true, false)).toMatchObject({ sharesExample: true, example: { id, wasScam: false } });
  expect(await give(owner, callId, false, false)).toMatchObject({ sharesExample: false, example: null });
  expect([await examples([id]), await links(home)]).toEqual([[], []]);
  expect((await shared(owner, callId)).id).not.toBe(id);
  expect(await db.query("select shares_example from public.feedback where call_id = $1", [callId])).toEqual([{ shares_example: true }]);
});

test.each([
  ["words whose time is over", "update public.call_quotes set expires_at = now() where call_id = $1"],
  ["a call of which none were kept", "delete from public.call_quotes where call_id = $1"],
])("of %s there is no example, and one given before keeps its words", async (_, statement) => {
  const { home, callId, owner, carer } = await suspiciousCall();
  const { id } = await shared(carer, callId);
  await db.query(statement, [callId]);
  expect(await give(owner, callId, true)).toMatchObject({ sharesExample: false, example: null });
  expect(await links(home)).toHaveLength(1);
  expect(await give(carer, callId, true, false)).toMatchObject({
    example: { id, wasScam: false, words: [expect.any(String), expect.any(String)] },
  });
});

test("a line that keeps no words gives none away", async () => {
  const { callId, owner } = await suspiciousCall(WORDS, { retention: "nothing" });
  expect(await give(owner, callId, true)).toMatchObject({ sharesExample: false, example: null });
});

test("an example that two members disagree about is marked, for as long as they do", async () => {
  const { callId, owner, carer } = await suspiciousCall();
  const { id } = await shared(owner, callId);
  const isDisputed = async () => (await examples([id]))[0]?.is_disputed;
  await give(carer, callId, false, true);
  expect(await isDisputed()).toBe(false);
  await give(carer, callId, false, false);
  expect(await isDisputed()).toBe(true);
  await give(owner, callId, true, false);
  expect(await isDisputed()).toBe(false);
});

test("only whoever gave an example takes it back, once, and is told what they gave", async () => {
  const { home, callId, owner, carer, viewer } = await suspiciousCall();
  const mine = await shared(carer, callId);
  const stranger = await makeHousehold(db);
  expect(await callAs(db, carer, "my_examples")).toMatchObject([{ id: mine.id, wasScam: true, words: mine.words }]);
  for (const actor of [owner, viewer, stranger.users.owner]) {
    expect(await callAs(db, actor, "my_examples")).toEqual([]);
    await expect(withdraw(actor, mine.id)).rejects.toMatchObject({ code: "P0002" });
  }
  await expect(callAs(db, ANYONE, "withdraw_example", { p_example_id: mine.id })).rejects.toMatchObject({ code: "42501" });
  await expect(withdraw(carer, randomUUID())).rejects.toMatchObject({ code: "P0002" });
  // Who left the household takes along the right to take back.
  await db.query("delete from public.tenant_members where user_id = $1", [carer]);
  await withdraw(carer, mine.id);
  await expect(withdraw(carer, mine.id)).rejects.toMatchObject({ code: "P0002" });
  expect([await examples([mine.id]), await links(home)]).toEqual([[], []]);
  expect(await db.query("select shares_example from public.feedback where call_id = $1", [callId])).toEqual([{ shares_example: false }]);
});

test("not even the service reads who gave what; the curator sees examples without anybody", async () => {
  const { callId, owner } = await suspiciousCall();
  const { id } = await shared(owner, callId);
  for (const actor of [SERVICE, person(owner), ANYONE]) {
    for (const table of ["labelled_examples", "example_links"]) {
      await expect(acting(db, actor, false, () => db.query(`select from private.${table}`))).rejects.toMatchObject({ code: "42501" });
    }
  }
  const seen = await acting(db, SERVICE, false, () => db.query("select * from ops.labelled_examples where id = $1", [id]));
  expect(seen).toMatchObject([{ language: "fr", was_scam: true, words: [expect.any(String), expect.any(String)] }]);
  await expect(acting(db, person(owner), false, () => db.query("select from ops.labelled_examples"))).rejects.toMatchObject({
    code: "42501",
  });
});

test("the journal says that an example was given and taken back, without its words or its id", async () => {
  const { home, callId, owner } = await suspiciousCall();
  const { id } = await shared(owner, callId);
  await shared(owner, callId);
  await withdraw(owner, id);
  await give(owner, callId, false);
  const entries = await db.query(
    "select table_name, row_id, action, actor_id, before, after from public.audit_log where tenant_id = $1 and action ~ 'example' order by id",
    [home.tenantId],
  );
  const entry = { table_name: "calls", row_id: callId, actor_id: owner, before: null, after: null };
  expect(entries).toEqual([
    { ...entry, action: "give_example" },
    { ...entry, action: "take_back_example" },
  ]);
});

test("an example outlives the purge of its call, can still be taken back, and goes after two years", async () => {
  const { callId, owner } = await suspiciousCall();
  const { id } = await shared(owner, callId);
  await db.query("update public.calls set started_at = now() - interval '14 months' where id = $1", [callId]);
  await call(db, "purge_expired", { p_limit: 100 });
  expect(await rowsWith(db, [callId])).not.toContainEqual(expect.objectContaining({ table: "private.example_links" }));
  expect(await callAs(db, owner, "my_examples")).toMatchObject([{ id }]);
  const second = await suspiciousCall();
  const kept = await shared(second.owner, second.callId);
  await db.query(
    "update private.labelled_examples set expires_on = case id when $1 then current_date else current_date + 1 end where id in ($1, $2)",
    [id, kept.id],
  );
  expect(await call(db, "purge_expired", { p_limit: 100 })).toMatchObject({ labelledExamples: 1 });
  expect(await examples([id, kept.id])).toMatchObject([{ id: kept.id }]);
  await expect(withdraw(owner, id)).rejects.toMatchObject({ code: "P0002" });
  await withdraw(second.owner, kept.id);
});

test("erasing an account takes what it gave, wherever that was, and nothing of others", async () => {
  const { home, callId, owner, carer } = await suspiciousCall();
  const [mine, theirs] = [await shared(carer, callId), await shared(owner, callId)];
  expect(await callAs(db, carer, "erase_account")).toMatchObject({ removed: { labelledExamples: 1, feedback: 1 } });
  expect(await examples([mine.id, theirs.id])).toMatchObject([{ id: theirs.id }]);
  expect(await callAs(db, owner, "erase_tenant", { p_tenant_id: home.tenantId })).toMatchObject({ removed: { labelledExamples: 1 } });
  expect(await examples([theirs.id])).toEqual([]);
});

test("an account that is removed without our procedure leaves no example either", async () => {
  const { home, callId, carer } = await suspiciousCall();
  const { id } = await shared(carer, callId);
  await db.query("delete from auth.users where id = $1", [carer]);
  expect([await examples([id]), await links(home)]).toEqual([[], []]);
});

test("an account that is new has given nothing", async () => {
  expect(await callAs(db, (await addPerson(db)).id, "my_examples")).toEqual([]);
});

test("given, taken back and erased at once: nothing hangs, and nothing is left", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { home, callId, owner } = await suspiciousCall();
    const { id } = await shared(owner, callId);
    const outcomes = await Promise.allSettled([
      callAs(db, owner, "erase_tenant", { p_tenant_id: home.tenantId }),
      round % 2 ? withdraw(owner, id, other) : give(owner, callId, round % 4 === 0, false, other),
    ]);
    expect(outcomes[0].status).toBe("fulfilled");
    if (outcomes[1].status === "rejected") expect(outcomes[1].reason).toMatchObject({ code: "P0002" });
    expect(await examples([id])).toEqual([]);
    expect(await links(home)).toEqual([]);
  }
});
