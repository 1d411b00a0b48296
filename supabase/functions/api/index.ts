import { createGotrueAuthGateway } from "../../../shared/adapters/gotrue-auth-gateway.ts";
import { createMemoryRateLimiter } from "../../../shared/adapters/memory-rate-limiter.ts";
import { createQstashJobQueue } from "../../../shared/adapters/qstash-job-queue.ts";
import { createSupabaseApiKeySessions } from "../../../shared/adapters/supabase-api-key-sessions.ts";
import { createSupabaseApiStores } from "../../../shared/adapters/supabase-api-stores.ts";
import { createUpstashSingleUse } from "../../../shared/adapters/upstash-live-calls.ts";
import { createUpstashRateLimiter } from "../../../shared/adapters/upstash-rate-limiter.ts";
import { PATIENT_TIMEOUT_MS } from "../../../shared/adapters/upstash-redis.ts";
import { createSecretSeal } from "../../../shared/app/secret-seal.ts";
import { createJsonLog } from "../../../shared/config/log.ts";
import { createApp } from "../../../shared/http/create-app.ts";
import { apiApp } from "../../../shared/http/v1/api-app.ts";
import { loadEnv } from "./env.ts";

const env = loadEnv(Deno.env.toObject());
const log = createJsonLog({ write: (line) => console.log(line), level: env.LOG_LEVEL });
const project = { url: env.SUPABASE_URL, publishableKey: env.publishableKey };

const api = apiApp({
  webUrl: env.WEB_URL,
  storesFor: createSupabaseApiStores(project),
  keySessions: createSupabaseApiKeySessions(project, env.SESSION_SIGNING_JWK),
  auth: createGotrueAuthGateway({ ...project, secretKey: env.secretKey }),
  limiter: env.redis ? createUpstashRateLimiter({ ...env.redis, log }) : createMemoryRateLimiter(),
  addressHeader: env.CLIENT_ADDRESS_HEADER,
  jobs: env.qstash && createQstashJobQueue(env.qstash),
  sip: env.sip && {
    domain: env.sip.domain,
    seal: createSecretSeal(env.sip),
    links: env.redis && {
      apiUrl: `${new URL(env.SUPABASE_URL).origin}/functions/v1/api/v1`,
      // Somebody waits with a telephone in their hand, and no answer sends them back to typing.
      singleUse: createUpstashSingleUse({ ...env.redis, log }, { timeoutMs: PATIENT_TIMEOUT_MS }),
    },
  },
  log,
});

Deno.serve(createApp(log).route("/api/v1", api).fetch);
