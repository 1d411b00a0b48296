import type { RateLimiter } from "../ports/rate-limiter.ts";
import { tightest, windowOf } from "./rate-window.ts";
import { createRedisClient, quietly, type RedisAccount } from "./upstash-redis.ts";

/** What a request waits for its own counting; then it passes uncounted. */
const TIMEOUT_MS = 300;

/** Fixed windows, one request to Redis for all budgets. */
export function createUpstashRateLimiter(
  account: RedisAccount,
  { timeoutMs = TIMEOUT_MS, now = Date.now }: { timeoutMs?: number; now?: () => number } = {},
): RateLimiter {
  // No retry: the first attempt may have counted.
  const redis = createRedisClient(account, { timeoutMs, retries: 0 });
  return {
    async count(budgets) {
      const at = now();
      const batch = redis.multi();
      for (const budget of budgets) {
        const key = `rate:${budget.key}:${windowOf(budget, at)}`;
        batch.incr(key);
        batch.expire(key, budget.windowSeconds);
      }
      const answers = await quietly(account, "count_requests", () => batch.exec<unknown[]>());
      const counts = answers?.filter((_, index) => index % 2 === 0).map(Number);
      return counts?.every(Number.isSafeInteger) ? tightest(budgets, counts, at) : undefined;
    },
  };
}
