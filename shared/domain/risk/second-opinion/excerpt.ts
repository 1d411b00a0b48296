import type { Speaker } from "../../call/level.ts";
import { maskAddresses } from "../../text/mask-addresses.ts";
import { maskSensitive } from "../../text/mask-digits.ts";

/** One stretch of a call. */
export interface Line {
  readonly turn: number;
  readonly speaker: Speaker;
  readonly text: string;
}

/** About 400 tokens of French. */
const MOST_CHARS = 1_500;

/** The last part of the call with `said` in it; a stretch that comes again replaces what it said before. */
export const keepLine = (lines: readonly Line[], said: Line): readonly Line[] => {
  const kept = [...lines.filter(({ turn }) => turn !== said.turn), { ...said, text: endOf(plain(said.text)) }].sort(
    (a, b) => a.turn - b.turn,
  );
  let length = 0;
  let first = kept.length;
  for (; first > 0; first -= 1) {
    length += kept[first - 1]?.text.length ?? 0;
    if (length > MOST_CHARS) break;
  }
  return kept.slice(first);
};

/**
 * What leaves this process. Each voice is masked as one text, so that a number read out in pieces is seen as one; where the
 * other voice cut in makes no difference.
 */
export const toExcerpt = (lines: readonly Line[]): readonly Line[] => {
  const masked = new Map<Line, string>();
  for (const speaker of ["caller", "protected", "unknown"] as const) {
    const own = lines.filter((line) => line.speaker === speaker);
    const texts = maskSensitive(own.map(({ text }) => maskAddresses(text)).join("\n")).split("\n");
    for (const [index, line] of own.entries()) masked.set(line, texts[index] ?? "");
  }
  return lines.map((line) => ({ ...line, text: masked.get(line) ?? "" })).filter(({ text }) => text !== "");
};

/** On one line, and without what could be taken for the end of the quoted call. */
const plain = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[<>\p{C}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();

const endOf = (text: string): string => (text.length <= MOST_CHARS ? text : text.slice(-MOST_CHARS).replace(/^\S*\s/u, ""));
