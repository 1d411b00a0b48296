import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { App } from "@supabase/lite";
import { createPgliteConnection, type PGlite } from "@supabase/lite/pglite";
import { applyMigrations, readMigrations } from "./apply-migrations.ts";
import { createLetterTray, type Letter } from "./auth/letters.ts";
import { databaseErrorResponse } from "./database-error.ts";
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
  /** Auth that has addresses confirmed by a code, with the mails it wants sent. */
  confirmingAuth: { fetch(request: Request): Promise<{ response: Response; letters: Letter[] }> };
  close(): Promise<void>;
}

/** As in supabase/config.toml. */
export const EXPOSED_SCHEMAS = ["public", "ops"] as const;

async function isThere(pglite: PGlite, name: string): Promise<boolean> {
  const { rows } = await pglite.query<{ there: boolean }>("select to_regclass($1) is not null as there", [name]);
  return rows[0]?.there === true;
}

async function appliedVersions(pglite: PGlite): Promise<Set<string>> {
  if (!(await isThere(pglite, "supabase_migrations.schema_migrations"))) return new Set();
  const { rows } = await pglite.query<{ version: string }>("select version from supabase_migrations.schema_migrations");
  return new Set(rows.map(({ version }) => version));
}

/**
 * The folder of the database files, or nothing for one in memory. Files without the mark were left by a start that was
 * interrupted half way: they are made anew.
 */
async function prepareFiles(dataDir: string | undefined): Promise<{ folder?: string; mark?: string; isFresh: boolean }> {
  if (!dataDir) return { isFresh: true };
  const [folder, mark] = [join(dataDir, "postgres"), join(dataDir, "postgres-is-complete")];
  const isComplete = await access(mark).then(
    () => true,
    () => false,
  );
  if (!isComplete) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return { folder, mark, isFresh: !isComplete };
}

export interface DatabaseOptions {
  dataDir: string | undefined;
  migrationsDir: string;
  keys: Keys;
  /** What a fresh database starts from; without it everything is made on the spot. */
  template: Blob | undefined;
}

/** What PostgREST puts into the setting `request.headers`. */
export const headersText = (headers: Headers): string => JSON.stringify(Object.fromEntries(headers));

/** Opens PGlite with what hosted Supabase brings along, and applies the migrations it has not seen yet. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { publishableKey, secretKey, jwtSecret } = options.keys;
  const { folder, mark, isFresh } = await prepareFiles(options.dataDir);
  const connection = await createPgliteConnection({
    ...(folder ? { url: folder } : {}),
    ...(isFresh && options.template ? { pgliteOptions: { loadDataDir: options.template } } : {}),
  });
  const pglite = connection.driver;
  await pglite.waitReady;
  // Left to itself, the first request grants every right on every table to every role, which would hide a missing grant.
  Reflect.set(connection, "rlsState", "active");

  const api = { schemas: [...EXPOSED_SCHEMAS] };
  const auth = { enabled: true, jwt_secret: jwtSecret, publishable_key: publishableKey, secret_key: secretKey };
  const db = { migrations: { enabled: false } };
  const app = new App({ connection, api, auth: { ...auth, email: { enable_confirmations: false } }, db });
  // As in supabase/config.toml.
  const confirming = new App({
    connection,
    auth: {
      ...auth,
      enable_refresh_token_rotation: true,
      refresh_token_reuse_interval: 10,
      minimum_password_length: 12,
      email: { enable_confirmations: true, otp_length: 6, otp_expiry: 1800 },
    },
    db,
  });
  const tray = createLetterTray();
  confirming._mailer = tray.mailer;
  await pglite.exec(LOCAL_ROLES);
  if (!(await isThere(pglite, "auth.users"))) {
    await app.ensureSystemSchema();
    await pglite.exec("grant usage on schema auth to anon, authenticated, service_role");
  }
  if (!(await isThere(pglite, "realtime.messages"))) await pglite.exec(LOCAL_REALTIME);
  await applyMigrations((sql) => pglite.exec(sql), await readMigrations(options.migrationsDir), await appliedVersions(pglite));
  if (mark) await writeFile(mark, "");

  const gate = createGate();
  let lastError: unknown;
  const { query } = pglite;
  pglite.query = (async (...args: Parameters<typeof query>) => {
    try {
      return await query.apply(pglite, args);
    } catch (error) {
      lastError = error;
      throw error;
    }
  }) as typeof query;

  const answer = async (request: Request): Promise<Response> => {
    await pglite.query("select set_config('request.headers', $1, false)", [headersText(request.headers)]);
    lastError = undefined;
    const response = await app.fetch(request);
    if (response.status !== 500 || !lastError) return response;
    // It has a code of its own, `SUP`, for what it does not know, check constraints among them.
    const { code } = (await response.clone().json()) as { code?: string };
    if (code !== "SUP") return response;
    const translated = databaseErrorResponse(lastError, "authenticated");
    for (const [name, value] of response.headers)
      if (!translated.headers.has(name) && name !== "content-length") translated.headers.set(name, value);
    return translated;
  };

  return {
    pglite,
    gate,
    app: { fetch: (request) => gate(() => answer(request)) },
    confirmingAuth: { fetch: (request) => gate(async () => ({ response: await confirming.fetch(request), letters: tray.take() })) },
    close: () => gate(() => connection.close()),
  };
}
