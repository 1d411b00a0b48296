import type { AnswerMemory } from "../ports/answer-memory.ts";
import { createRedisClient, QUICK_TIMEOUT_MS, quietly, type RedisAccount } from "./upstash-redis.ts";

/** One command for a first delivery, two for a repeated one; each within `timeoutMs`. */
export function createUpstashAnswerMemory(account: RedisAccount, { timeoutMs = QUICK_TIMEOUT_MS } = {}): AnswerMemory {
  const client = createRedisClient(account, { timeoutMs, retries: 0 });
  return {
    async remember(key, value, ttlSeconds) {
      const name = `idem:${key}`;
      const kept = await quietly(account, "remember", () => client.set(name, value, { nx: true, ex: ttlSeconds }));
      if (kept === "OK") return null;
      if (kept !== null) return undefined;
      // Not `SET … NX GET`: Redis answers the earlier value, but Upstash documents null both for "kept" and for "refused".
      const earlier = await quietly(account, "recall", () => client.get<string>(name));
      return typeof earlier === "string" ? earlier : undefined;
    },
  };
}
