import { SCAM_KINDS, type ScamKind } from "./types.ts";

/** An earlier call to the same line that was, or looked like, an attempt at a scam. Features only. */
export interface Approach {
  /** When it began, milliseconds of the clock on the wall. */
  readonly atMs: number;
  readonly kind: string;
  /** 0..1, what the engine made of it in the end. */
  readonly score: number;
  /** Somebody of the household said that it was a scam. */
  readonly isConfirmed: boolean;
  /** Null: nobody can tell. */
  readonly isSameCaller: boolean | null;
}

/** What earlier approaches amount to, without naming one. */
export interface LineHint {
  readonly asOfMs: number;
  /** Approaches that still count for something. */
  readonly count: number;
  /** 1: one fresh approach that was certainly a scam, by a caller nobody knows. */
  readonly weight: number;
  readonly weightByKind: Readonly<Partial<Record<ScamKind, number>>>;
  /** Whoever calls now is behind at least one of them. */
  readonly isSameCaller: boolean;
}

const DAY_MS = 86_400_000;
const HALF_LIFE_MS = 30 * DAY_MS;
/** The database keeps none longer. */
export const FORGOTTEN_AFTER_MS = 90 * DAY_MS;
const SAME_CALLER = 2;

/** Log-odds that no number of approaches goes beyond. Without a word of this call they raise no level. */
export const MOST_PRIOR = 0.8;
/** One fresh, certain approach by a stranger gives 0.31 of 0.8; three give 0.62. */
const GROWTH = 0.5;

const fading = (ms: number): number => 0.5 ** (Math.max(0, ms) / HALF_LIFE_MS);
const share = (value: number): number => (value > 0 ? Math.min(1, value) : 0);
const kindOf = (kind: string): ScamKind => SCAM_KINDS.find((known) => known === kind) ?? "unknown";

export const nothingRemembered = (asOfMs: number): LineHint => ({
  asOfMs,
  count: 0,
  weight: 0,
  weightByKind: {},
  isSameCaller: false,
});

/** Adds one approach to what is known as of `hint.asOfMs`. One of the future, by a clock that is wrong, counts as fresh. */
export function remember(hint: LineHint, { atMs, kind, score, isConfirmed, isSameCaller }: Approach): LineHint {
  const age = hint.asOfMs - atMs;
  const certainty = isConfirmed ? 1 : share(score);
  if (!(age < FORGOTTEN_AFTER_MS) || certainty === 0) return hint;
  const weight = certainty * fading(age) * (isSameCaller ? SAME_CALLER : 1);
  const known = kindOf(kind);
  return {
    ...hint,
    count: hint.count + 1,
    weight: hint.weight + weight,
    weightByKind: { ...hint.weightByKind, [known]: (hint.weightByKind[known] ?? 0) + weight },
    isSameCaller: hint.isSameCaller || isSameCaller === true,
  };
}

export const hintOf = (approaches: readonly Approach[], nowMs: number): LineHint => approaches.reduce(remember, nothingRemembered(nowMs));

/** The same hint, later. An earlier moment changes nothing. */
export function decay(hint: LineHint, nowMs: number): LineHint {
  const factor = fading(nowMs - hint.asOfMs);
  const weightByKind = Object.fromEntries(Object.entries(hint.weightByKind).map(([kind, weight]) => [kind, weight * factor]));
  return { ...hint, asOfMs: Math.max(hint.asOfMs, nowMs), weight: hint.weight * factor, weightByKind };
}

/** Log-odds to begin a call with, from 0 to less than `MOST_PRIOR`. */
export const priorLogit = (hint: LineHint, nowMs: number): number =>
  hint.weight > 0 ? MOST_PRIOR * (1 - Math.exp(-GROWTH * decay(hint, nowMs).weight)) : 0;
