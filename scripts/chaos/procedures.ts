import type { PGlite } from "@supabase/lite/pglite";
import { databaseErrorResponse } from "../../shared/sandbox/supabase/database-error.ts";

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Stored procedures by name, each in one statement of its own: who may call them is tested elsewhere. */
export async function createProcedures(pglite: PGlite) {
  const { rows } = await pglite.query<{ name: string; names: string[] | null; types: string[]; returns: string }>(
    `select p.proname as name, p.proargnames as names, p.prorettype::regtype::text as returns,
      array(select t::regtype::text from unnest(p.proargtypes) as t) as types
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'`,
  );
  const procedures = new Map(rows.map((row) => [row.name, row]));

  return async (name: string, args: Record<string, unknown>): Promise<Response> => {
    const procedure = procedures.get(name);
    if (!procedure) throw new Error(`no such procedure: ${name}`);
    const list = Object.entries(args).map(([argument, value]) => {
      const type = procedure.types[procedure.names?.indexOf(argument) ?? -1];
      if (!type) throw new Error(`${name} takes no ${argument}`);
      const isText = typeof value !== "object" && type !== "jsonb";
      return `${argument} => ${value === null ? "null" : literal(isText ? String(value) : JSON.stringify(value))}::${type}`;
    });
    try {
      const results = await pglite.exec(`select public.${name}(${list.join(", ")}) as answer`);
      return procedure.returns === "void" ? new Response(null, { status: 204 }) : Response.json(results[0]?.rows[0]?.answer ?? null);
    } catch (thrown) {
      return databaseErrorResponse(thrown, "service_role");
    }
  };
}
