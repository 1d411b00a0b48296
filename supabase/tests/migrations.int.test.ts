import { PGlite } from "@supabase/lite/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations, readMigrations } from "../../shared/sandbox/supabase/apply-migrations.ts";
import { LOCAL_REALTIME, LOCAL_ROLES } from "../../shared/sandbox/supabase/local-schema.ts";
import { AUTH_STUB, type Connection, MIGRATIONS_DIR, startPostgres } from "./start-postgres.ts";

async function openPglite(): Promise<Connection> {
  const pglite = new PGlite();
  await pglite.exec(LOCAL_ROLES + AUTH_STUB + LOCAL_REALTIME);
  await applyMigrations((sql) => pglite.exec(sql), await readMigrations(MIGRATIONS_DIR), new Set());
  return {
    query: async (text, params = []) => (await pglite.query(text, [...params])).rows as never,
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

  test("nobody but the service may call a stored procedure", async () => {
    const procedures = await db.query<{ name: string; anon: boolean; authenticated: boolean; service: boolean }>(`
      select proname as name, has_function_privilege('anon', oid, 'execute') as anon,
        has_function_privilege('authenticated', oid, 'execute') as authenticated,
        has_function_privilege('service_role', oid, 'execute') as service
      from pg_proc where pronamespace = 'public'::regnamespace`);
    expect(procedures.length).toBeGreaterThan(13);
    expect(procedures.filter(({ anon, authenticated, service }) => anon || authenticated || !service)).toEqual([]);
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
});
