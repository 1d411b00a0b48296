import type { Word } from "./normalise.ts";
import { SENTENCE_END } from "./normalise.ts";

interface Step {
  readonly words: ReadonlySet<string>;
  readonly stems: readonly string[];
  /** Fewest digits of a number that is accepted here; 0: numbers are not. */
  readonly digits: number;
  readonly isOptional: boolean;
  readonly gap: number;
}

export type Pattern = readonly Step[];

export interface Span {
  readonly first: number;
  readonly last: number;
}

const SHORTEST_STEM = 4;
const NUMBER = "<number>";
const LONG_NUMBER = "<long>";

export const compilePattern = (source: string, lists: Readonly<Record<string, string>>): Pattern => {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of source.split(" ")) {
    if (part.startsWith("~")) {
      gap = Number(part.slice(1));
      continue;
    }
    const isOptional = part.startsWith("?");
    const choices = (isOptional ? part.slice(1) : part).split("|").flatMap((choice) => {
      if (!choice.startsWith("@")) return [choice];
      const list = lists[choice.slice(1)];
      if (list === undefined) throw new Error(`no word list ${choice} for "${source}"`);
      return list.split(" ");
    });
    const stems = choices.filter((choice) => choice.endsWith("*") && choice.length > 1).map((choice) => choice.slice(0, -1));
    const short = stems.find((stem) => stem.length < SHORTEST_STEM);
    if (short !== undefined) throw new Error(`stem "${short}*" is too short in "${source}"`);
    steps.push({
      words: new Set(choices.filter((choice) => choice === "*" || !choice.endsWith("*"))),
      stems,
      digits: choices.includes(NUMBER) ? 1 : choices.includes(LONG_NUMBER) ? 4 : 0,
      isOptional,
      gap,
    });
    gap = 0;
  }
  if (steps[0] === undefined || steps[0].isOptional) throw new Error(`"${source}" must begin with a word`);
  return steps;
};

const isNumber = (word: string): boolean => word >= "0" && word < ":";

const accepts = (step: Step, word: string): boolean => {
  if (step.words.has(word)) return true;
  if (step.digits > 0 && isNumber(word)) return word.length >= step.digits;
  for (const stem of step.stems) if (word.startsWith(stem)) return true;
  return false;
};

/** The last position of a match that begins exactly here, or -1. Sentences are not crossed. */
const matchAt = (pattern: Pattern, words: readonly Word[], step: number, from: number): number => {
  const current = pattern[step];
  if (current === undefined) return from - 1;
  for (let at = from; at <= from + current.gap; at += 1) {
    const word = words[at]?.text;
    if (word === undefined || word === SENTENCE_END) break;
    if (accepts(current, word)) {
      const last = matchAt(pattern, words, step + 1, at + 1);
      if (last >= 0) return last;
    }
  }
  return current.isOptional ? matchAt(pattern, words, step + 1, from) : -1;
};

interface Entry<T> {
  readonly pattern: Pattern;
  readonly owner: T;
}

export interface Matcher<T> {
  /** Every place where a pattern matches, in the order of the words. */
  find(words: readonly Word[], found: (owner: T, span: Span) => void): void;
}

/** Patterns are tried only where their first word stands, so hundreds of them cost little more than reading the words. */
export const createMatcher = <T>(entries: readonly Entry<T>[]): Matcher<T> => {
  const byWord = new Map<string, Entry<T>[]>();
  const byStem = new Map<string, Entry<T>[]>();
  const add = (index: Map<string, Entry<T>[]>, key: string, entry: Entry<T>) => {
    const list = index.get(key);
    if (list === undefined) index.set(key, [entry]);
    else if (!list.includes(entry)) list.push(entry);
  };
  for (const entry of entries) {
    for (const word of entry.pattern[0]?.words ?? []) add(byWord, word, entry);
    for (const stem of entry.pattern[0]?.stems ?? []) add(byStem, stem.slice(0, SHORTEST_STEM), entry);
  }
  return {
    find(words, found) {
      for (let first = 0; first < words.length; first += 1) {
        const text = words[first]?.text ?? "";
        const tryAll = (entries: readonly Entry<T>[] | undefined) => {
          if (entries === undefined) return;
          for (const { pattern, owner } of entries) {
            const last = matchAt(pattern, words, 0, first);
            if (last >= 0) found(owner, { first, last });
          }
        };
        tryAll(byWord.get(text));
        if (isNumber(text)) tryAll(byWord.get(NUMBER));
        if (isNumber(text) && text.length >= 4) tryAll(byWord.get(LONG_NUMBER));
        if (text.length >= SHORTEST_STEM) tryAll(byStem.get(text.slice(0, SHORTEST_STEM)));
      }
    },
  };
};
