import { isDisposableDomain } from "../../../shared/adapters/disposable-domains.ts";
import { createQstashJobQueue } from "../../../shared/adapters/qstash-job-queue.ts";
import { createSupabaseAuthPeople } from "../../../shared/adapters/supabase-auth-people.ts";
import { createServiceClient } from "../../../shared/adapters/supabase-rpc.ts";
import { createUpstashSingleUse } from "../../../shared/adapters/upstash-live-calls.ts";
import { createUpstashRateLimiter } from "../../../shared/adapters/upstash-rate-limiter.ts";
import { addTenantClaims } from "../../../shared/app/add-tenant-claims.ts";
import { guardSignUp } from "../../../shared/app/guard-sign-up.ts";
import { queueAuthMail } from "../../../shared/app/queue-auth-mail.ts";
import { createJsonLog } from "../../../shared/config/log.ts";
import { hookRoutes } from "../../../shared/http/auth-hook/hook-routes.ts";
import { createApp } from "../../../shared/http/create-app.ts";
import { loadEnv } from "./env.ts";

const env = loadEnv(Deno.env.toObject());
const log = createJsonLog({ write: (line) => console.log(line), level: env.LOG_LEVEL });

// Auth waits five seconds in all, its repetitions and our cold start included. Each answer is to take one at most, so the budgets of
// what one route asks in turn stay below that together.
const client = createServiceClient({ url: env.SUPABASE_URL, secretKey: env.secretKey });
const people = createSupabaseAuthPeople({ client, timeoutMs: 450 });
const redis = { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN, log };
const limiter = createUpstashRateLimiter(redis, { timeoutMs: 200 });
const singleUse = createUpstashSingleUse(redis, { timeoutMs: 150 });
const jobs = createQstashJobQueue(
  { url: env.QSTASH_URL, token: env.QSTASH_TOKEN, publicUrl: env.PUBLIC_URL },
  { timeoutMs: 400, attempts: 2 },
);

const hooks = hookRoutes({
  secrets: env.AUTH_HOOK_SECRET,
  guardSignUp: (signUp) =>
    guardSignUp({ people, limiter, singleUse, isDisposable: isDisposableDomain, allowList: env.SIGN_UP_ALLOW_LIST, log }, signUp),
  addTenantClaims: (event) => addTenantClaims({ people, log }, event),
  queueAuthMail: (event, locale) => queueAuthMail({ jobs, log, now: Date.now }, event, locale),
});

Deno.serve(createApp(log).route("/auth-hook", hooks).fetch);
