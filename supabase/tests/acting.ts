import type { Connection } from "./start-postgres.ts";

/** Whose request the database believes to answer. */
export interface Actor {
  role: "anon" | "authenticated" | "service_role";
  claims?: Record<string, unknown>;
  requestId?: string;
}

export const SERVICE: Actor = { role: "service_role" };
export const person = (sub: string, claims: Record<string, unknown> = {}): Actor => ({ role: "authenticated", claims: { sub, ...claims } });

/**
 * Does the work in a transaction with role and settings as PostgREST gives them; `keep` says whether it is committed. `prelude` is run
 * before, as the database's owner.
 */
export async function acting<Result>(
  db: Connection,
  actor: Actor,
  keep: boolean,
  work: () => Promise<Result>,
  prelude?: string,
): Promise<Result> {
  await db.query("begin");
  try {
    if (prelude) await db.query(prelude);
    await db.query(
      "select set_config('request.jwt.claims', $1, true), set_config('request.headers', $2, true), set_config('role', $3, true)",
      [
        JSON.stringify({ role: actor.role, ...actor.claims }),
        JSON.stringify(actor.requestId ? { "x-request-id": actor.requestId } : {}),
        actor.role,
      ],
    );
    const result = await work();
    await db.query(keep ? "commit" : "rollback");
    return result;
  } catch (error) {
    await db.query("rollback");
    throw error;
  }
}
