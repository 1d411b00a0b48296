import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { ANYONE, callAs, type Household, makeHousehold, tokenHash } from "./household.ts";
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

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const create = (actor: string, home: Household, changes: Record<string, unknown> = {}, connection = db) =>
  callAs<{ id: string }>(connection, actor, "create_api_key", {
    p_id: randomUUID(),
    p_tenant_id: home.tenantId,
    p_name: "Mairie",
    p_prefix: "ethiq_8Jq2xW",
    p_key_hash: tokenHash(),
    p_scopes: ["calls:read", "lines:read"],
    p_role: "viewer",
    p_expires_at: inDays(90),
    ...changes,
  });
const use = (hash: string, connection = db) => callAs(connection, ANYONE, "use_api_key", { p_key_hash: hash });
const revoke = (actor: string, id: string) => callAs(db, actor, "revoke_api_key", { p_id: id });

async function keyed(changes: Record<string, unknown> = {}) {
  const home = await makeHousehold(db);
  const hash = tokenHash();
  const { id } = await create(home.users.owner, home, { p_key_hash: hash, ...changes });
  return { home, hash, id, actor: person(id, { api_key_id: id }) };
}
const lastUsed = async (id: string) =>
  (await db.query<{ last_used_at: Date | null }>("select last_used_at from public.api_keys where id = $1", [id]))[0]?.last_used_at;

describe("making a key", () => {
  test("answers it without its hash, and the first one again when repeated", async () => {
    const home = await makeHousehold(db);
    const id = randomUUID();
    const answers = await Promise.all([db, other].map((connection) => create(home.users.owner, home, { p_id: id }, connection)));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual({
      id,
      tenantId: home.tenantId,
      name: "Mairie",
      prefix: "ethiq_8Jq2xW",
      scopes: ["calls:read", "lines:read"],
      role: "viewer",
      createdBy: home.users.owner,
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
      lastUsedAt: null,
      revokedAt: null,
    });
    const journal = JSON.stringify(await db.query("select * from public.audit_log where row_id = $1", [id]));
    expect(journal).toContain("Mairie");
    expect(journal).not.toContain("key_hash");
  });

  test.each([
    ["no scopes", { p_scopes: [] }],
    ["a scope nobody knows", { p_scopes: ["calls:read", "everything"] }],
    ["a viewer who writes", { p_scopes: ["lines:write"] }],
    ["an owner", { p_role: "owner" }],
    ["a life of more than a year", { p_expires_at: inDays(367) }],
    ["no life at all", { p_expires_at: inDays(-1) }],
    ["a short prefix", { p_prefix: "ethiq_" }],
    ["a key in clear", { p_key_hash: "ethiq_8Jq2xWm0C5r7Tz1Yb4Kd9Lf3" }],
  ])("refuses %s", async (_, change) => {
    const home = await makeHousehold(db);
    await expect(create(home.users.owner, home, change)).rejects.toMatchObject({ code: "23514" });
  });

  test("and revoking it is for owners", async () => {
    const { home, id } = await keyed();
    const stranger = await makeHousehold(db);
    for (const [actor, code] of [
      [home.users.carer, "42501"],
      [home.users.viewer, "42501"],
      [stranger.users.owner, "P0002"],
    ] as const) {
      await expect(create(actor, home)).rejects.toMatchObject({ code });
      await expect(revoke(actor, id)).rejects.toMatchObject({ code });
    }
    await expect(create(stranger.users.owner, stranger, { p_id: id })).rejects.toMatchObject({ code: "23505" });
    await expect(revoke(home.users.owner, randomUUID())).rejects.toMatchObject({ code: "P0002" });
  });

  test("nobody reads the hash", async () => {
    const { home } = await keyed();
    for (const actor of [person(home.users.owner), { role: "service_role" as const }]) {
      const read = acting(db, actor, false, () => db.query("select key_hash from public.api_keys"));
      await expect(read).rejects.toMatchObject({ code: "42501" });
    }
  });
});

