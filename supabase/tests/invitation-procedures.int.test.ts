import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { ANYONE, addPerson, call, callAs, type Household, makeHousehold, tokenHash } from "./household.ts";
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

const invite = (actor: string, home: Household, changes: Record<string, unknown> = {}, connection = db) =>
  callAs<{ id: string; status: string }>(connection, actor, "invite_member", {
    p_id: randomUUID(),
    p_tenant_id: home.tenantId,
    p_email: "Paul@Exemple.fr",
    p_role: "carer",
    ...changes,
  });
const accept = (userId: string, hash: string, connection = db) => callAs(connection, userId, "accept_invitation", { p_token_hash: hash });
const decline = (hash: string) => callAs(db, ANYONE, "decline_invitation", { p_token_hash: hash });
const withdraw = (actor: string, id: string, connection = db) => callAs(connection, actor, "withdraw_invitation", { p_id: id });
const view = (hash: string) => callAs(db, ANYONE, "view_invitation", { p_token_hash: hash });
const row = async (id: string) => (await db.query("select * from public.invitations where id = $1", [id]))[0];
const set = (id: string, change: string) => db.query(`update public.invitations set ${change} where id = $1`, [id]);

/** An invitation whose message was sent, and the person it is for. */
async function invited(role = "carer") {
  const home = await makeHousehold(db);
  const guest = await addPerson(db);
  const { id } = await invite(home.users.owner, home, { p_email: guest.email, p_role: role });
  const hash = tokenHash();
  const [message] = await db.query<{ id: string }>("select id from public.messages where invitation_id = $1", [id]);
  await call(db, "claim_message", { p_message_id: message?.id, p_lease_seconds: 30, p_token_hash: hash });
  return { home, guest, id, hash };
}

