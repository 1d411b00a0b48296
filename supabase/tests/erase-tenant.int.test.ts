import { afterAll, beforeAll, expect, test } from "vitest";
import { call, callAs, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { livedIn } from "./lived-in.ts";
import { rowsWith } from "./rows-with.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Receipt {
  receiptId: string;
  at: string;
  removed: Record<string, number>;
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

const erase = (actor: string, tenantId: string, connection = db) =>
  callAs<Receipt>(connection, actor, "erase_tenant", { p_tenant_id: tenantId });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("erasing a tenant: leaves a receipt, a line in the journal, and a number at rest; of the tenant nothing", async () => {
  const neighbour = await livedIn(db);
  await db.query("update public.tenants set name = 'Voisins' where id = $1", [neighbour.home.tenantId]);
  const { home, words } = await livedIn(db);
  const before = await rowsWith(db, [home.tenantId]);
  for (const table of [
    "tenants",
    "tenant_members",
    "lines",
    "phone_numbers",
    "contacts",
    "caller_rules",
    "calls",
    "call_events",
    "call_quotes",
    "alerts",
    "audit_log",
    "invitations",
    "contact_consents",
    "messages",
    "expected_windows",
    "feedback",
    "line_approaches",
    "usage_daily",
    "budgets",
    "api_keys",
    "sip_endpoints",
    "provisioning_jobs",
    "provisioning_events",
    "regulatory_profiles",
    "regulatory_bundles",
  ]) {
    expect(before.map((row) => row.table)).toContain(`public.${table}`);
  }
  expect(before.map((row) => row.table)).toEqual(
    expect.arrayContaining(["private.idempotency_keys", "realtime.messages", "private.example_links"]),
  );

  const receipt = await erase(home.users.owner, home.tenantId);
  expect(receipt).toEqual({
    receiptId: expect.any(String),
    at: expect.stringMatching(/Z$/),
    removed: {
      calls: 1,
      callEvents: expect.any(Number),
      callQuotes: 1,
      alerts: 2,
      feedback: 1,
      lineApproaches: 1,
      labelledExamples: 1,
      messages: 2,
      contacts: 3,
      callerRules: 1,
      expectedWindows: 1,
      lines: 1,
      invitations: 1,
      apiKeys: 1,
      budgets: 1,
      provisioningEvents: 1,
      provisioningJobs: 1,
      sipEndpoints: 1,
      regulatoryProfiles: 1,
      regulatoryBundles: 1,
      lineTests: expect.any(Number),
      tenantMembers: 3,
      contactConsents: 3,
      usageDaily: 1,
      auditLog: expect.any(Number),
      idempotencyKeys: 1,
      unroutedCalls: 1,
      liveEvents: expect.any(Number),
    },
  });
  for (const kind of ["callEvents", "auditLog", "liveEvents"]) expect(receipt.removed[kind]).toBeGreaterThan(3);

  // Words that both households know are the neighbours' by now.
  const mine = words.filter((word) => !neighbour.words.includes(word));
  const left = await rowsWith(db, mine);
  expect(left.map((row) => row.table).sort()).toEqual(["private.erasure_receipts", "public.audit_log"]);
  expect(left.find((row) => row.table === "public.audit_log")?.row).toMatchObject({
    tenant_id: home.tenantId,
    actor_id: home.users.owner,
    actor_kind: "person",
    table_name: "tenants",
    row_id: home.tenantId,
    action: "erase",
    before: null,
    after: { receipt_id: receipt.receiptId },
  });
  expect(await db.query("select status, tenant_id, line_id from public.phone_numbers where e164 = $1", [home.number])).toEqual([
    { status: "quarantined", tenant_id: null, line_id: null },
  ]);
  expect(await call(db, "line_route", { p_dialled: home.number })).toBeNull();
  const changes = await call<{ dialled: string; route: unknown }[]>(db, "pending_route_changes", { p_limit: 500 });
  expect(changes).toContainEqual(expect.objectContaining({ dialled: home.number, route: null }));
  expect(await db.query("select id from auth.users where id = $1", [home.users.owner])).toHaveLength(1);
  expect((await rowsWith(db, [neighbour.home.tenantId])).length).toBeGreaterThan(20);
});

test("erasing a tenant: is for owners, once", async () => {
  const home = await makeHousehold(db);
  const stranger = await makeHousehold(db);
  await expect(erase(home.users.carer, home.tenantId)).rejects.toMatchObject({ code: "42501" });
  await expect(erase(home.users.viewer, home.tenantId)).rejects.toMatchObject({ code: "42501" });
  await expect(erase(stranger.users.owner, home.tenantId)).rejects.toMatchObject({ code: "P0002" });
  await expect(callAs(db, { role: "anon" }, "erase_tenant", { p_tenant_id: home.tenantId })).rejects.toMatchObject({ code: "42501" });
  await db.query("update public.tenants set status = 'suspended' where id = $1", [home.tenantId]);
  await erase(home.users.owner, home.tenantId);
  await expect(erase(home.users.owner, home.tenantId)).rejects.toMatchObject({ code: "P0002" });
  await expect(db.query("delete from private.erasure_receipts")).rejects.toMatchObject({ code: "42501" });
  await expect(db.query("delete from public.audit_log where tenant_id = $1", [home.tenantId])).rejects.toMatchObject({ code: "42501" });
});

test("erasing a tenant: asked for twice at once happens once", async () => {
  const home = await makeHousehold(db);
  const both = await Promise.allSettled([erase(home.users.owner, home.tenantId), erase(home.users.owner, home.tenantId, other)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "P0002" } });
});

