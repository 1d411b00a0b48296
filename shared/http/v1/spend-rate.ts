import type { Context } from "hono";
import { sha256Hex } from "../../app/digest.ts";
import { AppError } from "../../domain/errors.ts";
import { networkOf } from "../../domain/network-of.ts";
import type { RateBudget } from "../../ports/rate-limiter.ts";
import type { ApiEnv } from "./api-env.ts";
import { type LimitClass, RATE_LIMITS } from "./rate-limits.ts";

/**
 * Who asks, as the edge says. Supabase promises no header; Cloudflare, in front of it, overwrites `cf-connecting-ip`. Failing that, the
 * last of `x-forwarded-for` was added by the nearest proxy; those before it are whatever the asker wrote.
 */
export const addressOf = (c: Context<ApiEnv>): string =>
  c.req.header(c.var.deps.addressHeader) ?? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";

/** Counts this request against its address, and against `token` where there is one; throws `rate_limited`. */
export async function spendRate(c: Context<ApiEnv>, kind: LimitClass, token: string | undefined): Promise<void> {
  const { limiter, limits } = c.var.deps;
  const { address: perAddress, token: perToken } = limits?.[kind] ?? RATE_LIMITS[kind];
  // Shortened hashes: enough to tell askers apart, nothing to learn from.
  const keyOf = async (subject: string, value: string) => `${kind}:${subject}:${(await sha256Hex(`rate:${value}`)).slice(0, 24)}`;
  const budgets: RateBudget[] = [{ ...perAddress, key: await keyOf("address", networkOf(addressOf(c))) }];
  if (token) budgets.push({ ...perToken, key: await keyOf("token", token) });

  const state = await limiter.count(budgets);
  if (!state) return;
  c.header("ratelimit-limit", String(state.limit));
  c.header("ratelimit-remaining", String(state.remaining));
  c.header("ratelimit-reset", String(state.resetSeconds));
  if (!state.isAllowed) throw new AppError("rate_limited", `over the ${kind} budget`, { retryAfterSeconds: state.resetSeconds });
}
