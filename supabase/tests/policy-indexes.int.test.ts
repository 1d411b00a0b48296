import { afterAll, beforeAll, expect, test } from "vitest";
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

test("every policy asks for the tenants of the caller in a form that an index answers", async () => {
  const filters = await db.query<{ policy: string }>(
    `select tablename || ': ' || policyname as policy from pg_policies where schemaname = 'public' and qual ~ ' IN \\( SELECT private\\.my_' order by 1`,
  );
  expect(filters).toEqual([]);
});

test("every tenant table has an index that begins with its tenant", async () => {
  const bare = await db.query(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and exists (select from pg_policy p where p.polrelid = c.oid)
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum and i.indpred is null)`,
  );
  expect(bare).toEqual([]);
});
