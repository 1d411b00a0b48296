import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Runs a script of several statements; throws what Postgres throws. */
export type RunScript = (sql: string) => Promise<unknown>;

const FILE_NAME = /^(\d{14})_(\w+)\.sql$/;

export interface Migration {
  version: string;
  name: string;
  sql: string;
}

/** The migrations of a folder, in the order in which they apply. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => {
      const [, version, name] = FILE_NAME.exec(file) ?? [];
      if (!version || !name) throw new Error(`not the name of a migration: ${file}`);
      return { version, name, sql: await readFile(join(folder, file), "utf8") };
    }),
  );
}

/** Applies what is not in `applied`, each file in its own transaction, and remembers it where the Supabase CLI looks. */
export async function applyMigrations(run: RunScript, migrations: readonly Migration[], applied: ReadonlySet<string>): Promise<void> {
  await run(`create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);`);
  for (const { version, name, sql } of migrations) {
    if (applied.has(version)) continue;
    const remember = `insert into supabase_migrations.schema_migrations (version, name) values ('${version}', '${name}');`;
    try {
      await run(`begin;\n${sql}\n${remember}\ncommit;`);
    } catch (cause) {
      await run("rollback;").catch(() => undefined);
      throw new Error(`migration ${version}_${name} failed: ${cause instanceof Error ? cause.message : "unknown"}`, { cause });
    }
  }
}
