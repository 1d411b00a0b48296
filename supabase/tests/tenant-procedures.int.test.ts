import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { ANYONE, addPerson, callAs, makeHousehold } from "./household.ts";
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

const membersOf = (tenantId: string) =>
  db.query<{ user_id: string; role: string }>("select user_id, role from public.tenant_members where tenant_id = $1 order by role desc", [
    tenantId,
  ]);
const tenantsOf = (userId: string) =>
  db.query(
    `select name, kind, locale, country, role from public.tenants t join public.tenant_members m on m.tenant_id = t.id
     where m.user_id = $1`,
    [userId],
  );

describe("a tenant", () => {
  const args = (id: string) => ({ p_id: id, p_name: " Famille Martin ", p_kind: "household", p_locale: "fr", p_country: "BE" });

  test("is made with its owner, and once however often that is asked", async () => {
    const [{ id: userId }, tenantId] = [await addPerson(db), randomUUID()];
    const answers = await Promise.all([db, other].map((connection) => callAs(connection, userId, "create_tenant", args(tenantId))));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({
      id: tenantId,
      name: "Famille Martin",
      kind: "household",
      status: "active",
      suspendedReason: null,
      country: "BE",
      timezone: "Europe/Paris",
      callRetentionMonths: 13,
      learningConsent: false,
      revision: 1,
    });
    expect(await membersOf(tenantId)).toEqual([{ user_id: userId, role: "owner" }]);
    expect(await callAs(db, userId, "create_tenant", args(tenantId))).toEqual(answers[0]);
  });

  test("of somebody else is not given away by its id", async () => {
    const [home, { id }] = [await makeHousehold(db), await addPerson(db)];
    for (const userId of [id, home.users.viewer]) {
      await expect(callAs(db, userId, "create_tenant", args(home.tenantId))).rejects.toMatchObject({ code: "23505" });
    }
  });

  test.each([
    ["nobody", ANYONE],
    ["a service", { role: "service_role" as const }],
    ["an account that is gone", person(randomUUID())],
    ["an API key", person(randomUUID(), { api_key_id: randomUUID() })],
  ])("is not made by %s", async (_, actor) => {
    await expect(callAs(db, actor, "create_tenant", args(randomUUID()))).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["name", { p_name: "" }],
    ["kind", { p_kind: "circus" }],
    ["country", { p_country: "France" }],
  ])("has a proper %s", async (_, change) => {
    const { id } = await addPerson(db);
    await expect(callAs(db, id, "create_tenant", { ...args(randomUUID()), ...change })).rejects.toMatchObject({ code: "23514" });
  });

  test.each(["Europe/Paris", "America/Port-au-Prince", "Indian/Reunion", "UTC"])("can live in %s", async (timezone) => {
    const home = await makeHousehold(db);
    await db.query("update public.tenants set timezone = $2 where id = $1", [home.tenantId, timezone]);
  });
  test.each(["Europe/Atlantis", "UTC+3", "Europe/Paris5", "", "'; drop table x"])("cannot live in %s", async (timezone) => {
    const home = await makeHousehold(db);
    const update = db.query("update public.tenants set timezone = $2 where id = $1", [home.tenantId, timezone]);
    await expect(update).rejects.toMatchObject({ code: "23514" });
  });

  test("counts its revisions, but not those that change nothing", async () => {
    const home = await makeHousehold(db);
    const rename = async (name: string) =>
      (await db.query("update public.tenants set name = $2 where id = $1 returning revision", [home.tenantId, name]))[0];
    expect(await rename("Autre")).toEqual({ revision: 2 });
    expect(await rename("Autre")).toEqual({ revision: 2 });
    expect(await rename("Encore")).toEqual({ revision: 3 });
  });
});

