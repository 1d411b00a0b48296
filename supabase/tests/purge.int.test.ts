import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, makeHousehold, openCall, recordVerdict } from "./household.ts";
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
  await purge();
});

const purge = (limit = 100) => call(db, "purge_expired", { p_limit: limit });
const nothing = { quotes: 0, unroutedCalls: 0, earlyCallEnds: 0, routeChanges: 0, isDone: true };

async function quotedCall() {
  const { callId } = await openCall(db, await makeHousehold(db));
  await recordVerdict(db, callId, 3);
  return callId;
}
const quotesOf = (callId: string) => db.query("select from public.call_quotes where call_id = $1", [callId]);

test("words leave with their time, others stay, and a second purge finds nothing", async () => {
  const [expired, kept] = [await quotedCall(), await quotedCall()];
  await db.query("update public.call_quotes set expires_at = now() where call_id = $1", [expired]);
  expect(await purge()).toEqual({ ...nothing, quotes: 1 });
  expect(await purge()).toEqual(nothing);
  expect([await quotesOf(expired), await quotesOf(kept)]).toMatchObject([[], [{}]]);
});

test.each([
  {
    what: "calls to nobody",
    kind: "unroutedCalls",
    keptFor: "30 days",
    insert: `insert into private.unrouted_calls (call_sid, call_id, dialled, caller, started_at, created_at)
      values ($1, gen_random_uuid(), '+33199999999', '+33612345678', now(), now() - $2::interval)`,
    left: "select call_sid as key from private.unrouted_calls",
  },
  {
    what: "ends of calls that never came",
    kind: "earlyCallEnds",
    keptFor: "1 day",
    insert: "insert into private.early_call_ends (call_sid, ended_at, created_at) values ($1, now(), now() - $2::interval)",
    left: "select call_sid as key from private.early_call_ends",
  },
  {
    what: "route changes that no cache can still hold",
    kind: "routeChanges",
    keptFor: "1 day",
    insert: "insert into private.route_changes (dialled, changed_at) values ($1, now() - $2::interval)",
    left: "select dialled as key from private.route_changes where dialled in ('old', 'young')",
  },
])("$what are kept for $keptFor and no longer", async ({ kind, keptFor, insert, left }) => {
  await db.query(insert, ["old", `${keptFor} 1 minute`]);
  await db.query(insert, ["young", `${keptFor} -1 minute`]);
  expect(await purge()).toEqual({ ...nothing, [kind]: 1 });
  expect(await db.query(left)).toEqual([{ key: "young" }]);
});

test("one run removes no more than it was told, and says that there is more", async () => {
  const calls = [await quotedCall(), await quotedCall(), await quotedCall()];
  await db.query("update public.call_quotes set expires_at = now() where call_id = any ($1)", [calls]);
  expect(await purge(2)).toEqual({ ...nothing, quotes: 2, isDone: false });
  expect(await purge(2)).toEqual({ ...nothing, quotes: 1 });
});

test("every purge is in a journal that nobody can rewrite", async () => {
  const callId = await quotedCall();
  await db.query("update public.call_quotes set expires_at = now() where call_id = $1", [callId]);
  await purge();
  await purge();
  const rows = await db.query("select removed from private.purge_log order by id desc limit 2");
  expect(rows).toMatchObject([{ removed: { quotes: 0 } }, { removed: { quotes: 1, unroutedCalls: 0 } }]);
  expect(JSON.stringify(rows)).not.toContain("+33");
  for (const change of ["delete from private.purge_log", "update private.purge_log set at = now()", "truncate private.purge_log"]) {
    await expect(db.query(change)).rejects.toMatchObject({ code: "42501" });
  }
});
