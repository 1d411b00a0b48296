import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { addPerson, callAs, makeHousehold, openCall, recordVerdict } from "./household.ts";
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

const eraseAccount = (userId: string, connection = db) => callAs<Receipt>(connection, userId, "erase_account");

test("erasing an account takes all that was the person's, and leaves a receipt", async () => {
  const home = await makeHousehold(db);
  const { carer } = home.users;
  const { callId } = await openCall(db, home);
  await recordVerdict(db, callId, 3);
  await callAs(db, carer, "give_feedback", { p_call_id: callId, p_was_scam: true, p_comment: "x", p_block: false, p_share_example: true });
  await callAs(db, carer, "claim_idempotency_key", { p_key: "k", p_route: "r", p_request_hash: "h" });
  await db.query("insert into auth.sessions (user_id) values ($1)", [carer]);
  await db.query("insert into public.invitations (tenant_id, email, role, status) values ($1, $2, 'carer', 'accepted')", [
    home.tenantId,
    `${carer}@exemple.fr`,
  ]);
  expect(await eraseAccount(carer)).toEqual({
    receiptId: expect.any(String),
    at: expect.any(String),
    removed: { accounts: 1, memberships: 1, feedback: 1, sessions: 1, invitations: 1, labelledExamples: 1 },
  });
  expect(await db.query("select 1 from auth.users where id = $1", [carer])).toEqual([]);
  expect(await rowsWith(db, [`${carer}@exemple.fr`])).toEqual([]);
  expect(await rowsWith(db, ["votre code"])).toMatchObject([{ table: "public.call_quotes" }]);
  const left = await rowsWith(db, [carer]);
  expect(new Set(left.map(({ table }) => table))).toEqual(new Set(["private.erasure_receipts", "public.audit_log"]));
  // The token may live for an hour; it opens nothing.
  expect(await acting(db, person(carer), false, () => db.query("select 1 from public.tenants"))).toEqual([]);
  await expect(eraseAccount(carer)).rejects.toMatchObject({ code: "42501" });
});

test("erasing an account is refused to the last owner of a tenant, until somebody else owns it", async () => {
  const { tenantId, users } = await makeHousehold(db);
  await expect(eraseAccount(users.owner)).rejects.toMatchObject({ code: "ET409" });
  await db.query("update public.tenant_members set role = 'owner' where tenant_id = $1 and user_id = $2", [tenantId, users.viewer]);
  await eraseAccount(users.owner);
  await expect(eraseAccount(users.viewer)).rejects.toMatchObject({ code: "ET409" });
  await callAs(db, users.viewer, "erase_tenant", { p_tenant_id: tenantId });
  await eraseAccount(users.viewer);
});

test("erasing an account of two owners at once, one stays", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { tenantId, users } = await makeHousehold(db);
    await db.query("update public.tenant_members set role = 'owner' where tenant_id = $1 and user_id = $2", [tenantId, users.carer]);
    const leave = () =>
      acting(other, person(users.carer), true, () =>
        other.query("delete from public.tenant_members where tenant_id = $1 and user_id = $2", [tenantId, users.carer]),
      );
    const outcomes = await Promise.allSettled([eraseAccount(users.owner), round % 2 ? eraseAccount(users.carer, other) : leave()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const owners = await db.query("select 1 from public.tenant_members where tenant_id = $1 and role = 'owner'", [tenantId]);
    expect(owners).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(["ET409", "23514"]).toContain(outcome.reason.code);
  }
});

test("erasing an account needs an account", async () => {
  await expect(callAs(db, { role: "anon" }, "erase_account")).rejects.toMatchObject({ code: "42501" });
  const { id } = await addPerson(db);
  const both = await Promise.allSettled([eraseAccount(id), eraseAccount(id, other)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