describe("signing up", () => {
  const signUp = async (metadata: unknown, confirmed = true) => {
    const { id } = await addPerson(db, { confirmed: false });
    await db.query("update auth.users set raw_user_meta_data = $2 where id = $1", [id, JSON.stringify(metadata)]);
    if (confirmed) await db.query("update auth.users set email_confirmed_at = now() where id = $1", [id]);
    return id;
  };
  const tenant = { name: "Famille Roux", kind: "organisation", locale: "en", country: "CH" };

  test("makes the tenant that was asked for once the address is confirmed, and only then", async () => {
    const id = await signUp({ tenant }, false);
    expect(await tenantsOf(id)).toEqual([]);
    await db.query("update auth.users set email_confirmed_at = now() where id = $1", [id]);
    expect(await tenantsOf(id)).toEqual([{ ...tenant, role: "owner" }]);
    await db.query("update auth.users set email_confirmed_at = now(), email = 'autre@exemple.fr' where id = $1", [id]);
    expect(await tenantsOf(id)).toHaveLength(1);
  });

  test("with an address that is confirmed from the start makes the tenant at once", async () => {
    const id = randomUUID();
    const insert = "insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data) values ($1, $2, now(), $3)";
    await db.query(insert, [id, `${id}@exemple.fr`, JSON.stringify({ tenant: { name: "Chez nous" } })]);
    expect(await tenantsOf(id)).toEqual([{ name: "Chez nous", kind: "household", locale: "fr", country: "FR", role: "owner" }]);
  });

  test("does not make a second tenant after the first is erased", async () => {
    const id = await signUp({ tenant });
    const [row] = await db.query<{ tenant_id: string }>("select tenant_id from public.tenant_members where user_id = $1", [id]);
    await callAs(db, id, "erase_tenant", { p_tenant_id: row?.tenant_id });
    await db.query("update auth.users set email_confirmed_at = now() where id = $1", [id]);
    expect(await tenantsOf(id)).toEqual([]);
  });

  test.each([[{}], [{ tenant: null }], [{ tenant: "Famille" }], [{ tenant: ["a"] }], ["text"], [null], [3]])(
    "with the metadata %j makes no tenant",
    async (metadata) => {
      expect(await tenantsOf(await signUp(metadata))).toEqual([]);
    },
  );

  test.each([
    [{ name: "", kind: "circus", locale: "xx", country: "France" }, "Ma famille"],
    [{ name: { a: 1 }, kind: 7, locale: [], country: null }, "Ma famille"],
    [{ name: "x".repeat(500) }, "x".repeat(120)],
  ])("never fails over %j", async (wanted, name) => {
    expect(await tenantsOf(await signUp({ tenant: wanted }))).toMatchObject([{ name, kind: "household", locale: "fr", country: "FR" }]);
  });

  test("reads metadata that a driver stored as text", async () => {
    expect(await tenantsOf(await signUp(JSON.stringify({ tenant: { name: "En texte" } })))).toMatchObject([{ name: "En texte" }]);
  });

  test("goes on when nothing can be written", async () => {
    await db.query("begin");
    await db.query("alter table public.tenants add constraint never check (false) not valid");
    await db.query("alter table public.profiles add constraint never check (false) not valid");
    const id = await signUp({ tenant });
    expect(await db.query("select 1 from auth.users where id = $1", [id])).toHaveLength(1);
    expect(await tenantsOf(id)).toEqual([]);
    await db.query("rollback");
  });

  test("leaves a profile that follows the address and belongs to its person", async () => {
    const id = await signUp({ display_name: "  Claire  ", locale: "en" });
    const profile = () => db.query("select email, display_name, locale from public.profiles where user_id = $1", [id]);
    // The metadata came after the account: what was not said then is the person's to say.
    expect(await profile()).toEqual([{ email: `${id}@exemple.fr`, display_name: null, locale: "fr" }]);
    await db.query("update auth.users set email = 'Claire@Exemple.fr' where id = $1", [id]);
    await acting(db, person(id), true, () => db.query("update public.profiles set display_name = 'Claire' where user_id = $1", [id]));
    expect(await profile()).toEqual([{ email: "claire@exemple.fr", display_name: "Claire", locale: "fr" }]);
    const change = acting(db, person(id), true, () => db.query("update public.profiles set email = 'x@y.fr' where user_id = $1", [id]));
    await expect(change).rejects.toMatchObject({ code: "42501" });
  });

  test("shows a profile to colleagues and to nobody else", async () => {
    const [home, stranger] = [await makeHousehold(db), await makeHousehold(db)];
    const seenBy = (userId: string) => acting(db, person(userId), false, () => db.query("select user_id from public.profiles"));
    expect(new Set((await seenBy(home.users.viewer)).map(({ user_id }) => user_id))).toEqual(new Set(Object.values(home.users)));
    expect(JSON.stringify(await seenBy(stranger.users.owner))).not.toContain(home.users.owner);
  });
});

