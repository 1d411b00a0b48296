import { afterAll, beforeAll, expect, test } from "vitest";
import { type RedisStandIn, startRedis } from "../sandbox/upstash/start-redis.ts";
import { createMemoryRateLimiter } from "./memory-rate-limiter.ts";
import { createUpstashRateLimiter } from "./upstash-rate-limiter.ts";

let redis: RedisStandIn;
beforeAll(async () => {
  redis = await startRedis({ token: "t" });
});
afterAll(() => redis.close());

const clock = { at: 1_000_000_000_000 };
const limiters = () => ({
  memory: createMemoryRateLimiter({ now: () => clock.at }),
  upstash: createUpstashRateLimiter({ url: redis.url, token: "t" }, { timeoutMs: 10_000, now: () => clock.at }),
});

test("Redis and this process count alike: per window, the tightest budget speaks", async () => {
  for (const [name, limiter] of Object.entries(limiters())) {
    clock.at = 1_000_000_000_000 - (1_000_000_000_000 % 60_000);
    const budgets = [
      { key: `${name}:address`, limit: 3, windowSeconds: 60 },
      { key: `${name}:token`, limit: 2, windowSeconds: 60 },
    ];
    const seen = [await limiter.count(budgets), await limiter.count(budgets), await limiter.count(budgets)];
    expect(seen).toEqual([
      { isAllowed: true, limit: 2, remaining: 1, resetSeconds: 60 },
      { isAllowed: true, limit: 2, remaining: 0, resetSeconds: 60 },
      { isAllowed: false, limit: expect.any(Number), remaining: 0, resetSeconds: 60 },
    ]);
    clock.at += 60_000;
    expect(await limiter.count(budgets)).toMatchObject({ isAllowed: true, remaining: 1 });
  }
});

test("one request to Redis counts all budgets, and every key runs out", async () => {
  const before = redis.commands.length;
  await limiters().upstash.count([
    { key: "a", limit: 3, windowSeconds: 60 },
    { key: "b", limit: 3, windowSeconds: 60 },
  ]);
  expect(redis.commands.slice(before)).toEqual(["INCR", "EXPIRE", "INCR", "EXPIRE"]);
});

test("a Redis that fails or hangs is no answer, and counts again when it is back", async () => {
  const account = { url: redis.url, token: "t" };
  const budgets = [{ key: "c", limit: 3, windowSeconds: 60 }];
  redis.faults.add({ match: /./, effect: { kind: "status", status: 500, body: {} }, times: 1 });
  expect(await createUpstashRateLimiter(account, { timeoutMs: 10_000 }).count(budgets)).toBeUndefined();
  redis.faults.add({ match: /./, effect: { kind: "delay", ms: 5_000 }, times: 1 });
  expect(await createUpstashRateLimiter(account, { timeoutMs: 100 }).count(budgets)).toBeUndefined();
  redis.faults.clear();
  expect(await createUpstashRateLimiter(account, { timeoutMs: 10_000 }).count(budgets)).toMatchObject({ isAllowed: true });
});
