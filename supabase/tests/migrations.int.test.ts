import { PGlite } from "@supabase/lite/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations, readMigrations } from "../../shared/sandbox/supabase/apply-migrations.ts";
import { LOCAL_REALTIME, LOCAL_ROLES } from "../../shared/sandbox/supabase/local-schema.ts";
import { callAs } from "./household.ts";
import { livedIn } from "./lived-in.ts";
import { rowsWith } from "./rows-with.ts";
import { AUTH_STUB, type Connection, MIGRATIONS_DIR, startPostgres } from "./start-postgres.ts";

const VISITORS = [
  "answer_contact_invitation",
  "answer_line_agreement",
  "ask_urgent_hang_up",
  "decline_invitation",
  "take_urgent",
  "use_api_key",
  "view_contact_invitation",
  "view_invitation",
  "view_line_agreement",
  "view_urgent",
];
const PEOPLE = [
  "accept_invitation",
  "agree_to_watch",
  "ask_hang_up",
  "ask_line_agreement",
  "begin_sip_password",
  "cancel_line",
  "cancel_provisioning",
  "claim_idempotency_key",
  "create_api_key",
  "create_tenant",
  "end_my_session",
  "erase_account",
  "erase_tenant",
  "give_feedback",
  "invite_member",
  "move_line",
  "my_examples",
  "my_sessions",
  "reactivate_line",
  "request_contact_invitation",
  "retry_provisioning",
  "revoke_api_key",
  "save_regulatory_profile",
  "start_line_test",
  "start_provisioning",
  "store_idempotent_answer",
  "take_call",
  "watch_call",
  "withdraw_example",
  "withdraw_invitation",
];

async function openPglite(): Promise<Connection> {
  const pglite = new PGlite();
  await pglite.exec(LOCAL_ROLES + AUTH_STUB + LOCAL_REALTIME);
  await applyMigrations((sql) => pglite.exec(sql), await readMigrations(MIGRATIONS_DIR), new Set());
  return {
    query: async (text, params = []) => (await pglite.query(text, [...params])).rows as never,
    onNotice: () => undefined,
    end: () => pglite.close(),
  };
}

async function openPostgres(): Promise<Connection> {
  const postgres = await startPostgres();
  const connection = await postgres.connect();
  const end = async () => {
    await connection.end();
    await postgres.close();
  };
  return { ...connection, end };
}

describe.each([
  ["PGlite", openPglite],
  ["Postgres 17", openPostgres],
] as const)("on %s", (_, open) => {
  let db: Connection;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.end());

  test("every table of ours has row level security", async () => {
    const tables = await db.query<{ name: string; secured: boolean }>(`
      select relnamespace::regnamespace || '.' || relname as name, relrowsecurity as secured from pg_class
      where relkind = 'r' and relnamespace in ('public'::regnamespace, 'private'::regnamespace)`);
    expect(tables.length).toBeGreaterThan(13);
    expect(tables.filter(({ secured }) => !secured)).toEqual([]);
  });

  test("people and visitors may call what is theirs, as themselves; everything else is the service's", async () => {
    const procedures = await db.query<{ name: string; anon: boolean; authenticated: boolean; service: boolean; definer: boolean }>(`
      select proname as name, has_function_privilege('anon', oid, 'execute') as anon,
        has_function_privilege('authenticated', oid, 'execute') as authenticated,
        has_function_privilege('service_role', oid, 'execute') as service, prosecdef as definer
      from pg_proc where pronamespace = 'public'::regnamespace order by proname`);
    expect(procedures.filter(({ anon }) => anon).map(({ name }) => name)).toEqual(VISITORS);
    expect(procedures.filter(({ authenticated }) => authenticated).map(({ name }) => name)).toEqual([...VISITORS, ...PEOPLE].sort());
    // The advisors 0028 and 0029: nobody outside calls a function that runs as its owner.
    expect(procedures.filter(({ authenticated, definer }) => authenticated === definer)).toEqual([]);
    expect(procedures.filter(({ authenticated, service }) => authenticated === service)).toEqual([]);
    expect(procedures.length).toBeGreaterThan(35);
  });

  test("behind each of those stands one private function with the same rights, and a few that policies ask", async () => {
    const granted = await db.query<{ name: string; anon: boolean }>(`
      select proname as name, has_function_privilege('anon', oid, 'execute') as anon
      from pg_proc where pronamespace = 'private'::regnamespace and has_function_privilege('authenticated', oid, 'execute')`);
    const asked = [
      "is_dear_number",
      "is_delivery",
      "is_e164",
      "is_timezone",
      "may_listen",
      "my_colleague_ids",
      "my_tenant_ids",
      "rings_dear",
    ];
    expect(granted.map(({ name }) => name).sort()).toEqual([...VISITORS, ...PEOPLE, ...asked].sort());
    expect(
      granted
        .filter(({ anon }) => anon)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(VISITORS);
  });

  test("every function has a fixed search path", async () => {
    const loose = await db.query(`select proname from pg_proc
      where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and not coalesce(proconfig @> array['search_path=""'], false)`);
    expect(loose).toEqual([]);
  });

  test("every foreign key can be followed backwards through an index", async () => {
    const slow = await db.query(`
      select c.conrelid::regclass::text as table, c.conname from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
    expect(slow).toEqual([]);
  });

  test("nobody may read a table of the private schema", async () => {
    const open = await db.query(`
      select relname from pg_class, unnest(array['anon', 'authenticated', 'service_role']) as role
      where relkind = 'r' and relnamespace = 'private'::regnamespace
        and has_table_privilege(role, oid, 'select, insert, update, delete')`);
    expect(open).toEqual([]);
  });

  test("everything that happens in a tenant can be written, and erased", async () => {
    const { home, words } = await livedIn(db);
    expect(await callAs(db, home.users.owner, "erase_tenant", { p_tenant_id: home.tenantId })).toMatchObject({ removed: { calls: 1 } });
    const left = await rowsWith(db, words);
    expect(left.map(({ table }) => table).sort()).toEqual(["private.erasure_receipts", "public.audit_log"]);
  });
});
