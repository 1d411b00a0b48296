import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readMigrations } from "./apply-migrations.ts";
import { LOCAL_REALTIME, LOCAL_ROLES } from "./local-schema.ts";

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const CACHE = join(MODULES, ".cache", "ethiq");
const BUILD_SCRIPT = fileURLToPath(new URL("./build-template.ts", import.meta.url));
// Tests may run on a Node that cannot run TypeScript; this one can.
const NODE = join(MODULES, "node", "bin", "node");

async function templateName(migrationsDir: string): Promise<string> {
  const hash = createHash("sha256").update(LOCAL_ROLES).update(LOCAL_REALTIME);
  for (const name of ["@electric-sql/pglite", "@supabase/lite"]) hash.update(await readFile(join(MODULES, name, "package.json")));
  for (const { version, sql } of await readMigrations(migrationsDir)) hash.update(version).update(sql);
  return `supabase-${hash.digest("hex").slice(0, 16)}.tgz`;
}

/**
 * A fresh database with all migrations, as an archive PGlite can load. Made once by a process of its own: making a database
 * takes seconds, and the memory it takes is not given back by the process that did it.
 */
export async function loadTemplate(migrationsDir: string): Promise<Blob> {
  const name = await templateName(migrationsDir);
  const file = join(CACHE, name);
  const read = () => readFile(file).then((bytes) => new Blob([bytes]));
  const known = await read().catch(() => undefined);
  if (known) return known;
  await mkdir(CACHE, { recursive: true });
  await promisify(execFile)(NODE, [BUILD_SCRIPT, migrationsDir, file], { timeout: 120_000 });
  const stale = (await readdir(CACHE)).filter((entry) => /^supabase-\w+\.tgz$/.test(entry) && entry !== name);
  await Promise.all(stale.map((entry) => rm(join(CACHE, entry), { force: true })));
  return read();
}
