// Types of every table, view and function that the API exposes, read from a database with all migrations: `npm run types`.
// With --check nothing is written; a file that is out of date fails.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PGlite } from "@supabase/lite/pglite";
import { generateTypescript, sortGeneratorMetadata } from "@supabase/postgrest-typegen/generation";
import { introspect } from "@supabase/postgrest-typegen/introspection";
import { loadTemplate } from "../shared/sandbox/supabase/template.ts";

const MIGRATIONS_DIR = fileURLToPath(new URL("../supabase/migrations", import.meta.url));
const FILE = "shared/contracts/database.types.ts";
const target = fileURLToPath(new URL(`../${FILE}`, import.meta.url));

const pglite = new PGlite({ loadDataDir: await loadTemplate(MIGRATIONS_DIR) });
const metadata = await introspect({ query: (sql) => pglite.query(sql) }, { includedSchemas: ["public", "ops"] });
await pglite.close();
const types = await generateTypescript(sortGeneratorMetadata(metadata), { detectOneToOneRelationships: true });
const text = `// Generated from supabase/migrations by \`npm run types\`; not edited by hand.\n${types}`;

if (!process.argv.includes("--check")) {
  await writeFile(target, text);
} else if ((await readFile(target, "utf8").catch(() => "")) !== text) {
  console.error(`${FILE} is not what the migrations make; run: npm run types`);
  process.exitCode = 1;
}
