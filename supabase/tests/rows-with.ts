import type { Connection } from "./start-postgres.ts";

/** Every row of every table outside Auth that contains one of these words. */
export async function rowsWith(db: Connection, words: string[]): Promise<{ table: string; row: Record<string, unknown> }[]> {
  const tables = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'private', 'realtime')`,
  );
  const found = [];
  for (const { name } of tables) {
    const rows = await db.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${name} t where exists (select from unnest($1::text[]) w where position(w in to_jsonb(t)::text) > 0)`,
      [words],
    );
    found.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return found;
}