describe("using a key", () => {
  test("says what it opens, and notes it once a minute", async () => {
    const { home, hash, id } = await keyed();
    expect(await use(hash)).toEqual({ keyId: id, tenantId: home.tenantId, role: "viewer", scopes: ["calls:read", "lines:read"] });
    const first = await lastUsed(id);
    expect(first).toBeInstanceOf(Date);
    await use(hash);
    expect(await lastUsed(id)).toEqual(first);
    await db.query("update public.api_keys set last_used_at = now() - interval '2 minutes' where id = $1", [id]);
    await Promise.all([use(hash), use(hash, other)]);
    expect((await lastUsed(id))?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
    expect(await db.query("select 1 from public.audit_log where row_id = $1 and action = 'update'", [id])).toEqual([]);
  });

  test("does not wait for whoever holds it", async () => {
    const { hash, id } = await keyed();
    await other.query("begin");
    await other.query("select 1 from public.api_keys where id = $1 for update", [id]);
    expect(await use(hash)).toMatchObject({ keyId: id });
    await other.query("rollback");
  });

  test("opens nothing when unknown, revoked, expired, or of a suspended tenant", async () => {
    expect(await use(tokenHash())).toBeNull();
    const revoked = await keyed();
    await revoke(revoked.home.users.owner, revoked.id);
    await revoke(revoked.home.users.owner, revoked.id);
    expect(await use(revoked.hash)).toBeNull();
    const expired = await keyed();
    await db.query("update public.api_keys set created_at = now() - interval '2 days', expires_at = now() where id = $1", [expired.id]);
    expect(await use(expired.hash)).toBeNull();
    const suspended = await keyed();
    await db.query("update public.tenants set status = 'suspended' where id = $1", [suspended.home.tenantId]);
    expect(await use(suspended.hash)).toBeNull();
  });
});

describe("a session of a key", () => {
  const see = (actor: Parameters<typeof acting>[1], table: string) =>
    acting(db, actor, false, () => db.query(`select 1 from public.${table}`));

  test("sees its own tenant by its role, and no people", async () => {
    const { home, actor } = await keyed();
    await makeHousehold(db);
    expect(await see(actor, "lines")).toHaveLength(1);
    expect(await see(actor, "contacts")).toHaveLength(3);
    for (const table of ["profiles", "api_keys", "invitations", "audit_log", "contact_consents", "call_quotes"]) {
      expect(await see(actor, table)).toEqual([]);
    }
    const write = acting(db, actor, false, () => db.query("update public.contacts set name = 'x' returning 1"));
    expect(await write).toEqual([]);
    const carer = await keyed({ p_role: "carer", p_scopes: ["contacts:write"] });
    await acting(db, carer.actor, true, () =>
      db.query("insert into public.expected_windows (tenant_id, label, starts_at, ends_at) values ($1, 'x', now(), now() + '1 h')", [
        carer.home.tenantId,
      ]),
    );
    expect(await db.query("select created_by from public.expected_windows where tenant_id = $1", [carer.home.tenantId])).toEqual([
      { created_by: null },
    ]);
    const [entry] = await db.query("select actor_id, actor_kind from public.audit_log where tenant_id = $1 order by id desc limit 1", [
      carer.home.tenantId,
    ]);
    expect(entry).toEqual({ actor_id: carer.id, actor_kind: "api_key" });
    expect(home.tenantId).not.toBe(carer.home.tenantId);
  });

  test("is over with the key", async () => {
    const { home, id, actor } = await keyed();
    await revoke(home.users.owner, id);
    expect(await see(actor, "lines")).toEqual([]);
  });

  test("is not made of a claim alone", async () => {
    const { home, id } = await keyed();
    expect(await see(person(home.users.owner, { api_key_id: id }), "lines")).toEqual([]);
    expect(await see(person(id), "lines")).toEqual([]);
    expect(await see(person(randomUUID(), { api_key_id: id }), "lines")).toEqual([]);
  });

  test.each([
    ["create_tenant", { p_id: randomUUID(), p_name: "x", p_kind: "household", p_locale: "fr", p_country: "FR" }],
    ["erase_account", {}],
    ["my_sessions", {}],
    ["end_my_session", { p_session_id: randomUUID() }],
    ["accept_invitation", { p_token_hash: tokenHash() }],
    ["revoke_api_key", { p_id: randomUUID() }],
    ["withdraw_invitation", { p_id: randomUUID() }],
  ])("never gets to %s", async (name, args) => {
    const { actor } = await keyed({ p_role: "carer" });
    await expect(callAs(db, actor, name, args)).rejects.toMatchObject({ code: "42501" });
  });

  test("never erases its tenant, invites, or makes keys", async () => {
    const { home, actor } = await keyed({ p_role: "carer" });
    const args = { p_tenant_id: home.tenantId };
    await expect(callAs(db, actor, "erase_tenant", args)).rejects.toMatchObject({ code: "42501" });
    const invite = callAs(db, actor, "invite_member", { ...args, p_id: randomUUID(), p_email: "a@b.fr", p_role: "owner" });
    await expect(invite).rejects.toMatchObject({ code: "42501" });
  });
});

describe("a second factor", () => {
  const addFactor = (userId: string, status: string) =>
    db.query("insert into auth.mfa_factors (user_id, status) values ($1, $2)", [userId, status]);
  const lines = (userId: string, claims = {}) => acting(db, person(userId, claims), false, () => db.query("select 1 from public.lines"));

  test("once verified, a session without it sees and does nothing", async () => {
    const { users, tenantId } = await makeHousehold(db);
    await addFactor(users.owner, "unverified");
    expect(await lines(users.owner, { aal: "aal1" })).toHaveLength(1);
    await addFactor(users.owner, "verified");
    expect(await lines(users.owner, { aal: "aal1" })).toEqual([]);
    expect(await lines(users.owner)).toEqual([]);
    expect(await lines(users.owner, { aal: "aal2" })).toHaveLength(1);
    expect(await lines(users.carer, { aal: "aal1" })).toHaveLength(1);
    await expect(callAs(db, users.owner, "erase_tenant", { p_tenant_id: tenantId })).rejects.toMatchObject({ code: "42501" });
    await expect(callAs(db, users.owner, "erase_account")).rejects.toMatchObject({ code: "42501" });
    const leave = acting(db, person(users.owner), true, () => db.query("delete from public.tenant_members returning 1"));
    expect(await leave).toEqual([]);
  });
});
