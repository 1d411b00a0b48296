import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { ANYONE, addPerson, call, callAs, makeHousehold, tokenHash } from "./household.ts";
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

async function makeKey(userId: string, tenantId: string): Promise<string> {
  const hash = tokenHash();
  await callAs(db, userId, "create_api_key", {
    p_id: randomUUID(),
    p_tenant_id: tenantId,
    p_name: "Tableau de bord",
    p_prefix: "ethiq_abcdef",
    p_key_hash: hash,
    p_scopes: ["calls:read"],
    p_role: "viewer",
    p_expires_at: new Date(Date.now() + 86_400_000).toISOString(),
  });
  return hash;
}
const opens = (hash: string) => callAs(db, ANYONE, "use_api_key", { p_key_hash: hash });

/** An owner who made a key and invited a second address of theirs, beside one who did the same. */
async function twoOwners() {
  const { tenantId, users } = await makeHousehold(db);
  const stays = users.owner;
  const leaves = (await addPerson(db)).id;
  await db.query("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [tenantId, leaves]);
  const keys = { stays: await makeKey(stays, tenantId), leaves: await makeKey(leaves, tenantId) };
  const second = await addPerson(db);
  const invitation = { p_id: randomUUID(), p_tenant_id: tenantId, p_email: second.email, p_role: "owner" };
  await callAs(db, leaves, "invite_member", invitation);
  const [message] = await db.query<{ id: string }>("select id from public.messages where invitation_id = $1", [invitation.p_id]);
  const hash = tokenHash();
  await call(db, "claim_message", { p_message_id: message?.id, p_lease_seconds: 30, p_token_hash: hash });
  return { tenantId, stays, leaves, keys, accept: () => callAs(db, second.id, "accept_invitation", { p_token_hash: hash }) };
}

describe("a former owner has no way back", () => {
  const member = "from public.tenant_members where tenant_id = $1 and user_id = $2";
  test.each([
    ["removed", "stays", `delete ${member}`],
    ["gone by themselves", "leaves", `delete ${member}`],
    ["now a viewer", "stays", "update public.tenant_members set role = 'viewer' where tenant_id = $1 and user_id = $2"],
  ] as const)("%s", async (_how, actor, statement) => {
    const home = await twoOwners();
    await acting(db, person(home[actor]), true, () => db.query(statement, [home.tenantId, home.leaves]));
    expect(await opens(home.keys.leaves)).toBeNull();
    expect(await opens(home.keys.stays)).toMatchObject({ tenantId: home.tenantId });
    await expect(home.accept()).rejects.toMatchObject({ code: "ET410" });
  });

  test.each(["erase_account", "by Auth"])("without an account: %s", async (how) => {
    const home = await twoOwners();
    if (how === "erase_account") await callAs(db, home.leaves, "erase_account");
    else await db.query("delete from auth.users where id = $1", [home.leaves]);
    expect(await opens(home.keys.leaves)).toBeNull();
    expect(await opens(home.keys.stays)).toMatchObject({ tenantId: home.tenantId });
    await expect(home.accept()).rejects.toMatchObject({ code: "ET410" });
  });

  test("an owner who stays one loses nothing", async () => {
    const home = await twoOwners();
    await db.query("update public.tenant_members set role = 'owner' where user_id = $1", [home.leaves]);
    await db.query("update public.tenant_members set role = 'viewer' where user_id = $1", [home.stays]);
    expect(await opens(home.keys.leaves)).toMatchObject({ tenantId: home.tenantId });
    await home.accept();
  });
});
