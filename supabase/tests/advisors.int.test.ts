import { afterAll, beforeAll, expect, test } from "vitest";
import { LINTS } from "./advisor-lints.ts";
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

test.each(LINTS)("$id $name stays silent, and would not about a violation", async ({ find, plant }) => {
  expect(await db.query(find)).toEqual([]);
  await db.query("begin");
  try {
    for (const statement of plant.split(/;\s*(?=\S)/)) await db.query(statement);
    expect(await db.query(find)).not.toEqual([]);
  } finally {
    await db.query("rollback");
  }
});
