import { createTwilioClient } from "../../functions/src/adapters/twilio-client.ts";
import { createTwilioSipRegistry } from "../../functions/src/adapters/twilio-sip-registry.ts";
import { createWebhookUrls } from "../../functions/src/adapters/webhook-urls.ts";
import { createNumberKeeping } from "../../functions/src/create-number-keeping.ts";
import { createProvisioning } from "../../functions/src/create-provisioning.ts";
import { type JobRoutesDeps, jobRoutes } from "../../functions/src/routes/job-routes.ts";
import { createQstashJobQueue } from "../../shared/adapters/qstash-job-queue.ts";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { sealSipPassword } from "../../shared/app/provisioning/sip-password-job.ts";
import { createSecretSeal } from "../../shared/app/secret-seal.ts";
import { silentLog } from "../../shared/config/log.ts";
import { createApp } from "../../shared/http/create-app.ts";

export const SUPABASE_URL = "http://supabase.test";
export const QSTASH_URL = "http://qstash.test";
export const TWILIO_URL = "http://twilio.test";
const PUBLIC_URL = "https://ethiq.test";
export const ACCOUNT = { accountSid: `AC${"0".repeat(32)}`, authToken: "sandbox-token" };
export const SIP_DOMAIN = "ethiq-chaos.sip.twilio.com";
export const PASSWORD = "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5";
const SECRET = "a-secret-of-at-least-thirty-two-characters";
const LIMITS = { maxMonthlyCents: 500, numbersPerMonth: 100 };

export type Product = ReturnType<typeof createProduct>;

/** Everything that takes part in putting lines into service, composed as in production. Asks the outside by the global `fetch`. */
export function createProduct({ now, newId, listLimit }: { now: () => number; newId: () => string; listLimit: number }) {
  const log = silentLog;
  const client = createTwilioClient({ ...ACCOUNT, apiBaseUrl: TWILIO_URL }, { timeoutMs: 8_000, maxPauseMs: 0 });
  const database = { client: createServiceClient({ url: SUPABASE_URL, secretKey: "secret" }), timeoutMs: 3_000 };
  const urls = createWebhookUrls(PUBLIC_URL, { seal: () => "sealed", open: () => undefined });
  const jobs = createQstashJobQueue({ url: QSTASH_URL, token: "token", publicUrl: PUBLIC_URL });
  const provisioning = createProvisioning({ client, database, jobs, urls, sipDomain: SIP_DOMAIN, limits: LIMITS, log, now });
  // The lease names itself, so that a schedule runs the same every time.
  const sip = createTwilioSipRegistry({ client, domain: SIP_DOMAIN, listLimit });
  Object.assign(provisioning.deps, { newId, sip, newPassword: () => "Bcd2-Fgh3-Jkm4-Npq5-Rst6" });
  const keeping = createNumberKeeping({ provider: provisioning.deps, client: database.client, jobs, secret: SECRET, poolLow: 0, log, now });
  const seal = createSecretSeal({ secret: SECRET });
  const work = {
    isGenuine: async () => true,
    log,
    ...keeping,
    ...provisioning,
  };
  const app = createApp(log).route("/jobs", jobRoutes(work as unknown as JobRoutesDeps));
  return {
    jobs,
    deliver: async (path: string, body: string, retried: number) =>
      app.request(`${PUBLIC_URL}/jobs/${path}`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", "upstash-retried": String(retried) },
      }),
    /** What the API does with a password that it made. */
    sendPassword: async (endpoint: { endpointId: string; version: number }) =>
      jobs.publish("sip-password", await sealSipPassword(seal, endpoint, PASSWORD)),
    bundleNews: (bundleSid: string) => keeping.noteBundleStatus({ bundleSid, failureReason: null }),
  };
}
