import type { Locale, Speaker } from "../../call/level.ts";
import { SENTENCE_END, type Word } from "../normalise.ts";
import { WEIGHTS_EN } from "./weights-en.ts";
import { WEIGHTS_FR } from "./weights-fr.ts";
import type { WordingWeights } from "./wording-weights.ts";

/** What was heard of one language so far: which known words, and what they amount to. No order, no other word. */
export interface Wording {
  readonly sum: number;
  readonly count: number;
  /** One bit per known word that was heard; empty after a resume, when some may count twice. */
  readonly heard: readonly number[];
}

export const NOTHING_HEARD: Wording = { sum: 0, count: 0, heard: [] };

interface Entry {
  readonly index: number;
  readonly weight: number;
}

interface Table {
  readonly bias: number;
  readonly scale: number;
  readonly caller: ReadonlyMap<string, Entry>;
  readonly protected: ReadonlyMap<string, Entry>;
}

const toTable = ({ bias, scale, ...texts }: WordingWeights): Table => {
  let index = 0;
  const read = (text: string) => {
    const entries = new Map<string, Entry>();
    for (const each of text.split(" ")) {
      const [key = "", weight = "0"] = each.split("=");
      entries.set(key, { index, weight: Number(weight) });
      index += 1;
    }
    return entries;
  };
  return { bias, scale, caller: read(texts.caller), protected: read(texts.protected) };
};

const TABLES: Readonly<Record<Locale, Table>> = { fr: toTable(WEIGHTS_FR), en: toTable(WEIGHTS_EN) };

/** The words of a stretch and each two that follow one another; every number reads the same, and signs do not count. */
export const wordKeys = (words: readonly Word[]): string[] => {
  const keys: string[] = [];
  let before = "^";
  for (const { text } of words) {
    if (text === SENTENCE_END) continue;
    const word = text >= "0" && text < ":" ? "#" : text;
    keys.push(word, `${before}_${word}`);
    before = word;
  }
  return keys;
};

/** Whoever speaks is taken for the caller where nobody can tell. Each known word counts once in a call. */
export const hearWording = (before: Wording, words: readonly Word[], speaker: Speaker, locale: Locale): Wording => {
  const known = TABLES[locale][speaker === "protected" ? "protected" : "caller"];
  let { sum, count } = before;
  let heard: number[] | undefined;
  for (const key of wordKeys(words)) {
    const entry = known.get(key);
    if (entry === undefined) continue;
    const at = entry.index >>> 5;
    const bit = 1 << (entry.index & 31);
    if ((((heard ?? before.heard)[at] ?? 0) & bit) !== 0) continue;
    heard ??= [...before.heard];
    while (heard.length <= at) heard.push(0);
    heard[at] = (heard[at] ?? 0) | bit;
    sum += entry.weight;
    count += 1;
  }
  return heard === undefined ? before : { sum, count, heard };
};

/** Words that a call must have before its wording says much; until then it says little. */
export const WORDING_CAUTION = 400;

/** Log-odds that a call of this wording is a scam, all else unknown. */
export const wordingLogit = ({ sum, count }: Wording, locale: Locale): number => {
  const { bias, scale } = TABLES[locale];
  return bias + (10 * scale * sum) / Math.sqrt(count + WORDING_CAUTION);
};
