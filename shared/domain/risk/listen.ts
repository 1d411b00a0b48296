import type { Locale, Speaker } from "../call/level.ts";
import type { Cue } from "./cue.ts";
import { type CueMatch, matchCues } from "./match-cues.ts";
import { languageWords, normalise, SENTENCE_END, type Word } from "./normalise.ts";
import type { Evidence, RecentStretch, RiskState, Utterance } from "./types.ts";
import { hearWording } from "./wording/wording.ts";

const UNKNOWN_SPEAKER_TRUST = 0.7;
const LONGEST_QUOTE = 160;
const LONGEST_TAIL = 12;
const LONGEST_TEXT = 4000;
const LOCALE_CERTAINTY = 4;

export interface Heard {
  readonly evidence: readonly Evidence[];
  readonly tail: readonly string[];
  readonly fromTurn: number;
  readonly locale: Locale | undefined;
  readonly languageWords: RiskState["languageWords"];
  readonly wording: RiskState["wording"];
}

/** What one stretch adds: its evidence, its unfinished end, and what it tells of the language. The state is only read. */
export const listen = (state: RiskState, utterance: Utterance): Heard => {
  const text = utterance.text.slice(0, LONGEST_TEXT);
  const stated = utterance.locale ?? state.locale;
  const counts = stated === undefined ? addCounts(state.languageWords, languageWords(text)) : state.languageWords;
  const locale = stated ?? clearlySpoken(counts);
  const before = previousStretch(state.recent, utterance);
  const found = new Map<string, { readonly match: CueMatch; readonly evidence: Evidence }>();
  let tail: readonly string[] = [];
  let fromTurn = utterance.turn;
  const wording = { ...state.wording };
  for (const each of locale === undefined ? (["fr", "en"] as const) : [locale]) {
    const words = normalise(text, each);
    const joined = before === undefined ? words : [...before.tail.map(toHeardWord), ...words];
    const cut = joined.length - words.length;
    tail = toTail(joined);
    fromTurn = before !== undefined && tail.length > words.length ? before.fromTurn : utterance.turn;
    const quote = (piece: readonly Word[]) => pieceOf(piece, cut === 0 ? undefined : joined[cut], text);
    const { turn, speaker } = utterance;
    wording[each] = hearWording(wording[each], { words: joined, speaker, turn, fromTurn, quoteOf: quote }, each);
    for (const match of matchCues(joined, utterance.speaker, each))
      if (match.span.last >= cut && !found.has(match.cue.id))
        found.set(match.cue.id, { match, evidence: toEvidence(match, joined, cut, utterance, text, before?.fromTurn) });
  }
  const isPreceded = ({ after }: Cue) =>
    after?.some((cue) => found.has(cue) || state.evidence.some((each) => each.cue === cue && each.turn <= utterance.turn)) ?? true;
  const evidence = [...found.values()].filter(({ match }) => isPreceded(match.cue)).map((each) => each.evidence);
  return { evidence, tail, fromTurn, locale, languageWords: counts, wording };
};

/** What was printed of a piece; words of the stretch before have no place in this one. */
const pieceOf = (piece: readonly Word[], firstOwn: Word | undefined, text: string): string => {
  const own = firstOwn === undefined || !piece.includes(firstOwn) ? piece : piece.slice(piece.indexOf(firstOwn));
  return text.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? 0).slice(0, LONGEST_QUOTE);
};

const toHeardWord = (text: string): Word => ({ text, start: 0, end: 0 });

const addCounts = (a: RiskState["languageWords"], b: RiskState["languageWords"]): RiskState["languageWords"] => ({
  fr: Math.min(a.fr + b.fr, 1000),
  en: Math.min(a.en + b.en, 1000),
});

const clearlySpoken = ({ fr, en }: RiskState["languageWords"]): Locale | undefined => {
  if (fr >= LOCALE_CERTAINTY && fr >= 2 * en) return "fr";
  return en >= LOCALE_CERTAINTY && en >= 2 * fr ? "en" : undefined;
};

// Only the stretch just before, by the same voice, can hold the beginning of this one.
const previousStretch = (recent: readonly RecentStretch[], { turn, speaker }: { turn: number; speaker: Speaker }) => {
  let previous: RecentStretch | undefined;
  for (const stretch of recent)
    if (stretch.speaker === speaker && stretch.turn < turn && stretch.turn > (previous?.turn ?? -1)) previous = stretch;
  return previous !== undefined && previous.turn >= turn - 3 && previous.tail.length > 0 ? previous : undefined;
};

const toTail = (words: readonly Word[]): readonly string[] => {
  const texts = words.slice(-LONGEST_TAIL).map((word) => word.text.slice(0, 24));
  return texts.slice(texts.lastIndexOf(SENTENCE_END) + 1);
};

const toEvidence = (
  { cue, span }: CueMatch,
  words: readonly Word[],
  cut: number,
  utterance: Utterance,
  text: string,
  beganInTurn: number | undefined,
): Evidence => ({
  cue: cue.id,
  tactic: cue.tactic,
  kind: cue.kind ?? "unknown",
  weight: cue.weight * (utterance.speaker === "unknown" ? UNKNOWN_SPEAKER_TRUST : 1),
  isDecisive: cue.decisive === true,
  turn: utterance.turn,
  speaker: utterance.speaker,
  fromTurn: span.first < cut && beganInTurn !== undefined ? beganInTurn : utterance.turn,
  atMs: utterance.atMs,
  quote: quoteOf(words, Math.max(span.first, cut), span.last, cut, text),
});

/** The whole sentence when it is short enough to read at a glance, else just the words that count. */
const quoteOf = (words: readonly Word[], first: number, last: number, cut: number, text: string): string => {
  let from = first;
  let to = last;
  while (from > cut && words[from - 1]?.text !== SENTENCE_END) from -= 1;
  while (to < words.length - 1 && words[to]?.text !== SENTENCE_END) to += 1;
  const sentence = text.slice(words[from]?.start ?? 0, words[to]?.end ?? 0);
  return sentence.length <= LONGEST_QUOTE ? sentence : text.slice(words[first]?.start ?? 0, words[last]?.end ?? 0).slice(0, LONGEST_QUOTE);
};
