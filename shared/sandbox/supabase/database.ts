import { join } from "node:path";
import { App } from "@supabase/lite";
import { createPgliteConnection, type PGlite } from "@supabase/lite/pglite";
import { applyMigrations, readMigrations } from "./apply-migrations.ts";
import { createGate, type Gate } from "./gate.ts";
import type { Keys } from "./keys.ts";
import { LOCAL_REALTIME, LOCAL_ROLES } from "./local-schema.ts";

export interface Database {
  pglite: PGlite;
  /**
   * Everything that touches the database goes through here: PGlite has a single session, and two requests at once would run
   * in each other's transaction and role.
   */
  gate: Gate;
  /** REST and Auth, as Web handler. */
  app: { fetch(request: Request): Promise<Response> };
  close(): Promise<void>;
}

async function isThere(pglite: PGlite, name: string): Promise<boolean> {
  const { rows } = await pglite.query<{ there: boolean }>("select to_regclass($1) is not null as there", [name]);
  return rows[0]?.there === true;
}

async function appliedVersions(pglite: PGlite): Promise<Set<string>> {
  if (!(await isThere(pglite, "supabase_migrations.schema_migrations"))) return new Set();
  const { rows } = await pglite.query<{ version: string }>("select version from supabase_migrations.schema_migrations");
  return new Set(rows.map(({ version }) => version));
}

/** Opens PGlite with what hosted Supabase brings along, and applies the migrations it has not seen yet. */
export async function openDatabase(options: { dataDir: string | undefined; migrationsDir: string; keys: Keys }): Promise<Database> {
  const { publishableKey, secretKey, jwtSecret } = options.keys;
  const connection = await createPgliteConnection(options.dataDir ? { url: join(options.dataDir, "postgres") } : {});
  const pglite = connection.driver;
  await pglite.waitReady;
  // Left to itself, the first request grants every right on every table to every role, which would hide a missing grant.
  Reflect.set(connection, "rlsState", "active");

  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: jwtSecret,
      publishable_key: publishableKey,
      secret_key: secretKey,
      email: { enable_confirmations: false },
    },
    db: { migrations: { enabled: false } },
  });
  await pglite.exec(LOCAL_ROLES);
  if (!(await isThere(pglite, "auth.users"))) {
    await app.ensureSystemSchema();
    await pglite.exec("grant usage on schema auth to anon, authenticated, service_role");
  }
  if (!(await isThere(pglite, "realtime.messages"))) await pglite.exec(LOCAL_REALTIME);
  await applyMigrations((sql) => pglite.exec(sql), await readMigrations(options.migrationsDir), await appliedVersions(pglite));

  const gate = createGate();
  return {
    pglite,
    gate,
    app: { fetch: (request) => gate(async () => app.fetch(request)) },
    close: () => gate(() => connection.close()),
  };
}
