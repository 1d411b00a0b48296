import type { Locale } from "../call/level.ts";
import { assess } from "./assess.ts";
import { listen } from "./listen.ts";
import type { Evidence, RecentStretch, RiskState, Utterance, Verdict } from "./types.ts";
import { NOTHING_HEARD } from "./wording/wording.ts";

export const MOST_RECENT = 8;
const MOST_PER_CUE = 2;
export const MOST_EVIDENCE = 36;

export const createRiskState = (locale?: Locale): RiskState => ({
  locale,
  beyondWords: 0,
  languageWords: { fr: 0, en: 0 },
  level: 1,
  lastTurn: -1,
  nowMs: 0,
  evidence: [],
  wording: { fr: NOTHING_HEARD, en: NOTHING_HEARD },
  recent: [],
});

/**
 * Interim text gives a provisional verdict and hands back the very state it was given. A final stretch replaces what the same
 * turn said before, and may come late or twice.
 */
export const observe = (state: RiskState, utterance: Utterance): { state: RiskState; verdict: Verdict } => {
  const isLateInterim = !utterance.isFinal && state.recent.some((stretch) => stretch.turn === utterance.turn);
  if (isLateInterim) return { state, verdict: toVerdict(state, false) };
  const heard = listen(state, utterance);
  const kept = state.evidence.filter((each) => !restsOn(each, utterance));
  const evidence = bound([...kept, ...heard.evidence]);
  const nowMs = Math.max(state.nowMs, utterance.atMs);
  const { locale, wording } = heard;
  const beyondWords = utterance.beyondWords ?? state.beyondWords;
  // A level that rested on a misunderstanding holds nothing up.
  const level = kept.length < state.evidence.length ? 1 : state.level;
  const now = { ...state, locale, beyondWords, evidence, wording, nowMs, level };
  if (!utterance.isFinal) return { state, verdict: toVerdict(now, heard.evidence.length > 0) };
  const next: RiskState = {
    locale,
    beyondWords,
    languageWords: heard.languageWords,
    level: toVerdict(now, false).level,
    lastTurn: Math.max(state.lastTurn, utterance.turn),
    nowMs,
    evidence,
    wording,
    recent: remember(state.recent, { turn: utterance.turn, speaker: utterance.speaker, tail: heard.tail, fromTurn: heard.fromTurn }),
  };
  return { state: next, verdict: toVerdict(next, false) };
};

const restsOn = ({ turn, fromTurn, speaker }: Evidence, said: Utterance): boolean =>
  turn === said.turn || (fromTurn <= said.turn && said.turn < turn && speaker === said.speaker);

const toVerdict = ({ evidence, locale, wording, beyondWords, nowMs, level }: RiskState, isProvisional: boolean): Verdict => ({
  ...assess({ evidence, spoken: locale === undefined ? undefined : { locale, wording: wording[locale] }, beyondWords, nowMs }, level),
  isProvisional,
});

const remember = (recent: readonly RecentStretch[], stretch: RecentStretch): readonly RecentStretch[] =>
  [...recent.filter((each) => each.turn !== stretch.turn), stretch].sort((a, b) => a.turn - b.turn).slice(-MOST_RECENT);

/** The latest of each cue, decisive ones before all others: a long call cannot push out what matters. */
const bound = (evidence: readonly Evidence[]): readonly Evidence[] => {
  if (evidence.length <= MOST_PER_CUE) return evidence;
  const latestFirst = [...evidence].sort((a, b) => Number(b.isDecisive) - Number(a.isDecisive) || b.turn - a.turn);
  const perCue = new Map<string, number>();
  const kept = latestFirst.filter((each) => {
    const count = (perCue.get(each.cue) ?? 0) + 1;
    perCue.set(each.cue, count);
    return count <= MOST_PER_CUE;
  });
  return kept.slice(0, MOST_EVIDENCE).sort((a, b) => a.turn - b.turn);
};
