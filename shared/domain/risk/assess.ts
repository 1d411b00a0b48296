import type { Level, Locale } from "../call/level.ts";
import type { Ask, Evidence, Reason, ScamKind, Tactic, Wording } from "./types.ts";
import { TABLES } from "./wording/tables.ts";
import { mixLogit } from "./wording/wording.ts";

export interface Assessment {
  readonly level: Level;
  readonly score: number;
  readonly kind: ScamKind;
  readonly reasons: readonly Reason[];
}

// Log-odds of a call without any evidence, then what each level needs of cues alone. Leaving a level takes more than missing its entry.
const PRIOR = -3.4;
const ENTER_2 = -0.6;
const LEAVE_2 = -1.6;
const ENTER_3 = 1.1;
const LEAVE_3 = 0.4;
/** Without a decisive request the rest must weigh more. */
const WITHOUT_REQUEST = 1.1;
const INDEPENDENT_TACTICS = 4;
const SUPPORT = 0.6;
/** How far a mix may fall below the entry of its level before the level goes. */
const STAY = 1.5;
/** A piece of speech that sounds like a request of a scam by so much is a reason to show, or as good as a decisive cue. */
const ASK_IS_REASON = -0.5;
const ASK_IS_DECISIVE = 0.3;
/** Cues alone warn of nothing worse than level 2 where the call is worded like an honest one. */
const WORDED_HONEST = 5;

/** What is known from elsewhere may bring a level nearer; level 3 is for calls whose own words reach level 2. */
const MOST_BEYOND_WORDS = 1.5;

/** A second way of saying the same thing adds little: independent tactics are what counts. */
const REPEAT_SHARE = 0.3;
const MOST_PER_TACTIC = 5;
const MOST_PROTECTIVE = 2.5;
const MOST_PROTECTIVE_AGAINST_DECISIVE = 0.6;
const HALF_LIFE_MS = 20 * 60_000;
const MOST_REASONS = 8;

const present = (evidence: Evidence, nowMs: number): number =>
  evidence.isDecisive ? evidence.weight : evidence.weight * 0.5 ** (Math.max(0, nowMs - evidence.atMs) / HALF_LIFE_MS);

interface TacticSum {
  readonly tactic: Tactic;
  strongest: Evidence;
  best: number;
  sum: number;
  isDecisive: boolean;
}

/** What was heard of a call, to be weighed. */
export interface Heard {
  readonly evidence: readonly Evidence[];
  /** Undefined while the language is in doubt: then only cues count. */
  readonly spoken: { readonly locale: Locale; readonly wording: Wording } | undefined;
  /** Log-odds from elsewhere: earlier approaches, what other lines met. Adds to reasons, and is none. */
  readonly beyondWords: number;
  readonly nowMs: number;
}

/** What all evidence together means, given the level the call had: a level once reached needs more than a slightly lower score to go. */
export const assess = ({ evidence, spoken, beyondWords, nowMs }: Heard, previous: Level): Assessment => {
  const tactics = sumTactics(evidence, nowMs);
  const isDecisive = tactics.some((each) => each.isDecisive);
  const cues = weighCues(tactics, evidence, nowMs);
  const byCues = levelOf(PRIOR + cues, tactics, isDecisive, previous);
  const kind = kindOf(evidence, nowMs);
  if (spoken === undefined) return { level: byCues, score: toProbability(PRIOR + cues), kind, reasons: toReasons(tactics, []) };
  const { enter2, enter3 } = TABLES[spoken.locale];
  const asks = spoken.wording.asks.filter((each) => each.logit >= ASK_IS_REASON);
  const words = mixLogit(spoken.wording, cues, spoken.locale);
  const mix = words + Math.min(beyondWords, MOST_BEYOND_WORDS);
  const isBorneOut = words >= enter2 - (previous === 3 ? STAY : 0);
  const hasRequest = isBorneOut && (isDecisive || tactics.length >= 2 || (asks[0]?.logit ?? 0) >= ASK_IS_DECISIVE);
  const byMix = tactics.length + asks.length === 0 ? 1 : mixLevel(mix, { enter2, enter3 }, hasRequest, previous);
  const isHonest = mix < enter3 - WORDED_HONEST && previous < 3;
  const level = Math.max(isHonest ? Math.min(byCues, 2) : byCues, byMix) as Level;
  // The score must not contradict the level that cues alone have reached.
  const score = toProbability(level === 3 && byMix < 3 ? Math.max(mix, enter3) : mix);
  return { level, score, kind, reasons: toReasons(tactics, asks) };
};

