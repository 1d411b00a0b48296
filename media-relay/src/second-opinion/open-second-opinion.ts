import { createUpstashRateLimiter } from "../../../shared/adapters/upstash-rate-limiter.ts";
import type { RedisAccount } from "../../../shared/adapters/upstash-redis.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { RelayEnv } from "../env.ts";
import type { Metrics } from "../metrics.ts";
import type { SecondOpinionDeps } from "./consultation.ts";
import { withRests } from "./with-rests.ts";

/** The model tier as configured; undefined when it is switched off. */
export async function openSecondOpinion(
  env: RelayEnv,
  { redis, registry, clock }: { redis: RedisAccount; registry: Metrics; clock: Clock },
): Promise<SecondOpinionDeps | undefined> {
  const { OPENAI_API_KEY: apiKey, MODEL_NAME: name, MODEL_INPUT_PRICE: input, MODEL_OUTPUT_PRICE: output } = env;
  if (!apiKey || !name) return undefined;
  // The SDK takes 25 MB: a relay that asks nobody does without.
  const { createAiSdkModel } = await import("./ai-sdk-model.ts");
  const account = { baseUrl: env.OPENAI_BASE_URL, apiKey, model: name, reasoningEffort: env.MODEL_REASONING_EFFORT };
  const model = withRests(createAiSdkModel(account), clock);
  registry.gauge("relay_second_opinion_resting", "1 while the model failed too often to be asked", () => Number(model.isResting()));
  return {
    model,
    budget: createUpstashRateLimiter(redis),
    questionsPerCall: env.MODEL_QUESTIONS_PER_CALL,
    questionsPerTenantPerDay: env.MODEL_QUESTIONS_PER_DAY,
    prices: input !== undefined && output !== undefined ? { input, output } : undefined,
  };
}
