import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PurgedRecords } from "../../shared/contracts/call-records.ts";
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
const nothing = {
  ...Object.fromEntries(Object.keys(PurgedRecords.shape).map((kind) => [kind, 0])),
  isDone: true,
};

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
  {
    what: "answers to requests that may come again",
    kind: "idempotencyKeys",
    keptFor: "24 hours",
    insert: `insert into private.idempotency_keys (user_id, key, route, request_hash, created_at)
      values (gen_random_uuid(), $1, 'POST /lines', 'hash', now() - $2::interval)`,
    left: "select key from private.idempotency_keys",
  },
  {
    what: "receipts of what providers told",
    kind: "webhookReceipts",
    keptFor: "30 days",
    insert: "insert into private.webhook_receipts (provider, event_id, received_at) values ('twilio', $1, now() - $2::interval)",
    left: "select event_id as key from private.webhook_receipts",
  },
  {
    what: "lines of the journal",
    kind: "auditRows",
    keptFor: "36 months",
    insert: "insert into public.audit_log (table_name, action, row_id, at) values ('lines', 'update', $1, now() - $2::interval)",
    left: "select row_id as key from public.audit_log where row_id in ('old', 'young')",
  },
])("$what are kept for $keptFor and no longer", async ({ kind, keptFor, insert, left }) => {
  await db.query(insert, ["old", `${keptFor} 1 minute`]);
  await db.query(insert, ["young", `${keptFor} -1 minute`]);
  expect(await purge()).toEqual({ ...nothing, [kind]: 1 });
  expect(await db.query(left)).toEqual([{ key: "young" }]);
});

test.each([
  {
    what: "invitations that were answered",
    kind: "invitations",
    keptFor: "30 days",
    insert: `insert into public.invitations (tenant_id, email, role, status, answered_at, expires_at)
      values ($3, $1 || '@example.test', 'carer', 'declined', now() - $2::interval, now() + interval '1 day')`,
    left: "select split_part(email, '@', 1) as key from public.invitations where tenant_id = $1",
  },
  {
    what: "invitations that nobody answered",
    kind: "invitations",
    keptFor: "30 days",
    insert: `insert into public.invitations (tenant_id, email, role, expires_at)
      values ($3, $1 || '@example.test', 'carer', now() - $2::interval)`,
    left: "select split_part(email, '@', 1) as key from public.invitations where tenant_id = $1",
  },
  {
    what: "messages, sent or not,",
    kind: "messages",
    keptFor: "90 days",
    insert: `insert into public.messages (tenant_id, channel, purpose, provider_sid, created_at)
      values ($3, 'sms', 'contact_invitation', $1, now() - $2::interval)`,
    left: "select provider_sid as key from public.messages where tenant_id = $1 and provider_sid is not null",
  },
  {
    what: "API keys that expired",
    kind: "apiKeys",
    keptFor: "90 days",
    insert: `insert into public.api_keys (tenant_id, name, prefix, key_hash, scopes, role, created_at, expires_at) values (
      $3, $1, 'ethiq_123456', encode(sha256(($1 || 'expired')::bytea), 'hex'), array['calls:read'], 'viewer', now() - interval '1 year', now() - $2::interval)`,
    left: "select name as key from public.api_keys where tenant_id = $1",
  },
  {
    what: "API keys that were revoked",
    kind: "apiKeys",
    keptFor: "90 days",
    insert: `insert into public.api_keys (tenant_id, name, prefix, key_hash, scopes, role, expires_at, revoked_at) values (
      $3, $1, 'ethiq_123456', encode(sha256(($1 || 'revoked')::bytea), 'hex'), array['calls:read'], 'viewer', now() + interval '1 day',
      now() - $2::interval)`,
    left: "select name as key from public.api_keys where tenant_id = $1",
  },
])("$what are kept for $keptFor and no longer", async ({ kind, keptFor, insert, left }) => {
  const { tenantId } = await makeHousehold(db);
  await db.query(insert, ["old", `${keptFor} 1 minute`, tenantId]);
  await db.query(insert, ["young", `${keptFor} -1 minute`, tenantId]);
  expect(await purge()).toEqual({ ...nothing, [kind]: 1 });
  expect(await db.query(left, [tenantId])).toEqual([{ key: "young" }]);
});

