import type { Verdict } from "../types.ts";

/** What a next relay must know not to ask again. */
export interface AskedSoFar {
  readonly questions: number;
  /** In call time. */
  readonly lastAskedAtMs: number | null;
}

export const NOTHING_ASKED: AskedSoFar = { questions: 0, lastAskedAtMs: null };

export type WhyNotAsk = "decided" | "nothing_found" | "nothing_new" | "too_soon" | "call_budget";

/** Below level 2: a score from here on, with a reason, is worth a question. */
const DOUBT_FROM = 0.2;
const GAP_MS = 15_000;
/** Fewer new words of the caller change no opinion. */
const NEW_WORDS = 6;

/** Undefined when a question is worth its price. `newWords`: final words of the caller since the last question. */
export const whyNotAsk = (
  local: Pick<Verdict, "level" | "score" | "reasons">,
  { asked, newWords, nowMs, mostQuestions }: { asked: AskedSoFar; newWords: number; nowMs: number; mostQuestions: number },
): WhyNotAsk | undefined => {
  if (local.level === 3) return "decided";
  if (local.reasons.length === 0 || (local.level === 1 && !(local.score >= DOUBT_FROM))) return "nothing_found";
  if (asked.questions >= mostQuestions) return "call_budget";
  if (newWords < NEW_WORDS) return "nothing_new";
  return asked.lastAskedAtMs !== null && nowMs - asked.lastAskedAtMs < GAP_MS ? "too_soon" : undefined;
};
