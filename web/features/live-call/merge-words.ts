import type { LiveWords } from "../../../shared/contracts/live-words.ts";

export type Turn = LiveWords["turns"][number];
export type Partial = LiveWords["partial"][number];

export interface ShownWords {
  turns: readonly Turn[];
  partial: readonly Partial[];
}

export const NO_WORDS: ShownWords = { turns: [], partial: [] };

/** What a long call may show; older turns are gone. */
const MOST_TURNS = 200;

/** Every message tells the last turns again: those that are shown stay, each once, in the order in which they were said. */
export function mergeWords(shown: ShownWords, { turns, partial }: LiveWords): ShownWords {
  const known = new Set(shown.turns.map(({ id }) => id));
  const fresh = turns.filter(({ id }) => !known.has(id));
  // A message that was overtaken by a later one has nothing new, and what it takes for the newest words is over.
  const isLate = fresh.length === 0 && turns.at(-1)?.id !== shown.turns.at(-1)?.id;
  if (isLate) return shown;
  const all = fresh.length > 0 ? [...shown.turns, ...fresh].sort((a, b) => a.at.localeCompare(b.at)).slice(-MOST_TURNS) : shown.turns;
  return { turns: all, partial };
}
