import type { Level } from "../call/level.ts";
import type { Evidence, Reason, ScamKind, Tactic } from "./types.ts";

export interface Assessment {
  readonly level: Level;
  readonly score: number;
  readonly kind: ScamKind;
  readonly reasons: readonly Reason[];
}

// Log-odds of a call without any evidence, then what each level needs. Leaving a level takes more than missing its entry.
const PRIOR = -3.4;
const ENTER_2 = -0.6;
const LEAVE_2 = -1.6;
const ENTER_3 = 1.1;
const LEAVE_3 = 0.4;
// What cues and wording amount to together, learned as two shares of the log-odds; then what each level needs of it.
const CUE_SHARE = 0.6;
const WORDED_2 = 2;
const WORDED_3 = 3;
const WORDED_STAY = 1.5;
/** Where a score of one half lies. */
const SCORE_MIDDLE = 1.8;
/** A call that is worded like no scam at all needs more than cues. */
const WORDED_HONEST = -1;
/** Without a decisive request the rest must weigh more. */
const WITHOUT_REQUEST = 1.1;
const INDEPENDENT_TACTICS = 4;
const SUPPORT = 0.6;

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

/**
 * What all evidence together means, given the level the call had: a level once reached needs more than a slightly lower score to go.
 * `wording`: the log-odds of how the call is worded.
 */
export const assess = (evidence: readonly Evidence[], wording: number, nowMs: number, previous: Level): Assessment => {
  const tactics = sumTactics(evidence, nowMs);
  const isDecisive = tactics.some((each) => each.isDecisive);
  const harm = tactics.reduce((sum, each) => sum + Math.min(each.sum, MOST_PER_TACTIC), 0);
  const protection = protectiveSum(evidence, nowMs);
  const logit = PRIOR + harm - Math.min(protection, isDecisive ? MOST_PROTECTIVE_AGAINST_DECISIVE : MOST_PROTECTIVE);
  const worded = CUE_SHARE * (logit - PRIOR) + wording;
  const byWording = tactics.length === 0 ? 1 : wordedLevel(worded, previous);
  const byCues = levelOf(logit, tactics, isDecisive, previous);
  return {
    level: (wording < WORDED_HONEST && byCues === 3 && previous < 3 ? 2 : Math.max(byCues, byWording)) as Level,
    score: 1 / (1 + Math.exp(SCORE_MIDDLE - worded)),
    kind: kindOf(evidence, nowMs),
    reasons: tactics.slice(0, MOST_REASONS).map(({ tactic, strongest }) => ({ tactic, quote: strongest.quote, turn: strongest.turn })),
  };
};

/** Cues that weigh little each are enough where the whole call is worded like a scam. */
const wordedLevel = (worded: number, previous: Level): Level => {
  if (worded >= WORDED_3 - (previous === 3 ? WORDED_STAY : 0)) return 3;
  return worded >= WORDED_2 - (previous >= 2 ? WORDED_STAY : 0) ? 2 : 1;
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
