import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { addContact, messagesOf } from "./asked.ts";
import { callAs, makeHousehold } from "./household.ts";
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

/** As a client of the REST interface does it, past every limit of our API. */
const proposeMany = (userId: string, tenantId: string, from: number, count: number) =>
  acting(db, person(userId), true, () =>
    db.query(
      `insert into public.contacts (tenant_id, name, phone)
       select $1, 'Léa', '+3363' || (9980000 + n) from generate_series($2::int, $2::int + $3::int - 1) n`,
      [tenantId, from, count],
    ),
  );
const sent = async (tenantId: string) =>
  (await db.query("select from public.messages where tenant_id = $1 and requested_by is not null", [tenantId])).length;
const openTenant = async (userId: string): Promise<string> => {
  const args = { p_id: randomUUID(), p_name: "Encore", p_kind: "household", p_locale: "fr", p_country: "FR" };
  return (await callAs<{ id: string }>(db, userId, "create_tenant", args)).id;
};
const invite = (userId: string, tenantId: string) => {
  const args = { p_id: randomUUID(), p_tenant_id: tenantId, p_email: `${randomUUID()}@exemple.fr`, p_role: "viewer" };
  return callAs(db, userId, "invite_member", args).then(
    () => "invited",
    (error: { code: string }) => error.code,
  );
};

test("a tenant asks a hundred telephones a day; its owner gets no more by opening or erasing others", async () => {
  const { users, tenantId } = await makeHousehold(db);
  await proposeMany(users.owner, tenantId, 1, 130);
  // One of the household's own contacts was asked by nobody.
  expect(await sent(tenantId)).toBe(99);
  const second = await openTenant(users.owner);
  await proposeMany(users.owner, second, 1, 40);
  expect(await sent(second)).toBe(1);
  await callAs(db, users.owner, "erase_tenant", { p_tenant_id: second });
  const third = await openTenant(users.owner);
  await proposeMany(users.owner, third, 201, 5);
  expect(await sent(third)).toBe(0);
  const [late] = await db.query<{ id: string }>("select id from public.contacts where tenant_id = $1 limit 1", [third]);
  await expect(callAs(db, users.owner, "request_contact_invitation", { p_contact_id: late?.id })).rejects.toMatchObject({ code: "ET429" });
  await db.query("update private.message_counts set day = day - 1");
  await callAs(db, users.owner, "request_contact_invitation", { p_contact_id: late?.id });
  expect(await sent(third)).toBe(1);
});

test("one telephone is asked ten times a week at most, by however many tenants", async () => {
  const counts = [];
  for (let round = 0; round < 12; round += 1) {
    const id = await addContact(db, await makeHousehold(db), "+33639989999");
    counts.push((await messagesOf(db, id)).length);
  }
  expect(counts).toEqual([...Array(10).fill(1), 0, 0]);
});

test("one person invites fifty mailboxes a day, over all their tenants", async () => {
  const { owner } = (await makeHousehold(db)).users;
  const answers = [];
  for (const count of [30, 30]) {
    const tenantId = await openTenant(owner);
    for (let n = 0; n < count; n += 1) answers.push(await invite(owner, tenantId));
    await callAs(db, owner, "erase_tenant", { p_tenant_id: tenantId });
  }
  expect(answers).toEqual([...Array(50).fill("invited"), ...Array(10).fill("ET429")]);
});
