import { fileURLToPath } from "node:url";
import { PGlite } from "@supabase/lite/pglite";
import { loadTemplate } from "../../shared/sandbox/supabase/template.ts";
import { createProcedures } from "./procedures.ts";

const MIGRATIONS_DIR = fileURLToPath(new URL("../../supabase/migrations", import.meta.url));
/** Filled by migrations, and never by what happens. */
const KEPT = ["public.forwarding_codes"];
const VACUUM_EVERY = 100;

export type ChaosDatabase = Awaited<ReturnType<typeof openChaosDatabase>>;

/** One real database for all schedules, emptied in between; stored procedures without a socket. */
export async function openChaosDatabase() {
  const pglite = new PGlite({ loadDataDir: await loadTemplate(MIGRATIONS_DIR) });
  await pglite.waitReady;
  const call = await createProcedures(pglite);
  const { rows } = await pglite.query<{ name: string }>(
    `select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname in ('public', 'private') or (n.nspname, c.relname) in (('realtime', 'messages'), ('auth', 'users')))`,
  );
  const tables = rows.map(({ name }) => name).filter((name) => !KEPT.includes(name));
  let resets = 0;

  return {
    rows: async <Row>(sql: string): Promise<Row[]> => ((await pglite.exec(sql)).at(-1)?.rows ?? []) as Row[],
    fetch: (url: URL, init: RequestInit | undefined): Promise<Response> =>
      call(url.pathname.replace("/rest/v1/rpc/", ""), JSON.parse(String(init?.body))),
    /** Acts as a signed-in person. */
    as: async <Row>(userId: string, sql: string): Promise<Row[]> => {
      const claims = JSON.stringify({ sub: userId, role: "authenticated" });
      try {
        const results = await pglite.exec(
          `begin; select set_config('request.jwt.claims', '${claims}', true), set_config('request.jwt.claim.sub', '${userId}', true),
            set_config('role', 'authenticated', true); ${sql}; commit;`,
        );
        return (results.at(-2)?.rows ?? []) as Row[];
      } catch (error) {
        await pglite.exec("rollback");
        throw error;
      }
    },
    async reset(seed: number): Promise<void> {
      const deletes = tables.map((name) => `delete from ${name};`).join("\n");
      await pglite.exec(
        `set session_replication_role = replica; ${deletes} set session_replication_role = origin; select setseed(${seed});`,
      );
      resets += 1;
      if (resets % VACUUM_EVERY === 0) await pglite.exec("vacuum");
    },
    close: () => pglite.close(),
  };
}
