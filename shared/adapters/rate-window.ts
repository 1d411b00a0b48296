import type { RateBudget, RateState } from "../ports/rate-limiter.ts";

export const windowOf = ({ windowSeconds }: RateBudget, at: number): number => Math.floor(at / (windowSeconds * 1_000));

const stateOf = (budget: RateBudget, count: number, at: number): RateState => ({
  isAllowed: count <= budget.limit,
  limit: budget.limit,
  remaining: Math.max(0, budget.limit - count),
  resetSeconds: Math.max(1, Math.ceil(((windowOf(budget, at) + 1) * budget.windowSeconds * 1_000 - at) / 1_000)),
});

/** Of spent budgets the one that stays spent longest, else the one that is nearest to its end. */
export function tightest(budgets: readonly RateBudget[], counts: readonly number[], at: number): RateState | undefined {
  const states = budgets.map((budget, index) => stateOf(budget, counts[index] ?? 0, at));
  return states.sort(
    (a, b) => Number(a.isAllowed) - Number(b.isAllowed) || a.remaining - b.remaining || b.resetSeconds - a.resetSeconds,
  )[0];
}
