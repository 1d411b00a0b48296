import { MOST_EVIDENCE, MOST_RECENT } from "./engine.ts";
import { type Ask, type Evidence, type RecentStretch, type RiskState, SCAM_KINDS, TACTICS, type Wording } from "./types.ts";
import { MOST_ASKS } from "./wording/wording.ts";

const FEATURES_VERSION = 3;

/** What another relay needs to go on with a call, as plain JSON: no word that was said. */
export const toFeatures = (state: RiskState): Record<string, unknown> => ({
  version: FEATURES_VERSION,
  locale: state.locale ?? null,
  beyondWords: state.beyondWords,
  languageWords: { ...state.languageWords },
  level: state.level,
  lastTurn: state.lastTurn,
  nowMs: state.nowMs,
  evidence: state.evidence.map((each) => ({ ...each, quote: "" })),
  wording: { fr: withoutWords(state.wording.fr), en: withoutWords(state.wording.en) },
  recent: state.recent.map(({ turn, speaker }) => ({ turn, speaker, tail: [], fromTurn: turn })),
});

const withoutWords = ({ sum, count, asks }: Wording) => ({ sum, count, asks: asks.map((ask) => ({ ...ask, quote: "" })) });

/** Undefined when the features are not ours, damaged, or of another version: the call then starts again from nothing. */
export const fromFeatures = (json: unknown): RiskState | undefined => {
  if (!isRecord(json) || json.version !== FEATURES_VERSION) return undefined;
  const { locale, beyondWords, languageWords, level, lastTurn, nowMs, evidence, wording, recent } = json;
  const isWhole =
    (locale === null || locale === "fr" || locale === "en") &&
    isNumber(beyondWords) &&
    isRecord(languageWords) &&
    isCount(languageWords.fr) &&
    isCount(languageWords.en) &&
    (level === 1 || level === 2 || level === 3) &&
    Number.isInteger(lastTurn) &&
    isNumber(nowMs) &&
    Array.isArray(evidence) &&
    evidence.length <= MOST_EVIDENCE &&
    isRecord(wording) &&
    Array.isArray(recent) &&
    recent.length <= MOST_RECENT;
  if (!isWhole || !evidence.every(isEvidence) || !recent.every(isStretch)) return undefined;
  const { fr, en } = wording;
  if (!isWording(fr) || !isWording(en)) return undefined;
  return {
    locale: locale ?? undefined,
    beyondWords: Number(beyondWords),
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
    wording: { fr: toWording(fr), en: toWording(en) },
    recent: recent.map(({ turn, speaker }) => ({ turn, speaker, tail: [], fromTurn: turn })),
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isAsk = (value: unknown): value is Ask =>
  isRecord(value) && isCount(value.turn) && isCount(value.fromTurn) && isNumber(value.logit) && isOneOf(TACTICS, value.tactic);
const isWording = (value: unknown): value is Wording =>
  isRecord(value) && isNumber(value.sum) && isCount(value.count) && Array.isArray(value.asks) && value.asks.every(isAsk);
const toWording = ({ sum, count, asks }: Wording): Wording => ({
  sum,
  count,
  heard: [],
  asks: asks.slice(0, MOST_ASKS).map(({ turn, fromTurn, logit, tactic }) => ({ turn, fromTurn, logit, tactic, quote: "" })),
});
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
