import { z } from "zod";
import { LineRoute } from "../contracts/line-route.ts";
import { AppError } from "../domain/errors.ts";
import type { E164 } from "../domain/phone-number.ts";
import type { LineCache } from "../ports/line-directory.ts";
import { createRedisClient, PATIENT_TIMEOUT_MS, parseStored, QUICK_TIMEOUT_MS, quietly, type RedisAccount } from "./upstash-redis.ts";

const CachedRoute = z.object({ route: LineRoute.nullable() });

const ROUTE_TTL_SECONDS = 300;
/** For what changes without anybody replacing the entry: a pause runs out, a number is assigned behind our back. */
const PASSING_TTL_SECONDS = 45;

const keyOf = (dialled: E164) => `num:${dialled}`;
const ttlOf = (route: LineRoute | null) => (!route || route.status === "paused" ? PASSING_TTL_SECONDS : ROUTE_TTL_SECONDS);

export function createUpstashLineCache(account: RedisAccount, { timeoutMs = QUICK_TIMEOUT_MS } = {}): LineCache {
  const quick = createRedisClient(account, { timeoutMs, retries: 0 });
  const patient = createRedisClient(account, { timeoutMs: PATIENT_TIMEOUT_MS, retries: 1 });

  return {
    async get(dialled) {
      const stored = await quietly(account, "get_route", () => quick.get<string>(keyOf(dialled)));
      return parseStored(CachedRoute, stored)?.route;
    },
    async fill(dialled, route) {
      const options = { nx: true, ex: ttlOf(route) } as const;
      await quietly(account, "fill_route", () => patient.set(keyOf(dialled), JSON.stringify({ route }), options));
    },
    async replace(dialled, route) {
      const result = await quietly(account, "replace_route", () =>
        patient.set(keyOf(dialled), JSON.stringify({ route }), { ex: ttlOf(route) }),
      );
      if (result !== "OK") throw new AppError("provider_unavailable", "Redis did not take the route");
    },
  };
}
