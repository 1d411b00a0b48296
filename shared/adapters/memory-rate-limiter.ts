import type { RateBudget, RateLimiter, RateState } from "../ports/rate-limiter.ts";
import { tightest } from "./rate-window.ts";

const SWEEP_ABOVE = 10_000;

/** Counts in this process: enough for one machine, and all there is without Redis. */
export function createMemoryRateLimiter({ now = Date.now }: { now?: () => number } = {}): RateLimiter {
  const windows = new Map<string, { count: number; endsAt: number }>();

  const add = ({ key, windowSeconds }: RateBudget, at: number): number => {
    const found = windows.get(key);
    if (found && found.endsAt > at) {
      found.count += 1;
      return found.count;
    }
    if (windows.size >= SWEEP_ABOVE) for (const [name, { endsAt }] of windows) if (endsAt <= at) windows.delete(name);
    const windowMs = windowSeconds * 1_000;
    windows.set(key, { count: 1, endsAt: (Math.floor(at / windowMs) + 1) * windowMs });
    return 1;
  };

  return {
    async count(budgets): Promise<RateState | undefined> {
      const at = now();
      return tightest(
        budgets,
        budgets.map((budget) => add(budget, at)),
        at,
      );
    },
  };
}
