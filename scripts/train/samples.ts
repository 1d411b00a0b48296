import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { normalise } from "../../shared/domain/risk/normalise.ts";
import { pieces, wordKeys } from "../../shared/domain/risk/wording/pieces.ts";
import type { EvalCall } from "../eval/sets.ts";

type Lang = "fr" | "en";

/** What is learned from: the keys of a text, whether it is of a scam, and how much it counts. */
export interface Sample {
  keys: readonly string[];
  isPositive: boolean;
  weight: number;
}

/** A dialogue as keys of its pieces. */
export interface KeyedCall {
  call: EvalCall;
  turns: readonly KeyedTurn[];
}
export interface KeyedTurn {
  isProtected: boolean;
  pieces: readonly (readonly string[])[];
}

const MERGED_WEIGHT = 0.3;
const PARTS = [0.1, 0.25, 0.5, 0.75];

export const toPieces = (text: string, lang: Lang): string[][] => pieces(normalise(text, lang)).map(wordKeys);

export const toKeyedCall = (call: EvalCall): KeyedCall => ({
  call,
  turns: call.turns.map(({ speaker, text }) => ({ isProtected: speaker === "callee", pieces: toPieces(text, call.lang) })),
});

const keysOf = (turns: readonly KeyedTurn[], isMerged = false): string[] => [
  ...new Set(turns.flatMap((turn) => turn.pieces.flat().map((key) => `${turn.isProtected && !isMerged ? "p" : "c"} ${key}`))),
];

/** Whole calls, the same without speakers, and their beginnings: a scam's from its decisive request on, an honest one's always. */
export function callSamples({ call, turns }: KeyedCall): Sample[] {
  const isPositive = call.isScam;
  const parts = PARTS.flatMap((share): Sample[] => {
    const length = Math.ceil(turns.length * share);
    if (isPositive && (call.decisive === null || length <= call.decisive)) return [];
    return [{ keys: keysOf(turns.slice(0, length)), isPositive, weight: 1 }];
  });
  return [{ keys: keysOf(turns), isPositive, weight: 1 }, { keys: keysOf(turns, true), isPositive, weight: MERGED_WEIGHT }, ...parts];
}

const HONEST_WEIGHT = 0.4;
const HONEST_PROTECTED_WEIGHT = 0.1;
const DECISIVE_WEIGHT = 1;
const DECISIVE_PART_WEIGHT = 0.7;
const LATER_WEIGHT = 0.3;
const FEWEST_WORDS = 3;
const FEWEST_WORDS_LATER = 6;

/** Each word has one key that joins it to the word before. */
export const wordCount = (keys: readonly string[]): number => keys.filter((key) => key.includes("_")).length;

/** Pieces of speech: the decisive request of a scam and what its caller says afterwards, against all that honest people say. */
export function askSamples({ call, turns }: KeyedCall): Sample[] {
  const { decisive } = call;
  return turns.flatMap(({ isProtected, pieces: own }, turn): Sample[] => {
    const sample = (weight: number, fewest: number) =>
      own.filter((keys) => wordCount(keys) >= fewest).map((keys) => ({ keys: [...new Set(keys)], isPositive: call.isScam, weight }));
    if (!call.isScam) return sample(isProtected ? HONEST_PROTECTED_WEIGHT : HONEST_WEIGHT, FEWEST_WORDS);
    if (isProtected || decisive === null || turn < decisive) return [];
    if (turn > decisive) return sample(LATER_WEIGHT, FEWEST_WORDS_LATER);
    return sample(own.length === 1 ? DECISIVE_WEIGHT : DECISIVE_PART_WEIGHT, FEWEST_WORDS);
  });
}

const EXAMPLES = "shared/domain/risk/examples";
const ActFile = z.object({ act: z.string(), is: z.array(z.string()), isNot: z.array(z.string()) });
export type ActFile = z.infer<typeof ActFile>;

export const readActs = (lang: Lang): ActFile[] =>
  readdirSync(join(EXAMPLES, lang))
    .sort()
    .map((name) => ActFile.parse(JSON.parse(readFileSync(join(EXAMPLES, lang, name), "utf8"))));

/** Acts that honest callers perform as well, and the other one's: their examples say nothing of a call as a whole. */
const TELLING_NOTHING = new Set([
  ...["authority", "personal_data", "callee_started", "callee_doubt"],
  ...["protective_refusal", "protective_time", "protective_channel"],
]);

/** Single sentences: those by which a scam asks, and those that only sound alike. */
export const exampleSamples = (lang: Lang, weight: number): Sample[] =>
  readActs(lang)
    .filter(({ act }) => !TELLING_NOTHING.has(act))
    .flatMap(({ is, isNot }) => {
      const sample = (isPositive: boolean) => (text: string) => ({ keys: [...new Set(toPieces(text, lang).flat())], isPositive, weight });
      return [...is.map(sample(true)), ...isNot.map(sample(false))];
    });
