import { PGlite } from "@supabase/lite/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations, readMigrations } from "../../shared/sandbox/supabase/apply-migrations.ts";
import { LOCAL_REALTIME, LOCAL_ROLES } from "../../shared/sandbox/supabase/local-schema.ts";
import { AUTH_STUB, MIGRATIONS_DIR } from "./start-postgres.ts";

// The role that runs migrations and owns everything on a hosted project may do much, but is no superuser: what only a superuser may
// do works in every other test, and fails there.
const HOSTED_ROLE = `
create role project nologin createrole createdb bypassrls;
grant anon, authenticated, service_role to project;
grant create on database postgres to project;
grant all on schema public to project;
grant usage on schema auth, realtime to project;
grant all on all tables in schema auth to project;
grant all on all sequences in schema auth to project;
alter table realtime.messages owner to project;
`;
const USER_ID = "00000000-0000-4000-8000-000000000001";

let pglite: PGlite;
beforeAll(async () => {
  pglite = new PGlite();
  await pglite.exec(LOCAL_ROLES + AUTH_STUB + LOCAL_REALTIME + HOSTED_ROLE);
  await pglite.exec("set role project");
  await applyMigrations((sql) => pglite.exec(sql), await readMigrations(MIGRATIONS_DIR), new Set());
  await pglite.exec("reset role");
});
afterAll(() => pglite.close());

async function as<Row>(role: string, statement: string): Promise<Row[]> {
  await pglite.query("select set_config('request.jwt.claims', $1, false)", [JSON.stringify({ sub: USER_ID, role })]);
  await pglite.exec(`set role ${role}`);
  try {
    return (await pglite.query<Row>(statement)).rows;
  } finally {
    await pglite.exec("reset role");
  }
}

test("functions that reach into Auth and Realtime have the rights they need", async () => {
  await pglite.query("insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data) values ($1, 'a@exemple.fr', now(), $2)", [
    USER_ID,
    JSON.stringify({ tenant: { name: "Famille" } }),
  ]);
  await pglite.query("insert into auth.sessions (user_id) values ($1)", [USER_ID]);
  const [tenant] = await as<{ id: string }>("authenticated", "select id from public.tenants");
  expect(await as("authenticated", "select email from public.profiles")).toEqual([{ email: "a@exemple.fr" }]);
  expect(await as("authenticated", "select jsonb_array_length(public.my_sessions()) as sessions")).toEqual([{ sessions: 1 }]);
  expect(await as("service_role", "select ops.end_sessions('a@exemple.fr') ->> 'sessions' as ended")).toEqual([{ ended: "1" }]);
  expect(await as("authenticated", `select public.erase_tenant('${tenant?.id}') ->> 'receiptId' is not null as erased`)).toEqual([
    { erased: true },
  ]);
  expect(await as("authenticated", "select public.erase_account() ->> 'receiptId' is not null as erased")).toEqual([{ erased: true }]);
  expect((await pglite.query("select from auth.users")).rows).toEqual([]);
});

test("operators and the purge have the rights they need", async () => {
  await as("service_role", "select ops.create_tenant('Les Tilleuls', 'organisation', 'fr', 'b@exemple.fr')");
  expect(await as("service_role", "select public.purge_expired(10) ->> 'isDone' as done")).toEqual([{ done: "true" }]);
  expect(await as("service_role", "select count(*)::int as purges from ops.purges")).toEqual([{ purges: 1 }]);
  expect(await as("project", "select name from ops.tenants")).toEqual([{ name: "Les Tilleuls" }]);
});
