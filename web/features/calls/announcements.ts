import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Level } from "../../../shared/domain/call/level.ts";

export type Announcement =
  | { kind: "newCall"; call: CallSummary; urgency: "status" }
  | { kind: "levelRise"; call: CallSummary; level: Level; urgency: "status" | "alert" };

/** What to say aloud of a change: the gravest thing only, once per rise; a level that falls is silent. */
export function announcement(before: readonly CallSummary[], after: readonly CallSummary[]): Announcement | undefined {
  const levelBefore = new Map(before.map(({ id, level }) => [id, level]));
  const oldest = before.at(-1)?.startedAt ?? "";
  const news = after.filter(({ startedAt }) => startedAt >= oldest);
  const [worst] = news.filter(({ id, level }) => level > (levelBefore.get(id) ?? 1)).sort((a, b) => b.level - a.level);
  if (worst) return { kind: "levelRise", call: worst, level: worst.level, urgency: worst.level === 3 ? "alert" : "status" };
  const newest = news.find(({ id }) => !levelBefore.has(id));
  return newest && { kind: "newCall", call: newest, urgency: "status" };
}
