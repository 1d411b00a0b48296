import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { call, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { journal, noted, operating } from "./operating.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let home: Household;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});
beforeEach(async () => {
  home = await makeHousehold(db);
});

const operate = operating(() => db);
const one = async (statement: string, ...params: unknown[]) => (await db.query(statement, params))[0];

test("a tenant made by an operator is its owner's once they accept", async () => {
  const email = `${randomUUID()}@example.test`;
  const made = await operate<{ tenant: { id: string }; invitationId: string }>("create_tenant", {
    p_name: "Les Tilleuls",
    p_kind: "organisation",
    p_locale: "fr",
    p_owner_email: ` ${email.toUpperCase()} `,
  });
  expect(made.tenant).toMatchObject({ name: "Les Tilleuls", kind: "organisation", status: "active" });
  expect(await one("select id, email, role, status from public.invitations where tenant_id = $1", made.tenant.id)).toEqual({
    id: made.invitationId,
    email,
    role: "owner",
    status: "pending",
  });
  expect(await one("select invitation_id, channel from public.messages where tenant_id = $1", made.tenant.id)).toEqual({
    invitation_id: made.invitationId,
    channel: "email",
  });
  expect(await journal(db, made.tenant.id, "create_tenant")).toMatchObject(noted({ table_name: "tenants", row_id: made.tenant.id }));
  expect(await journal(db, made.tenant.id, "insert")).toMatchObject([{ actor_kind: "operator" }, { actor_kind: "operator" }]);
});

test("a tenant is shown with its people, its lines and its usage, and not with its contacts' names", async () => {
  const shown = await operate("show_tenant", { p_id: home.tenantId });
  expect(shown).toMatchObject({
    id: home.tenantId,
    members: [{ role: expect.any(String) }, {}, {}],
    pendingInvitations: 0,
    lines: [{ id: home.lineId, ethiqNumber: home.number }],
    contacts: { accepted: 2, pending: 1 },
    usageIn30Days: { calls: 0 },
  });
  expect(JSON.stringify(shown)).not.toMatch(/Paul|Jeanne|MIRABELLE/);
  expect(await journal(db, home.tenantId, "show_tenant")).toMatchObject(noted({ row_id: home.tenantId }));
});

test("a suspended tenant's calls still connect, and its members read why", async () => {
  const route = () => call<{ status: string }>(db, "line_route", { p_dialled: home.number });
  expect(await operate("suspend_tenant", { p_id: home.tenantId, p_reason: " unpaid " })).toMatchObject({
    status: "suspended",
    suspendedReason: "unpaid",
  });
  expect(await route()).toMatchObject({ status: "suspended" });
  const seen = await acting(db, person(home.users.viewer), false, () => db.query("select status, suspended_reason from public.tenants"));
  expect(seen).toEqual([{ status: "suspended", suspended_reason: "unpaid" }]);
  expect(await operate("restore_tenant", { p_id: home.tenantId })).toMatchObject({ status: "active", suspendedReason: null });
  expect(await route()).toMatchObject({ status: "active" });
  expect(await journal(db, home.tenantId, "suspend_tenant")).toMatchObject(noted({ after: { reason: "unpaid" } }));
  expect(await journal(db, home.tenantId, "restore_tenant")).toMatchObject(noted({}));
  expect(await journal(db, home.tenantId, "update")).toMatchObject([{ actor_kind: "operator" }, { actor_kind: "operator" }]);
});

test("what an operator did is in the journal that the owner reads", async () => {
  await operate("suspend_tenant", { p_id: home.tenantId, p_reason: "unpaid" });
  const read = (user: string) =>
    acting(db, person(user), false, () => db.query("select from public.audit_log where action = 'suspend_tenant'"));
  expect(await read(home.users.owner)).toHaveLength(1);
  expect(await read(home.users.carer)).toHaveLength(0);
});

test("a person is signed out everywhere, whatever the case of the address", async () => {
  const userId = home.users.owner;
  await db.query("update auth.users set email = $2 where id = $1", [userId, `${userId}@Example.test`]);
  for (const id of [userId, userId, home.users.carer]) await db.query("insert into auth.sessions (user_id) values ($1)", [id]);
  expect(await operate("end_sessions", { p_email: `${userId}@example.TEST` })).toEqual({ userId, sessions: 2 });
  const left = await db.query("select user_id from auth.sessions where user_id = any ($1)", [Object.values(home.users)]);
  expect(left).toEqual([{ user_id: home.users.carer }]);
  expect((await journal(db, null, "end_sessions")).filter((row) => row.row_id === userId)).toMatchObject(noted({ after: { sessions: 2 } }));
});

test("an erased tenant leaves a receipt and two lines of journal, and cannot be erased again", async () => {
  const { callId } = await openCall(db, home);
  await recordVerdict(db, callId, 3);
  const receipt = await operate<{ receiptId: string }>("erase_tenant", { p_id: home.tenantId, p_reason: "asked in writing" });
  expect(receipt).toMatchObject({ receiptId: expect.any(String), removed: { calls: 1, contacts: 3 } });
  const left = await db.query("select action, actor_kind from public.audit_log where tenant_id = $1 order by action", [home.tenantId]);
  expect(left).toEqual(["erase", "erase_tenant"].map((action) => ({ action, actor_kind: "operator" })));
  expect(await journal(db, home.tenantId, "erase_tenant")).toMatchObject(
    noted({ after: { reason: "asked in writing", receiptId: receipt.receiptId } }),
  );
  await expect(operate("erase_tenant", { p_id: home.tenantId, p_reason: "again" })).rejects.toMatchObject({ code: "P0002" });
});

test.each(["suspend_tenant", "erase_tenant"])("%s without a reason is refused", async (name) => {
  for (const reason of [null, "  ", "x".repeat(201)]) {
    await expect(operate(name, { p_id: home.tenantId, p_reason: reason })).rejects.toMatchObject({ code: "22023" });
  }
});

test("the dashboard's own role may do the same", async () => {
  await db.query("select ops.suspend_tenant($1, 'unpaid')", [home.tenantId]);
  const [row] = await journal(db, home.tenantId, "suspend_tenant");
  expect(row).toMatchObject({ actor_kind: "operator", actor_id: null, request_id: null });
});
