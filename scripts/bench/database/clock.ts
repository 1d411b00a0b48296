import { readFileSync } from "node:fs";
import type { Connection } from "../../../supabase/tests/start-postgres.ts";
import type { Path } from "./paths.ts";
import { statementName } from "./plans.ts";

export interface Timed {
  /** Of the database's process for this connection, in ms: waiting for a processor that others use does not count. */
  cpu: number[];
  wall: number[];
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Nanoseconds on a processor, as Linux counts them. */
const onProcessor = (pid: number): number => Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]);

export async function processOf(db: Connection): Promise<number> {
  const [row] = await db.query<{ pid: number }>("select pg_backend_pid() as pid");
  return row?.pid ?? 0;
}

/** Once, without leaving a trace. */
export async function timeOnce(db: Connection, pid: number, path: Path, timed: Timed): Promise<void> {
  await db.query("begin");
  const cpuBefore = onProcessor(pid);
  const startedAt = performance.now();
  await db.query(path.sql, path.params, statementName(path, "auto"));
  timed.wall.push(performance.now() - startedAt);
  timed.cpu.push((onProcessor(pid) - cpuBefore) / 1e6);
  await db.query("rollback");
}