test("erasing a tenant: while a call goes on: what is told of it later fails cleanly and makes nothing", async () => {
  const home = await makeHousehold(db);
  const { callId, callSid } = await openCall(db, home);
  const { alertIds } = await recordVerdict(db, callId, 2, "v1");
  await erase(home.users.owner, home.tenantId);
  const now = new Date().toISOString();
  await expect(recordVerdict(db, callId, 3)).rejects.toMatchObject({ code: "P0002" });
  const event = { p_call_id: callId, p_key: "k", p_at: now, p_type: "note", p_payload: "{}" };
  await expect(call(db, "record_event", event)).rejects.toMatchObject({ code: "P0002" });
  await expect(call(db, "mark_not_analysed", { p_call_id: callId, p_reason: "relay" })).rejects.toMatchObject({ code: "P0002" });
  const totals = { p_call_id: callId, p_analysed: true, p_not_analysed_reason: null, p_speech_ms: 1 };
  await expect(call(db, "record_totals", totals)).rejects.toMatchObject({ code: "P0002" });
  for (const id of alertIds) expect(await call(db, "claim_alert", { p_alert_id: id, p_lease_seconds: 30 })).toEqual({ state: "settled" });
  expect(await call(db, "close_call", { p_call_sid: callSid, p_ended_at: now, p_answered: true })).toBeNull();
  // That a call of this SID has ended, for a day: nothing says whose it was.
  expect((await rowsWith(db, [home.tenantId, callId, callSid])).map((row) => row.table).sort()).toEqual([
    "private.early_call_ends",
    "private.erasure_receipts",
    "public.audit_log",
  ]);
  // The same number, from a cached route.
  expect(await openCall(db, home)).toMatchObject({ plan: "unknown_number" });
});

test("erasing a tenant: waits for whoever holds a row, and gives up when they never let go", async () => {
  const home = await makeHousehold(db);
  const { callId } = await openCall(db, home);
  await other.query("begin");
  await other.query("select 1 from public.calls where id = $1 for no key update", [callId]);
  const erasing = erase(home.users.owner, home.tenantId);
  await pause(300);
  // Holding nothing meanwhile: the verdict goes through.
  await recordVerdict(other, callId, 3);
  await other.query("commit");
  await erasing;
  expect((await rowsWith(db, [callId])).map((row) => row.table)).toEqual([]);

  const busy = await makeHousehold(db);
  await other.query("begin");
  await other.query("select 1 from public.contacts where tenant_id = $1 for no key update", [busy.tenantId]);
  await expect(erase(busy.users.owner, busy.tenantId)).rejects.toMatchObject({ code: "40001" });
  await other.query("rollback");
  await erase(busy.users.owner, busy.tenantId);
}, 30_000);
