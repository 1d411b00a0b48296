import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

/** Milliseconds of processor that a process and its threads took so far. */
export function ownCpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  // utime and stime, counted from the state that follows the name.
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}