/** Log-odds that the cues add to a call without any, what speaks for the caller taken off. */
export const cueLogit = (evidence: readonly Evidence[], nowMs: number): number => weighCues(sumTactics(evidence, nowMs), evidence, nowMs);

const weighCues = (tactics: readonly TacticSum[], evidence: readonly Evidence[], nowMs: number): number => {
  const harm = tactics.reduce((sum, each) => sum + Math.min(each.sum, MOST_PER_TACTIC), 0);
  const most = tactics.some((each) => each.isDecisive) ? MOST_PROTECTIVE_AGAINST_DECISIVE : MOST_PROTECTIVE;
  return harm - Math.min(protectiveSum(evidence, nowMs), most);
};

const toProbability = (logit: number): number => 1 / (1 + Math.exp(-logit));

const mixLevel = (mix: number, { enter2, enter3 }: { enter2: number; enter3: number }, hasRequest: boolean, previous: Level): Level => {
  if (hasRequest && mix >= enter3 - (previous === 3 ? STAY : 0)) return 3;
  return mix >= enter2 - (previous >= 2 ? STAY : 0) ? 2 : 1;
};

const DECISIVE_FIRST = 10;

/** Each tactic once, strongest first; a piece that only sounds like a request names the tactic it sounds like. */
const toReasons = (tactics: readonly TacticSum[], asks: readonly Ask[]): readonly Reason[] => {
  const reasons = [
    ...tactics.map(({ tactic, best, isDecisive, strongest: { quote, turn } }) => ({
      strength: best + (isDecisive ? DECISIVE_FIRST : 0),
      reason: { tactic, quote, turn },
    })),
    ...asks.map(({ logit, tactic, quote, turn }) => ({ strength: logit, reason: { tactic, quote, turn } })),
  ].sort((a, b) => b.strength - a.strength);
  const named = new Set<Tactic>();
  return reasons
    .flatMap(({ reason }) => {
      if (named.has(reason.tactic)) return [];
      named.add(reason.tactic);
      return [reason];
    })
    .slice(0, MOST_REASONS);
};

const sumTactics = (evidence: readonly Evidence[], nowMs: number): TacticSum[] => {
  const sums = new Map<Tactic, TacticSum>();
  const counted = new Set<string>();
  const byStrength = evidence
    .map((each) => ({ each, value: present(each, nowMs) }))
    .sort((a, b) => Number(b.each.isDecisive) - Number(a.each.isDecisive) || b.value - a.value || a.each.turn - b.each.turn);
  for (const { each, value } of byStrength) {
    if (each.tactic === "protective" || counted.has(each.cue)) continue;
    counted.add(each.cue);
    const sum = sums.get(each.tactic);
    if (sum === undefined)
      sums.set(each.tactic, { tactic: each.tactic, strongest: each, best: value, sum: value, isDecisive: each.isDecisive });
    else sum.sum += value * REPEAT_SHARE;
  }
  return [...sums.values()].sort((a, b) => Number(b.isDecisive) - Number(a.isDecisive) || b.best - a.best);
};

const protectiveSum = (evidence: readonly Evidence[], nowMs: number): number => {
  const counted = new Map<string, number>();
  for (const each of evidence)
    if (each.tactic === "protective") counted.set(each.cue, Math.max(counted.get(each.cue) ?? 0, present(each, nowMs)));
  return [...counted.values()].reduce((sum, value) => sum + value, 0);
};

const levelOf = (logit: number, tactics: readonly TacticSum[], isDecisive: boolean, previous: Level): Level => {
  const supporting = tactics.filter((each) => each.best >= SUPPORT);
  const isGrave = isDecisive ? supporting.length >= 2 : supporting.length >= INDEPENDENT_TACTICS;
  if (isGrave && logit >= (previous === 3 ? LEAVE_3 : ENTER_3) + (isDecisive ? 0 : WITHOUT_REQUEST)) return 3;
  if (isDecisive || logit >= (previous >= 2 ? LEAVE_2 : ENTER_2)) return 2;
  return 1;
};

const kindOf = (evidence: readonly Evidence[], nowMs: number): ScamKind => {
  const votes = new Map<ScamKind, number>();
  for (const each of evidence)
    if (each.kind !== "unknown" && each.tactic !== "protective") votes.set(each.kind, (votes.get(each.kind) ?? 0) + present(each, nowMs));
  let kind: ScamKind = "unknown";
  let most = 0.8;
  for (const [candidate, vote] of votes)
    if (vote > most) {
      kind = candidate;
      most = vote;
    }
  return kind;
};
