import type { Level } from "../../call/level.ts";
import type { Reason, ScamKind, Tactic, Verdict } from "../types.ts";
import type { Line } from "./excerpt.ts";

/** As the model gave it: nothing of it is believed yet. */
export interface Answer {
  readonly level: Level;
  readonly kind: ScamKind;
  readonly reasons: readonly { readonly tactic: Tactic; readonly quote: string }[];
}

/** An answer with those of its reasons that the call bears out. */
export interface Opinion extends Answer {
  readonly reasons: readonly Reason[];
  /** What the local engine knew when the question was asked. */
  readonly asked: { readonly tactics: readonly Tactic[]; readonly score: number };
}

const MOST_REASONS = 5;
const MOST_QUOTED_CHARS = 300;
const FEWEST_QUOTED_LETTERS = 8;

/** Keeps the reasons whose quote the caller did say, within one line of what was sent. Quotes come out as they were printed. */
export const verifyAnswer = ({ level, kind, reasons }: Answer, excerpt: readonly Line[], local: Verdict): Opinion => {
  const verified: Reason[] = [];
  for (const { tactic, quote } of reasons) {
    const found = find(quote, excerpt);
    if (found && verified.length < MOST_REASONS && !verified.some((each) => each.tactic === tactic)) verified.push({ tactic, ...found });
  }
  return { level, kind, reasons: verified, asked: { tactics: local.reasons.map(({ tactic }) => tactic), score: local.score } };
};

const find = (quote: string, excerpt: readonly Line[]): Pick<Reason, "quote" | "turn"> | undefined => {
  const wanted = fold(quote.normalize("NFC").replace(/\s+/gu, " ")).replace(/^[\s"“”«»'.…]+|[\s"“”«»'.…]+$/gu, "");
  const letters = wanted.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_QUOTED_LETTERS || !wanted.includes(" ") || wanted.length > MOST_QUOTED_CHARS) return undefined;
  for (const { turn, speaker, text } of excerpt) {
    if (speaker === "protected") continue;
    const at = indexOfWords(fold(text), wanted);
    if (at >= 0) return { quote: text.slice(at, at + wanted.length), turn };
  }
  return undefined;
};

const indexOfWords = (text: string, wanted: string): number => {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + wanted.length])) return at;
  return -1;
};

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Case and apostrophes do not count; every character keeps its place. */
const fold = (text: string): string =>
  Array.from(text, (char) => {
    const lower = char === "’" || char === "ʼ" ? "'" : char.toLowerCase();
    return lower.length === char.length ? lower : char;
  }).join("");
