import { hasProof, type LineTest } from "./line-test.ts";

/** What has to be done because a test moved on. Whoever recorded the move does it, once. */
export type LineTestEffect =
  | { kind: "ring_person"; target: number }
  /** Take the person out of the room, to type the number. */
  | { kind: "ask_digit"; round: number }
  | { kind: "look"; at: number }
  | { kind: "finish" };

/** How long the last words of a test last, before what is left of its legs is hung up. */
export const LAST_WORDS_MS = 12_000;

export function effectsOf(before: LineTest, after: LineTest): LineTestEffect[] {
  if (before === after || before.status !== "running") return [];
  if (after.status !== "running") return [{ kind: "finish" }];
  const effects: LineTestEffect[] = [];
  const isRinging = (test: LineTest) => test.kind === "forwarding" && !test.isAutomatic && hasProof(test, "answered");
  if (isRinging(after) && (!isRinging(before) || after.target !== before.target)) {
    effects.push({ kind: "ring_person", target: after.target });
  } else if (after.kind === "connectivity" && after.target !== before.target) {
    effects.push({ kind: "ring_person", target: after.target });
  }
  if (after.digitSaid > before.digitSaid) effects.push({ kind: "ask_digit", round: after.digitSaid });
  if (after.deadlineAt !== before.deadlineAt) effects.push({ kind: "look", at: after.deadlineAt });
  return effects;
}
