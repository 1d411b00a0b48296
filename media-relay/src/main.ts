import { createQstashJobQueue } from "../../shared/adapters/qstash-job-queue.ts";
import { createSupabaseCallStore } from "../../shared/adapters/supabase-call-store.ts";
import { createSupabaseLineMemory } from "../../shared/adapters/supabase-line-memory.ts";
import { createSupabaseLineTestStore } from "../../shared/adapters/supabase-line-test-store.ts";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { createSupabaseSharedKnowledge } from "../../shared/adapters/supabase-shared-knowledge.ts";
import { createSupabaseWordsOutlet } from "../../shared/adapters/supabase-words-outlet.ts";
import { createTwilioCallControl } from "../../shared/adapters/twilio-call-control.ts";
import { createUpstashLineCache } from "../../shared/adapters/upstash-line-cache.ts";
import { createUpstashLiveCalls, createUpstashRiskMemory, createUpstashSingleUse } from "../../shared/adapters/upstash-live-calls.ts";
import { createLineDirectory } from "../../shared/app/line-directory.ts";
import { createReputationKeys } from "../../shared/app/reputation-keys.ts";
import { createStreamTokens } from "../../shared/app/stream-token.ts";
import { createJsonLog } from "../../shared/config/log.ts";
import { createRiskState, observe } from "../../shared/domain/risk/engine.ts";
import { ENGINE_VERSION } from "../../shared/domain/risk/engine-version.ts";
import { fromFeatures, toFeatures } from "../../shared/domain/risk/features.ts";
import { createMediaFrame } from "./codec/media-frame.ts";
import { createBlockPool } from "./codec/timeline.ts";
import { loadEnv } from "./env.ts";
import { createLoadMeter } from "./load-meter.ts";
import { createMetrics, createRelayMetrics } from "./metrics.ts";
import { openSecondOpinion } from "./second-opinion/open-second-opinion.ts";
import { startRelayServer } from "./server.ts";
import { createDeepgramRecogniser } from "./speech/deepgram.ts";
import { createSpeechConnector } from "./speech/speech-socket.ts";
import { createUsedTokens } from "./stream-gate.ts";
import { systemClock } from "./system-clock.ts";

const env = loadEnv(process.env);
const log = createJsonLog({ write: (line) => process.stdout.write(`${line}\n`), level: env.LOG_LEVEL });
const registry = createMetrics();
const metrics = createRelayMetrics(registry);
const load = createLoadMeter();

const redis = { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN, log };
const database = { client: createServiceClient({ url: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY }), timeoutMs: 3_000 };
const store = createSupabaseCallStore(database);
const { fingerprintKey } = createReputationKeys({ secret: env.REPUTATION_SECRET });
const secondOpinion = await openSecondOpinion(env, { redis, registry, clock: systemClock });

const relay = await startRelayServer({
  relayUrl: env.RELAY_URL,
  authTokens: [env.TWILIO_AUTH_TOKEN, ...(env.TWILIO_AUTH_TOKEN_SECONDARY ? [env.TWILIO_AUTH_TOKEN_SECONDARY] : [])],
  port: env.PORT,
  maxCalls: env.MAX_CALLS,
  drainMs: env.DRAIN_SECONDS * 1_000,
  load,
  registry,
  log,
  call: {
    tokens: createStreamTokens({ secret: env.STREAM_TOKEN_SECRET }),
    singleUse: createUpstashSingleUse(redis),
    usedTokens: createUsedTokens(() => Date.now() / 1_000),
    directory: createLineDirectory({ cache: createUpstashLineCache(redis), store }),
    speech: createDeepgramRecogniser({
      url: env.DEEPGRAM_URL,
      model: env.DEEPGRAM_MODEL,
      connect: createSpeechConnector({ apiKey: env.DEEPGRAM_API_KEY }),
      clock: systemClock,
      pool: createBlockPool(),
      metrics,
    }),
    engine: { version: ENGINE_VERSION, createRiskState, observe, toFeatures, fromFeatures },
    secondOpinion,
    memory: createUpstashRiskMemory(redis),
    lineMemory: createSupabaseLineMemory(database),
    outside: { knowledge: createSupabaseSharedKnowledge(database), fingerprintKey: await fingerprintKey() },
    outlet: createSupabaseWordsOutlet({ ...database, url: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY }),
    store,
    tests: createSupabaseLineTestStore(database),
    control: createTwilioCallControl({
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      publicUrl: env.PUBLIC_URL,
      liveCalls: createUpstashLiveCalls(redis),
      ...(env.TWILIO_API_BASE_URL ? { baseUrl: env.TWILIO_API_BASE_URL } : {}),
    }),
    queue: createQstashJobQueue({ url: env.QSTASH_URL, token: env.QSTASH_TOKEN, publicUrl: env.PUBLIC_URL }),
    clock: systemClock,
    wallNow: () => new Date(),
    log,
    metrics,
    frame: createMediaFrame(),
  },
});
log.info("relay_listening", { port: relay.port, asksModel: secondOpinion !== undefined });

const leave = async (exitCode: number) => {
  await relay.stop();
  load.stop();
  process.exit(exitCode);
};
process.on("SIGTERM", () => void leave(0));
process.on("SIGINT", () => void leave(0));
// A promise nobody waited for concerns one call at most: the others are served on.
process.on("unhandledRejection", (reason) => {
  metrics.errors.add(1, { place: "unhandled_rejection" });
  log.error("unhandled_rejection", { cause: reason instanceof Error ? reason.name : "unknown" });
});
// After this the process may be in any state: it serves the calls it has, takes no more, and is replaced.
process.on("uncaughtException", (error) => {
  metrics.errors.add(1, { place: "uncaught_exception" });
  log.error("uncaught_exception", { cause: error.name });
  void leave(1);
});
