import type { Locale } from "../call/level.ts";
import { assess } from "./assess.ts";
import { listen } from "./listen.ts";
import { type Evidence, type RecentStretch, type RiskState, SCAM_KINDS, TACTICS, type Utterance, type Verdict } from "./types.ts";
import { NOTHING_HEARD, type Wording, wordingLogit } from "./wording/wording.ts";

const MOST_RECENT = 8;
const MOST_PER_CUE = 2;
const MOST_EVIDENCE = 40;

export const createRiskState = (locale?: Locale): RiskState => ({
  locale,
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
  // A level that rested on a misunderstanding holds nothing up.
  const level = kept.length < state.evidence.length ? 1 : state.level;
  const now = { ...state, locale, evidence, wording, nowMs, level };
  if (!utterance.isFinal) return { state, verdict: toVerdict(now, heard.evidence.length > 0) };
  const next: RiskState = {
    locale,
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

/** Says nothing while the language is in doubt. */
const wordingOf = ({ locale, wording }: Pick<RiskState, "locale" | "wording">): number =>
  locale === undefined ? 0 : wordingLogit(wording[locale], locale);

const toVerdict = (state: RiskState, isProvisional: boolean): Verdict => ({
  ...assess(state.evidence, wordingOf(state), state.nowMs, state.level),
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

const FEATURES_VERSION = 2;

/** What another relay needs to go on with a call, as plain JSON: no word that was said. */
export const toFeatures = (state: RiskState): Record<string, unknown> => ({
  version: FEATURES_VERSION,
  locale: state.locale ?? null,
  languageWords: { ...state.languageWords },
  level: state.level,
  lastTurn: state.lastTurn,
  nowMs: state.nowMs,
  evidence: state.evidence.map((each) => ({ ...each, quote: "" })),
  wording: { fr: withoutWords(state.wording.fr), en: withoutWords(state.wording.en) },
  recent: state.recent.map(({ turn, speaker }) => ({ turn, speaker, tail: [], fromTurn: turn })),
});

const withoutWords = ({ sum, count }: Wording) => ({ sum, count });

/** Undefined when the features are not ours, damaged, or of another version: the call then starts again from nothing. */
export const fromFeatures = (json: unknown): RiskState | undefined => {
  if (!isRecord(json) || json.version !== FEATURES_VERSION) return undefined;
  const { locale, languageWords, level, lastTurn, nowMs, evidence, wording, recent } = json;
  const isWhole =
    (locale === null || locale === "fr" || locale === "en") &&
    isRecord(languageWords) &&
    isCount(languageWords.fr) &&
    isCount(languageWords.en) &&
    (level === 1 || level === 2 || level === 3) &&
    Number.isInteger(lastTurn) &&
    isNumber(nowMs) &&
    Array.isArray(evidence) &&
    evidence.length <= MOST_EVIDENCE &&
    isRecord(wording) &&
    isWording(wording.fr) &&
    isWording(wording.en) &&
    Array.isArray(recent) &&
    recent.length <= MOST_RECENT;
  if (!isWhole || !evidence.every(isEvidence) || !recent.every(isStretch)) return undefined;
  return {
    locale: locale ?? undefined,
    languageWords: { fr: Number(languageWords.fr), en: Number(languageWords.en) },
    level,
    lastTurn: Number(lastTurn),
    nowMs: Number(nowMs),
    evidence: evidence.map(({ cue, tactic, kind, weight, isDecisive, turn, speaker, fromTurn, atMs }) => ({
      cue,
      tactic,
      kind,
      weight,
      isDecisive,
      turn,
      speaker,
      fromTurn,
      atMs,
      quote: "",
    })),
    wording: { fr: toWording(wording.fr), en: toWording(wording.en) },
    recent: recent.map(({ turn, speaker }) => ({ turn, speaker, tail: [], fromTurn: turn })),
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isWording = (value: unknown): boolean => isRecord(value) && isNumber(value.sum) && isCount(value.count);
const toWording = (value: unknown): Wording =>
  isRecord(value) ? { sum: Number(value.sum), count: Number(value.count), heard: [] } : NOTHING_HEARD;
const isOneOf = (list: readonly string[], value: unknown): boolean => typeof value === "string" && list.includes(value);

const isSpeaker = (value: unknown): boolean => isOneOf(["caller", "protected", "unknown"], value);

const isEvidence = (value: unknown): value is Evidence =>
  isRecord(value) &&
  typeof value.cue === "string" &&
  value.cue.length <= 60 &&
  isOneOf([...TACTICS, "protective"], value.tactic) &&
  isOneOf(SCAM_KINDS, value.kind) &&
  isNumber(value.weight) &&
  typeof value.isDecisive === "boolean" &&
  isCount(value.turn) &&
  isSpeaker(value.speaker) &&
  isCount(value.fromTurn) &&
  isNumber(value.atMs);

const isStretch = (value: unknown): value is RecentStretch => isRecord(value) && isCount(value.turn) && isSpeaker(value.speaker);
