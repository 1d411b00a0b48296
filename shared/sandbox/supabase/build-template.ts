import { rename, writeFile } from "node:fs/promises";
import { openDatabase } from "./database.ts";

// Run by template.ts: node build-template.ts <migrations> <archive>
const [, , migrationsDir = "", file = ""] = process.argv;
const keys = { publishableKey: "unused", secretKey: "unused", jwtSecret: "unused-by-anything-stored-in-the-database" };
const database = await openDatabase({ dataDir: undefined, migrationsDir, keys, template: undefined });
const archive = await database.pglite.dumpDataDir("gzip");
const draft = `${file}.${process.pid}`;
await writeFile(draft, Buffer.from(await archive.arrayBuffer()));
await rename(draft, file);
await database.close();
