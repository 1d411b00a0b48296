import { afterAll, beforeAll, expect, test } from "vitest";
import { outcomeOf } from "./rights-outcome.ts";
import { actorOf, makeScene, type Person, type Scene } from "./rights-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

// What a form never sends, and somebody who writes requests by hand could.

let postgres: Postgres;
let db: Connection;
let scene: Scene;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
  scene = await makeScene(db);
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});

const as = (who: Person, statement: string) => outcomeOf(db, actorOf(scene, who), { statement });

test.each([
  ["accept in a contact's place", "update public.contacts set consent = 'accepted' returning 1"],
  ["date a contact's answer", "update public.contacts set consent_at = now() returning 1"],
  // The contact accepted for this telephone and for this line.
  ["give an answer to another telephone", "update public.contacts set phone = '+33639980096' returning 1"],
  ["give an answer to another line", "update public.contacts set line_id = null returning 1"],
  ["put a line into service", "update public.lines set status = 'active' returning 1"],
  ["say yes in the place of the protected person", "update public.lines set agreed_at = now() returning 1"],
  ["lift a suspension", "update public.tenants set status = 'active' returning 1"],
  ["reword a suspension", "update public.tenants set suspended_reason = null returning 1"],
  ["choose another plan", "update public.tenants set plan = 'free' returning 1"],
  ["move to another country", "update public.tenants set country = 'BE' returning 1"],
  ["become an organisation", "update public.tenants set kind = 'organisation' returning 1"],
  ["pass a person's rule off as drawn from feedback", "update public.caller_rules set source = 'feedback' returning 1"],
  ["put another person into a member's place", "update public.tenant_members set user_id = auth.uid() returning 1"],
  ["change an address that Auth knows", "update public.profiles set email = 'x@exemple.fr' returning 1"],
  ["sign an expected call with another name", "update public.expected_windows set created_by = null returning 1"],
  ["prolong an invitation", "update public.invitations set expires_at = now() returning 1"],
  ["prolong a key", "update public.api_keys set expires_at = now() returning 1"],
  ["read the hash of a key", "select key_hash from public.api_keys"],
  ["read a key's whole row", "select * from public.api_keys"],
  ["read the hash of an invitation's link", "select token_hash from public.invitations"],
  ["return a hash from a row they may change", "delete from public.api_keys returning key_hash"],
  ["look for a key by its hash", "select 1 from public.api_keys where key_hash = 'x'"],
  ["read an account", "select 1 from auth.users"],
  ["read a session", "select 1 from auth.sessions"],
  ["read a table that is nobody's", "select 1 from private.contact_links"],
  ["read a receipt", "select 1 from private.erasure_receipts"],
  ["call a stored procedure", "select public.close_call('CA1', now(), true)"],
  ["call what stands behind a procedure", "select private.erase_tenant_data(gen_random_uuid(), null)"],
  ["empty a table", "truncate public.contacts"],
])("an owner cannot %s", async (_, statement) => {
  expect(await as("owner", statement)).toBe("no");
});

test.each(["tenants", "lines", "contacts", "caller_rules", "expected_windows", "budgets", "profiles"])(
  "nobody sets the revision, the dates or the id of %s",
  async (table) => {
    const id = { budgets: "tenant_id", profiles: "user_id" }[table] ?? "id";
    for (const change of ["revision = 7", "updated_at = now()", "created_at = now()", `${id} = gen_random_uuid()`]) {
      expect(await as("owner", `update public.${table} set ${change} returning 1`)).toBe("no");
    }
  },
);

test.each(["lines", "contacts", "caller_rules", "expected_windows", "budgets", "tenant_members"])(
  "a row of %s cannot be moved to another household",
  async (table) => {
    expect(await as("owner", `update public.${table} set tenant_id = '${scene.stranger.tenantId}' returning 1`)).toBe("no");
  },
);

test.each([
  [
    "a contact who has accepted",
    (tenant: string) => `contacts (tenant_id, name, phone, consent) values ('${tenant}', 'C', '+33639980098', 'accepted')`,
  ],
  ["a line in service", (tenant: string) => `lines (tenant_id, label, protected_name, status) values ('${tenant}', 'C', 'J', 'active')`],
  [
    "a rule drawn from feedback",
    (tenant: string) => `caller_rules (tenant_id, phone, rule, source) values ('${tenant}', '+33639980098', 'trusted', 'feedback')`,
  ],
  ["a revision", (tenant: string) => `caller_rules (tenant_id, phone, rule, revision) values ('${tenant}', '+33639980098', 'trusted', 9)`],
])("an owner cannot add %s", async (_, row) => {
  expect(await as("owner", `insert into public.${row(scene.home.tenantId)} returning 1`)).toBe("no");
});

test.each([
  ["contacts", "(tenant_id, name, phone) values ('$', 'Claire', '+33639980098')"],
  ["lines", "(tenant_id, label, protected_name) values ('$', 'Chalet', 'Jeanne')"],
  ["caller_rules", "(tenant_id, phone, rule) values ('$', '+33639980098', 'trusted')"],
  ["expected_windows", "(tenant_id, label, starts_at, ends_at) values ('$', 'Colis', now(), now() + interval '1 hour')"],
  ["budgets", "(tenant_id, monthly_speech_minutes) values ('$', 1)"],
])("an owner cannot add to %s of another household", async (table, row) => {
  expect(await as("owner", `insert into public.${table} ${row.replace("$", scene.stranger.tenantId)} returning 1`)).toBe("no");
});

test.each([
  ["contacts", "(tenant_id, line_id, name, phone) values ('$', '%', 'Claire', '+33639980098')"],
  ["caller_rules", "(tenant_id, line_id, phone, rule) values ('$', '%', '+33639980098', 'trusted')"],
  ["expected_windows", "(tenant_id, line_id, label, starts_at, ends_at) values ('$', '%', 'Colis', now(), now() + interval '1 hour')"],
])("a row of %s cannot be tied to a line of another household", async (table, row) => {
  const statement = `insert into public.${table} ${row.replace("$", scene.home.tenantId).replace("%", scene.stranger.lineId)} returning 1`;
  await expect(as("owner", statement)).rejects.toMatchObject({ code: "23503" });
});

test.each(["api_keys key_hash", "invitations token_hash"])("not even a service reads %s", async (what) => {
  const [table, column] = what.split(" ");
  expect(await as("service", `select ${column} from public.${table}`)).toBe("no");
  expect(await as("service", `select id from public.${table}`)).toBe("yes");
});

test("a rule that a person changes by hand is theirs", async () => {
  const statement = `with changed as (update public.caller_rules set reason = 'Autre' returning source)
    select 1 from changed where source = 'person'`;
  const prelude = "update public.caller_rules set source = 'feedback'";
  expect(await outcomeOf(db, actorOf(scene, "owner"), { prelude, statement })).toBe("yes");
});
