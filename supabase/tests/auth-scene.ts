import { randomBytes } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { createQstashVerifier } from "../../functions/src/adapters/qstash-verifier.ts";
import { createSmtpMailSender } from "../../functions/src/adapters/smtp-mail-sender.ts";
import { jobRoutes } from "../../functions/src/routes/job-routes.ts";
import { freePort } from "../../scripts/stack/free-port.ts";
import { sendMail } from "../../shared/app/send-mail.ts";
import { silentLog } from "../../shared/config/log.ts";
import { createApp } from "../../shared/http/create-app.ts";
import { startEdgeFunction } from "../../shared/sandbox/edge/start-edge-function.ts";
import { listen } from "../../shared/sandbox/listen.ts";
import { codeIn } from "../../shared/sandbox/mail/received-mail.ts";
import { startMailbox } from "../../shared/sandbox/mail/start-mailbox.ts";
import { startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";
import { startQstash } from "../../shared/sandbox/upstash/start-qstash.ts";
import { startRedis } from "../../shared/sandbox/upstash/start-redis.ts";

export type AuthScene = Awaited<ReturnType<typeof startAuthScene>>;

const unused = () => Promise.reject(new Error("not part of this scene"));

/** Auth with its hooks on Deno, and codes on their way through queue, job and mail server to a mailbox. */
export async function startAuthScene(options: { allowList?: string } = {}) {
  const [supabase, redis, qstash, mailbox, port] = await Promise.all([
    startSupabase({ mailPauseMs: 2_000 }),
    startRedis({ token: "redis-token" }),
    startQstash({ speed: 100 }),
    startMailbox(),
    freePort(),
  ]);
  const publicUrl = `http://127.0.0.1:${port}`;
  const mails = createSmtpMailSender({ url: mailbox.smtpUrl, from: "Ethiq <bonjour@ethiq.test>" });
  const { currentSigningKey, nextSigningKey } = qstash;
  const jobs = jobRoutes({
    isGenuine: createQstashVerifier({ publicUrl, currentSigningKey, nextSigningKey }),
    log: silentLog,
    sendMail: (job, tried) => sendMail({ mails, log: silentLog, now: Date.now }, job, tried),
    ...{
      sendAlert: unused,
      sendMessage: unused,
      recordReply: unused,
      recordCall: unused,
      restartStream: unused,
      hangUp: unused,
      deliverCall: unused,
      provision: unused,
      verifyCall: unused,
      provisionFailed: unused,
      lineTest: unused,
      watchLine: unused,
      watchLines: unused,
      setSipPassword: unused,
      reconcile: unused,
      sweep: unused,
      purge: unused,
    },
  });
  const functions = await listen(createApp(silentLog).route("/jobs", jobs), port);
  const secret = `v1,whsec_${randomBytes(32).toString("base64")}`;
  const env = {
    SUPABASE_URL: supabase.url,
    SUPABASE_SECRET_KEY: supabase.secretKey,
    SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
    UPSTASH_REDIS_REST_URL: redis.url,
    UPSTASH_REDIS_REST_TOKEN: "redis-token",
    QSTASH_URL: qstash.url,
    QSTASH_TOKEN: qstash.token,
    PUBLIC_URL: publicUrl,
  };
  const hooks = await startEdgeFunction({
    name: "auth-hook",
    env: { ...env, AUTH_HOOK_SECRET: secret, ...(options.allowList ? { SIGN_UP_ALLOW_LIST: options.allowList } : {}) },
  });
  supabase.serveHooksFrom(hooks.url, secret);

  return {
    supabase,
    redis,
    qstash,
    mailbox,
    hooks,
    env,
    /** A browser or telephone of its own. */
    device: () => createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } }),
    codeFor: async (to: string, subject?: RegExp) => codeIn(await mailbox.waitFor({ to, ...(subject ? { subject } : {}) })),
    clearFaults() {
      for (const service of [supabase, redis, qstash, mailbox]) service.faults.clear();
    },
    async close() {
      await hooks.close();
      for (const service of [functions, qstash, mailbox, redis, supabase]) await service.close();
    },
  };
}
