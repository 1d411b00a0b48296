import type { Locale, Speaker } from "../../call/level.ts";
import type { Word } from "../normalise.ts";
import type { Ask, Tactic, Wording } from "../types.ts";
import { pieces, wordKeys } from "./pieces.ts";
import { type Entry, TABLES } from "./tables.ts";

/** A stretch of speech, with what the sentence before left unfinished. */
export interface Stretch {
  readonly words: readonly Word[];
  readonly speaker: Speaker;
  readonly turn: number;
  readonly fromTurn: number;
  readonly quoteOf: (piece: readonly Word[]) => string;
}

export const NOTHING_HEARD: Wording = { sum: 0, count: 0, heard: [], asks: [] };

export const MOST_ASKS = 4;
export const FEWEST_WORDS_OF_ASK = 3;

/** Whoever speaks is taken for the caller where nobody can tell. Each known word counts once in a call. */
export const hearWording = (before: Wording, stretch: Stretch, locale: Locale): Wording => {
  const { entries } = TABLES[locale];
  const isProtected = stretch.speaker === "protected";
  const heard = [...before.heard];
  let { sum, count } = before;
  const asks = before.asks.filter(({ turn, fromTurn }) => turn !== stretch.turn && !(fromTurn <= stretch.turn && stretch.turn < turn));
  for (const piece of pieces(stretch.words)) {
    const keys = wordKeys(piece);
    const inPiece = new Set<Entry>();
    let ask = 0;
    let asking = 0;
    for (const key of keys) {
      const entry = entries.get(key);
      if (entry === undefined || inPiece.has(entry)) continue;
      inPiece.add(entry);
      if (entry.ask !== 0) {
        ask += entry.ask;
        asking += 1;
      }
      const said = isProtected ? entry.protected : entry.caller;
      if (said === undefined) continue;
      const bit = 1 << (said.bit & 31);
      const at = said.bit >>> 5;
      if (((heard[at] ?? 0) & bit) !== 0) continue;
      while (heard.length <= at) heard.push(0);
      heard[at] = (heard[at] ?? 0) | bit;
      sum += said.weight;
      count += 1;
    }
    if (isProtected || piece.length < FEWEST_WORDS_OF_ASK) continue;
    const logit = askLogit(ask, asking, locale);
    if (asks.length < MOST_ASKS || logit > (asks.at(-1)?.logit ?? 0)) keep(asks, logit, () => toAsk(stretch, piece, keys, logit, locale));
  }
  return { sum, count, heard, asks };
};

const keep = (asks: Ask[], logit: number, make: () => Ask): void => {
  const at = asks.findIndex((each) => each.logit < logit);
  asks.splice(at === -1 ? asks.length : at, 0, make());
  asks.length = Math.min(asks.length, MOST_ASKS);
};

const toAsk = (
  { turn, fromTurn, quoteOf }: Stretch,
  piece: readonly Word[],
  keys: readonly string[],
  logit: number,
  locale: Locale,
): Ask => ({ turn, fromTurn, logit, tactic: tacticOf(keys, locale), quote: quoteOf(piece) });

/** The tactic whose words are most in a piece that asks. */
export const tacticOf = (keys: readonly string[], locale: Locale): Tactic => {
  const sums = new Map<Tactic, number>();
  for (const key of new Set(keys))
    for (const { tactic, weight } of TABLES[locale].tactics.get(key) ?? []) sums.set(tactic, (sums.get(tactic) ?? 0) + weight);
  let best: Tactic = "urgency";
  let most = 0;
  for (const [tactic, sum] of sums)
    if (sum > most) {
      best = tactic;
      most = sum;
    }
  return best;
};

/** Known words that a text must have before its wording says much; until then it says little. */
export const CALL_CAUTION = 400;
export const ASK_CAUTION = 30;

/** A text of `count` known words counts each as this much, so that long texts do not shout and short ones say little. */
export const shareOf = (count: number, caution: number): number => 10 / Math.sqrt(count + caution);

const askLogit = (sum: number, count: number, locale: Locale): number => {
  const { bias, scale } = TABLES[locale].ask;
  return bias + scale * sum * shareOf(count, ASK_CAUTION);
};

/** Log-odds that a call of this wording is a scam, all else unknown. */
export const callLogit = ({ sum, count }: Wording, locale: Locale): number => {
  const { bias, scale } = TABLES[locale].call;
  return bias + scale * sum * shareOf(count, CALL_CAUTION);
};

/** What a call counts whose other party said nothing yet. */
export const NO_ASK = -3;

/** Log-odds of a scam from the wording and the cues together. `cues`: log-odds that the cues add to a call without any. */
export const mixLogit = (wording: Wording, cues: number, locale: Locale): number => {
  const { mix } = TABLES[locale];
  return mix.bias + mix.call * callLogit(wording, locale) + mix.ask * (wording.asks[0]?.logit ?? NO_ASK) + mix.cues * cues;
};
