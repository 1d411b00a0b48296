import type { EvalCall, EvalTurn } from "./sets.ts";

/** What a recogniser, a source without labels or a bad line does to a transcript. */
export interface Noise {
  /** Share of words left out, replaced or added. */
  wordErrors: number;
  isBare: boolean;
  isMerged: boolean;
}

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const seedOf = (id: string): number => [...id].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261);

/** Without capitals, commas and full stops. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[.,?!;:…«»"]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Words are lost, misheard as another word of the call, or cut short: half, a quarter, a quarter. */
function mishear(text: string, wordErrors: number, random: () => number, vocabulary: readonly string[]): string {
  const heard = text.split(" ").flatMap((word) => {
    if (random() >= wordErrors) return [word];
    const kind = random();
    if (kind < 0.5) return [];
    if (kind < 0.75) return [vocabulary[Math.floor(random() * vocabulary.length)] ?? word];
    return [word.slice(0, Math.max(1, Math.ceil(word.length / 2)))];
  });
  return heard.join(" ");
}

/** The same call as a worse line would have printed it; the same every time. */
export function worsen(call: EvalCall, { wordErrors, isBare, isMerged }: Noise): EvalCall {
  const random = seededRandom(seedOf(call.id));
  const vocabulary = call.turns.flatMap(({ text }) => text.split(" "));
  const turns = call.turns.map(({ speaker, text }): EvalTurn => {
    const heard = wordErrors > 0 ? mishear(text, wordErrors, random, vocabulary) : text;
    return { speaker: isMerged ? "unknown" : speaker, text: isBare ? bare(heard) : heard };
  });
  return { ...call, turns };
}