describe("members", () => {
  const leave = (connection: Connection, tenantId: string, userId: string) =>
    acting(connection, person(userId), true, () =>
      connection.query("delete from public.tenant_members where tenant_id = $1 and user_id = $2 returning 1", [tenantId, userId]),
    );
  const setRole = (actor: string, tenantId: string, userId: string, role: string) =>
    acting(db, person(actor), true, () =>
      db.query("update public.tenant_members set role = $3 where tenant_id = $1 and user_id = $2 returning role", [tenantId, userId, role]),
    );
  const lastOwner = { code: "23514", constraint: "tenant_members_keep_an_owner", message: /tenant_members_keep_an_owner/ };

  test("the last owner neither leaves nor becomes something else", async () => {
    const { tenantId, users } = await makeHousehold(db);
    await expect(leave(db, tenantId, users.owner)).rejects.toMatchObject({
      ...lastOwner,
      message: expect.stringMatching(lastOwner.message),
    });
    await expect(setRole(users.owner, tenantId, users.owner, "viewer")).rejects.toMatchObject({ code: "23514" });
    expect(await setRole(users.owner, tenantId, users.carer, "owner")).toEqual([{ role: "owner" }]);
    expect(await leave(db, tenantId, users.owner)).toHaveLength(1);
  });

  test("of two owners who leave at once, one stays", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { tenantId, users } = await makeHousehold(db);
      await setRole(users.owner, tenantId, users.carer, "owner");
      const left = await Promise.allSettled([leave(db, tenantId, users.owner), leave(other, tenantId, users.carer)]);
      expect(left.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(left.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "23514" } });
      expect((await membersOf(tenantId)).filter(({ role }) => role === "owner")).toHaveLength(1);
    }
  });

  test("carers and viewers may leave, and change nobody", async () => {
    const { tenantId, users } = await makeHousehold(db);
    expect(await setRole(users.carer, tenantId, users.carer, "owner")).toEqual([]);
    expect(
      await acting(db, person(users.carer), true, () =>
        db.query("delete from public.tenant_members where tenant_id = $1 and user_id <> $2 returning 1", [tenantId, users.carer]),
      ),
    ).toEqual([]);
    expect(await leave(db, tenantId, users.carer)).toHaveLength(1);
    expect(await leave(db, tenantId, users.viewer)).toHaveLength(1);
    expect(await membersOf(tenantId)).toHaveLength(1);
  });

  test("a tenant that goes takes its owner along", async () => {
    const { tenantId } = await makeHousehold(db);
    await db.query("delete from public.phone_numbers where tenant_id = $1", [tenantId]);
    await db.query("delete from public.tenants where id = $1", [tenantId]);
    expect(await membersOf(tenantId)).toEqual([]);
  });

  test("what Auth writes into a token are one's tenants and roles", async () => {
    const { tenantId, users } = await makeHousehold(db);
    const claims = (userId: string) => callAs(db, { role: "service_role" }, "claims_of_user", { p_user_id: userId });
    expect(await claims(users.carer)).toEqual({ tenants: [{ id: tenantId, role: "carer" }] });
    expect(await claims(randomUUID())).toEqual({ tenants: [] });
    await expect(callAs(db, users.owner, "claims_of_user", { p_user_id: users.carer })).rejects.toMatchObject({ code: "42501" });
  });
});