describe("inviting", () => {
  test("puts the invitation and its message on record together, once", async () => {
    const home = await makeHousehold(db);
    const id = randomUUID();
    const answers = await Promise.all([db, other].map((connection) => invite(home.users.owner, home, { p_id: id }, connection)));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({
      id,
      tenantId: home.tenantId,
      email: "paul@exemple.fr",
      role: "carer",
      status: "pending",
      invitedBy: home.users.owner,
      answeredAt: null,
    });
    expect(await db.query("select channel, purpose, status, requested_by from public.messages where invitation_id = $1", [id])).toEqual([
      { channel: "email", purpose: "member_invitation", status: "pending", requested_by: home.users.owner },
    ]);
    const { expires_at, created_at } = (await row(id)) as { expires_at: Date; created_at: Date };
    expect(expires_at.getTime() - created_at.getTime()).toBe(14 * 24 * 3_600_000);
  });

  test("the same person twice needs the first invitation to be over", async () => {
    const home = await makeHousehold(db);
    const { id } = await invite(home.users.owner, home);
    await expect(invite(home.users.owner, home)).rejects.toMatchObject({ code: "23505", constraint: "invitations_one_pending_idx" });
    await set(id, "expires_at = now()");
    await invite(home.users.owner, home);
    expect(await row(id)).toMatchObject({ status: "withdrawn" });
  });

  test("of two who invite the same person at once, one does", async () => {
    const home = await makeHousehold(db);
    const tries = await Promise.allSettled([invite(home.users.owner, home), invite(home.users.owner, home, {}, other)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test.each([
    ["a carer", "carer", "42501"],
    ["a viewer", "viewer", "42501"],
    ["a stranger", "stranger", "P0002"],
  ] as const)("is not for %s", async (_, who, code) => {
    const home = await makeHousehold(db);
    const actor = who === "stranger" ? (await makeHousehold(db)).users.owner : home.users[who];
    await expect(invite(actor, home)).rejects.toMatchObject({ code });
    const { id } = await invite(home.users.owner, home);
    await expect(withdraw(actor, id)).rejects.toMatchObject({ code });
  });

  test("refuses members, nonsense, and suspended tenants", async () => {
    const home = await makeHousehold(db);
    const { owner } = home.users;
    await expect(invite(owner, home, { p_email: `${home.users.viewer}@exemple.fr` })).rejects.toMatchObject({ code: "ET409" });
    await expect(invite(owner, home, { p_email: "no address" })).rejects.toMatchObject({ code: "23514" });
    await expect(invite(owner, home, { p_role: "king" })).rejects.toMatchObject({ code: "23514" });
    await db.query("update public.tenants set status = 'suspended' where id = $1", [home.tenantId]);
    await expect(invite(owner, home)).rejects.toMatchObject({ code: "ET409" });
  });

  test("an id of another tenant's invitation stays theirs", async () => {
    const [home, stranger] = [await makeHousehold(db), await makeHousehold(db)];
    const { id } = await invite(home.users.owner, home);
    const theft = invite(stranger.users.owner, stranger, { p_id: id, p_email: "x@exemple.fr" });
    await expect(theft).rejects.toMatchObject({ code: "23505" });
  });

  test("stops at fifty a day", async () => {
    const home = await makeHousehold(db);
    await db.query(
      "insert into public.invitations (tenant_id, email, role) select $1, n || '@exemple.fr', 'viewer' from generate_series(1, 50) n",
      [home.tenantId],
    );
    await expect(invite(home.users.owner, home)).rejects.toMatchObject({ code: "ET429" });
  });

  test("nobody reads the hash of a link, nor does the journal", async () => {
    const { home, id, hash } = await invited();
    const read = acting(db, person(home.users.owner), false, () => db.query("select token_hash from public.invitations"));
    await expect(read).rejects.toMatchObject({ code: "42501" });
    const journal = JSON.stringify(await db.query("select * from public.audit_log where row_id = $1", [id]));
    expect(journal).not.toContain(hash);
    expect(journal).not.toContain("@exemple.fr");
  });
});

describe("answering an invitation", () => {
  test("shows who invites to what", async () => {
    const { home, guest, hash } = await invited();
    await db.query("update public.profiles set display_name = 'Claire' where user_id = $1", [home.users.owner]);
    expect(await view(hash)).toEqual({
      tenantName: "Famille",
      inviterName: "Claire",
      role: "carer",
      email: guest.email,
      status: "pending",
      expiresAt: expect.any(String),
    });
    expect(await view(tokenHash())).toBeNull();
  });

  test("accepting makes a member, twice the same", async () => {
    const { home, guest, id, hash } = await invited();
    expect(await accept(guest.id, hash)).toEqual({ tenantId: home.tenantId, role: "carer" });
    expect(await accept(guest.id, hash)).toEqual({ tenantId: home.tenantId, role: "carer" });
    expect(await row(id)).toMatchObject({ status: "accepted", accepted_by: guest.id });
    const member = "select role from public.tenant_members where tenant_id = $1 and user_id = $2";
    expect(await db.query(member, [home.tenantId, guest.id])).toEqual([{ role: "carer" }]);
  });

  test("accepting twice at once is accepting once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { home, guest, hash } = await invited();
      const answers = await Promise.all([accept(guest.id, hash), accept(guest.id, hash, other)]);
      expect(answers).toEqual([0, 1].map(() => ({ tenantId: home.tenantId, role: "carer" })));
    }
  });

  test("accepting while the owner withdraws is one or the other", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { home, guest, id, hash } = await invited();
      const [accepted, withdrawn] = await Promise.allSettled([accept(guest.id, hash), withdraw(home.users.owner, id, other)]);
      const [refused] = [accepted, withdrawn].filter(({ status }) => status === "rejected");
      expect(refused).toMatchObject({ reason: { code: accepted.status === "rejected" ? "ET410" : "ET409" } });
      expect(await row(id)).toMatchObject({ status: accepted.status === "fulfilled" ? "accepted" : "withdrawn" });
    }
  });

  test("a member keeps the role they have", async () => {
    const { home, guest, hash } = await invited("viewer");
    await db.query("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [home.tenantId, guest.id]);
    expect(await accept(guest.id, hash)).toEqual({ tenantId: home.tenantId, role: "owner" });
  });

  test.each([
    ["withdrawn", (_: string, home: Household, id: string) => withdraw(home.users.owner, id)],
    ["declined", (hash: string) => decline(hash)],
    ["expired", (_: string, __: Household, id: string) => set(id, "expires_at = now()")],
    [
      "suspended and left",
      async (hash: string, home: Household, id: string) => {
        const [guest] = await db.query<{ id: string }>(
          "select u.id from auth.users u join public.invitations i on i.email = u.email where i.id = $1",
          [id],
        );
        await accept(guest?.id ?? "", hash);
        await db.query("delete from public.tenant_members where tenant_id = $1 and user_id = $2", [home.tenantId, guest?.id]);
      },
    ],
  ])("a link that was %s opens nothing", async (_, end) => {
    const { home, guest, id, hash } = await invited();
    await end(hash, home, id);
    await expect(accept(guest.id, hash)).rejects.toMatchObject({ code: "ET410" });
  });

  test("only the invited and confirmed address accepts, and only a link that exists", async () => {
    const { hash } = await invited();
    const [stranger, unconfirmed] = [await addPerson(db), await addPerson(db, { confirmed: false })];
    await expect(accept(stranger.id, hash)).rejects.toMatchObject({ code: "42501" });
    await expect(accept(unconfirmed.id, hash)).rejects.toMatchObject({ code: "42501" });
    await expect(accept(stranger.id, tokenHash())).rejects.toMatchObject({ code: "P0002" });
    await expect(callAs(db, ANYONE, "accept_invitation", { p_token_hash: hash })).rejects.toMatchObject({ code: "42501" });
  });

  test("declining is repeatable, and too late once accepted", async () => {
    const { hash, id } = await invited();
    await decline(hash);
    await decline(hash);
    expect(await row(id)).toMatchObject({ status: "declined" });
    await expect(decline(tokenHash())).rejects.toMatchObject({ code: "P0002" });

    const second = await invited();
    await accept(second.guest.id, second.hash);
    await expect(decline(second.hash)).rejects.toMatchObject({ code: "ET410" });
  });

  test("withdrawing is repeatable, and too late once accepted", async () => {
    const { home, id } = await invited();
    await withdraw(home.users.owner, id);
    await withdraw(home.users.owner, id);
    await expect(withdraw(home.users.owner, randomUUID())).rejects.toMatchObject({ code: "P0002" });

    const second = await invited();
    await accept(second.guest.id, second.hash);
    await expect(withdraw(second.home.users.owner, second.id)).rejects.toMatchObject({ code: "ET409" });
  });
});
