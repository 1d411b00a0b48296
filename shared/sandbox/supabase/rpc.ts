import type { PGlite } from "@supabase/lite/pglite";
import { z } from "zod";
import { EXPOSED_SCHEMAS, headersText } from "./database.ts";
import { databaseErrorResponse } from "./database-error.ts";
import type { Gate } from "./gate.ts";
import type { SessionClaims } from "./realtime/session-claims.ts";

/**
 * Stored procedures without the detour through the REST stand-in, which takes several times as long for them and hides the code
 * of an error raised inside (`P0002` arrives as `SUP`).
 */
export interface Rpc {
  /** `undefined`: not one of the simple cases this answers. */
  call(name: string, args: unknown, claims: SessionClaims, headers: Headers): Promise<Response | undefined>;
}

interface Procedure {
  types: ReadonlyMap<string, string>;
  isVoid: boolean;
}

const Args = z.record(z.string(), z.unknown());
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

function sqlValue(value: unknown, type: string): string {
  if (value === null || value === undefined) return `null::${type}`;
  if (type.endsWith("[]") && Array.isArray(value)) {
    return `array[${value.map((item) => sqlValue(item, type.slice(0, -2))).join(", ")}]::${type}`;
  }
  const isJson = type === "jsonb" || type === "json";
  return `${literal(isJson || typeof value === "object" ? JSON.stringify(value) : String(value))}::${type}`;
}

/** Every simple function of the exposed schemas: named arguments in, one JSON value or nothing out. */
export async function createRpc({ pglite, gate }: { pglite: PGlite; gate: Gate }): Promise<Rpc> {
  const { rows } = await pglite.query<{ name: string; names: string[] | null; types: string[]; returns: string }>(
    `select p.pronamespace::regnamespace || '.' || p.proname as name, p.proargnames as names, p.prorettype::regtype::text as returns,
      array(select t::regtype::text from unnest(p.proargtypes) as t) as types
    from pg_proc p
    where p.pronamespace::regnamespace::text = any ($1) and p.prokind = 'f' and not p.proretset
      and p.prorettype in ('jsonb'::regtype, 'boolean'::regtype, 'void'::regtype)`,
    [EXPOSED_SCHEMAS],
  );
  const procedures = new Map<string, Procedure>(
    rows.map(({ name, names, types, returns }) => [
      name,
      { types: new Map((names ?? []).map((argument, index) => [argument, types[index] ?? "text"])), isVoid: returns === "void" },
    ]),
  );

  const isWhole = ({ types }: Procedure, args: Record<string, unknown>) =>
    Object.keys(args).length === types.size && Object.keys(args).every((argument) => types.has(argument));

  return {
    async call(name, input, claims, headers) {
      const qualifiedName = `${headers.get("content-profile") ?? "public"}.${name}`;
      const procedure = procedures.get(qualifiedName);
      const args = Args.safeParse(input).data;
      if (!procedure || !args || !isWhole(procedure, args) || !/^\w+$/.test(claims.role)) return undefined;
      const list = [...procedure.types].map(([argument, type]) => `${argument} => ${sqlValue(args[argument], type)}`).join(", ");
      const settings = [
        ["request.jwt.claims", JSON.stringify(claims)],
        ["request.jwt.claim.sub", claims.sub ?? ""],
        ["request.jwt.claim.role", claims.role],
        ["request.headers", headersText(headers)],
        ["role", claims.role],
      ].map(([setting = "", value = ""]) => `set_config(${literal(setting)}, ${literal(value)}, true)`);
      return gate(async () => {
        try {
          const results = await pglite.exec(`begin; select ${settings.join(", ")}; select ${qualifiedName}(${list}) as answer; commit;`);
          const answer: unknown = results[2]?.rows[0]?.answer;
          return procedure.isVoid ? new Response(null, { status: 204 }) : Response.json(answer ?? null);
        } catch (thrown) {
          await pglite.exec("rollback");
          return databaseErrorResponse(thrown, claims.role);
        }
      });
    },
  };
}