test("links of contacts are kept for as long as they open something", async () => {
  const { tenantId, contacts } = await makeHousehold(db);
  const add = (hash: string, age: string) =>
    db.query("insert into private.contact_links (token_hash, contact_id, created_at) values ($1, $2, now() - $3::interval)", [
      hash.repeat(64),
      contacts[0]?.id,
      age,
    ]);
  await add("a", "180 days 1 minute");
  await add("b", "180 days -1 minute");
  expect(await purge()).toEqual({ ...nothing, contactLinks: 1 });
  const left = await db.query(
    "select left(token_hash, 1) as key from private.contact_links where contact_id in (select id from public.contacts where tenant_id = $1)",
    [tenantId],
  );
  expect(left).toEqual([{ key: "b" }]);
});

/** A call of the household that ended so long ago, or goes on. */
async function agedCall(age: string, { months = 13, isOver = true } = {}) {
  const home = await makeHousehold(db);
  await db.query("update public.tenants set call_retention_months = $2 where id = $1", [home.tenantId, months]);
  const { callId, callSid } = await openCall(db, home);
  await recordVerdict(db, callId, 3);
  if (isOver) await call(db, "close_call", { p_call_sid: callSid, p_ended_at: new Date().toISOString(), p_answered: true });
  await db.query("update public.calls set started_at = now() - $2::interval where id = $1", [callId, age]);
  return { ...home, callId };
}
const isThere = async (callId: string) => (await db.query("select from public.calls where id = $1", [callId])).length === 1;

test("a call is kept for as long as its tenant says, and leaves with all that hangs on it but its share in the usage", async () => {
  const old = await agedCall("13 months 1 day");
  const [young, choosy] = [await agedCall("12 months"), await agedCall("2 months", { months: 1 })];
  await db.query("insert into public.feedback (tenant_id, call_id, user_id, was_scam) values ($1, $2, $3, true)", [
    old.tenantId,
    old.callId,
    old.users.owner,
  ]);
  expect(await purge()).toEqual({ ...nothing, calls: 2 });
  expect([await isThere(old.callId), await isThere(young.callId), await isThere(choosy.callId)]).toEqual([false, true, false]);
  for (const table of ["call_events", "call_quotes", "alerts", "feedback"]) {
    expect(await db.query(`select from public.${table} where tenant_id = $1`, [old.tenantId])).toEqual([]);
  }
  const usage = "select calls, suspicious_calls from public.usage_daily where tenant_id = $1";
  expect(await db.query(usage, [old.tenantId])).toEqual([{ calls: 1, suspicious_calls: 1 }]);
});

test("a call that nobody ended stays until somebody does", async () => {
  const { callId } = await agedCall("20 months", { isOver: false });
  expect(await purge()).toEqual(nothing);
  expect(await isThere(callId)).toBe(true);
  await call(db, "close_stale_calls", { p_limit: 10 });
  expect(await purge()).toEqual({ ...nothing, calls: 1 });
});

test("a purge waits for nobody, and two at once remove nothing twice", async () => {
  const held = await agedCall("14 months");
  const free = await agedCall("14 months");
  const other = await postgres.connect();
  await other.query("begin");
  await other.query("select from public.calls where id = $1 for update", [held.callId]);
  expect(await purge()).toEqual({ ...nothing, calls: 1 });
  expect([await isThere(held.callId), await isThere(free.callId)]).toEqual([true, false]);
  await other.query("rollback");
  const runs = await Promise.all([purge(), call<{ calls: number }>(other, "purge_expired", { p_limit: 100 })]);
  expect(runs.map((run) => (run as { calls: number }).calls).sort()).toEqual([0, 1]);
  await other.end();
});

test("nobody shortens the journal but time", async () => {
  const rowId = randomUUID();
  await db.query(
    "insert into public.audit_log (table_name, action, row_id, at) values ('lines', 'update', $1, now() - interval '35 months')",
    [rowId],
  );
  await expect(db.query("delete from public.audit_log where row_id = $1", [rowId])).rejects.toMatchObject({ code: "42501" });
  await expect(db.query("update public.audit_log set at = '2000-01-01' where row_id = $1", [rowId])).rejects.toMatchObject({
    code: "42501",
  });
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
