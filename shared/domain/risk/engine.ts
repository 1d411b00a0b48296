import type { Locale } from "../call/level.ts";
import { assess } from "./assess.ts";
import { listen } from "./listen.ts";
import { type Evidence, type RecentStretch, type RiskState, SCAM_KINDS, TACTICS, type Utterance, type Verdict } from "./types.ts";

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
  if (!utterance.isFinal) return { state, verdict: toVerdict({ ...state, evidence, nowMs }, heard.evidence.length > 0) };
  const next: RiskState = {
    locale: heard.locale,
    languageWords: heard.languageWords,
    level: assess(evidence, nowMs, state.level).level,
    lastTurn: Math.max(state.lastTurn, utterance.turn),
    nowMs,
    evidence,
    recent: remember(state.recent, { turn: utterance.turn, speaker: utterance.speaker, tail: heard.tail, fromTurn: heard.fromTurn }),
  };
  return { state: next, verdict: toVerdict(next, false) };
};

const restsOn = ({ turn, fromTurn, speaker }: Evidence, said: Utterance): boolean =>
  turn === said.turn || (fromTurn <= said.turn && said.turn < turn && speaker === said.speaker);

const toVerdict = (state: RiskState, isProvisional: boolean): Verdict => ({
  ...assess(state.evidence, state.nowMs, state.level),
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

const FEATURES_VERSION = 1;

/** What another relay needs to go on with a call, as plain JSON: no word that was said. */
export const toFeatures = (state: RiskState): Record<string, unknown> => ({
  version: FEATURES_VERSION,
  locale: state.locale ?? null,
  languageWords: { ...state.languageWords },
  level: state.level,
  lastTurn: state.lastTurn,
  nowMs: state.nowMs,
  evidence: state.evidence.map((each) => ({ ...each, quote: "" })),
  recent: state.recent.map(({ turn, speaker }) => ({ turn, speaker, tail: [], fromTurn: turn })),
});

/** Undefined when the features are not ours, damaged, or of another version: the call then starts again from nothing. */
export const fromFeatures = (json: unknown): RiskState | undefined => {
  if (!isRecord(json) || json.version !== FEATURES_VERSION) return undefined;
  const { locale, languageWords, level, lastTurn, nowMs, evidence, recent } = json;
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
    recent: recent.map(({ turn, speaker }) => ({ turn, speaker, tail: [], fromTurn: turn })),
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
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
