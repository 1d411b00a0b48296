import { type Actor, acting } from "./acting.ts";
import type { Attempt } from "./rights-statements.ts";
import type { Connection } from "./start-postgres.ts";

/** yes: done · none: allowed to ask, and nothing was there for them · no: refused. */
export type Outcome = "yes" | "none" | "no";

/** Tries it and takes it back. */
export async function outcomeOf(db: Connection, actor: Actor, { prelude, statement }: Attempt): Promise<Outcome> {
  try {
    const rows = await acting(db, actor, false, () => db.query(statement), prelude);
    return rows.length > 0 ? "yes" : "none";
  } catch (error) {
    if ((error as { code?: string }).code === "42501") return "no";
    throw error;
  }
}

/** The same of a call. Whatever else may be wrong with it, it was allowed. */
export async function outcomeOfCall(db: Connection, actor: Actor, statement: string): Promise<Outcome> {
  try {
    await acting(db, actor, false, () => db.query(statement));
    return "yes";
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "42501") return "no";
    return code === "P0002" && actor.role !== "service_role" ? "none" : "yes";
  }
}
