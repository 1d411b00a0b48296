import { join } from "node:path";
import { type Mailbox, startMailbox } from "../../shared/sandbox/mail/start-mailbox.ts";
import { type ModelStandIn, startModel } from "../../shared/sandbox/model/start-model.ts";
import { type StartedDeepgram, startDeepgram } from "../../shared/sandbox/speech/start-deepgram.ts";
import { signingKeyOf } from "../../shared/sandbox/supabase/keys.ts";
import { type SupabaseStandIn, startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";
import { startTwilio, type Twilio } from "../../shared/sandbox/twilio/start-twilio.ts";
import { type QstashStandIn, startQstash } from "../../shared/sandbox/upstash/start-qstash.ts";
import { type RedisStandIn, startRedis } from "../../shared/sandbox/upstash/start-redis.ts";
import { freePort } from "./free-port.ts";
import { sandboxSecrets } from "./secrets.ts";

/** Those of the outside services that this machine stands in for; absent where the real one is used. */
export interface StandIns {
  supabase?: SupabaseStandIn;
  redis?: RedisStandIn;
  qstash?: QstashStandIn;
  twilio?: Twilio;
  deepgram?: StartedDeepgram;
  model?: ModelStandIn;
  mailbox?: Mailbox;
  /** What the product's processes need to find all of them. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export interface StandInOptions {
  /** Variables set here point at real services, which then replace their stand-ins. */
  given: Record<string, string | undefined>;
  /** State survives a restart there; in memory when absent. */
  dataDir?: string | undefined;
  /** Tried first, in the order of the services below; others when taken. */
  firstPort?: number | undefined;
}

const APPROVED_AFTER_MS = 3_000;

export async function startStandIns({ given, dataDir, firstPort }: StandInOptions): Promise<StandIns> {
  const secrets = sandboxSecrets(dataDir);
  const has = (...names: string[]) => names.some((name) => given[name]);
  const port = (offset: number) => freePort(firstPort === undefined ? 0 : firstPort + offset);
  const inDataDir = (name: string) => (dataDir ? join(dataDir, name) : undefined);
  const stateFile = (name: string) => (dataDir ? { stateFile: join(dataDir, name) } : {});
  const started: StandIns = {
    env: {
      STREAM_TOKEN_SECRET: secrets.streamTokenSecret,
      LINK_TOKEN_SECRET: secrets.linkTokenSecret,
      PROVISIONING_SECRET: secrets.provisioningSecret,
      REPUTATION_SECRET: secrets.reputationSecret,
    },
    close,
  };
  const { env } = started;

  async function close(): Promise<void> {
    const { twilio, deepgram, model, qstash, mailbox, redis, supabase } = started;
    // The callers go first, then the services they call.
    for (const service of [twilio, deepgram, model, qstash, mailbox, redis, supabase]) await service?.close();
  }

  try {
    if (!has("SUPABASE_URL")) {
      const directory = inDataDir("supabase");
      started.supabase = await startSupabase({ port: await port(0), ...(directory ? { dataDir: directory } : {}) });
      env.SUPABASE_URL = started.supabase.url;
      env.SUPABASE_PUBLISHABLE_KEY = started.supabase.publishableKey;
      env.SUPABASE_SECRET_KEY = started.supabase.secretKey;
      env.AUTH_HOOK_SECRET = secrets.authHookSecret;
      env.SESSION_SIGNING_JWK = signingKeyOf(started.supabase);
    }
    if (!has("UPSTASH_REDIS_REST_URL")) {
      started.redis = await startRedis({ token: secrets.redisToken, port: await port(1) });
      env.UPSTASH_REDIS_REST_URL = started.redis.url;
      env.UPSTASH_REDIS_REST_TOKEN = secrets.redisToken;
    }
    if (!has("QSTASH_URL", "QSTASH_TOKEN")) {
      started.qstash = await startQstash({ port: await port(2), ...stateFile("qstash.json") });
      env.QSTASH_URL = started.qstash.url;
      env.QSTASH_TOKEN = started.qstash.token;
      env.QSTASH_CURRENT_SIGNING_KEY = started.qstash.currentSigningKey;
      env.QSTASH_NEXT_SIGNING_KEY = started.qstash.nextSigningKey;
    }
    if (!has("TWILIO_ACCOUNT_SID")) {
      const { twilioAccountSid: accountSid, twilioAuthToken: authToken } = secrets;
      started.twilio = await startTwilio({
        ...{ accountSid, authToken, port: await port(3), ...stateFile("twilio.json") },
        // Real approvals take days, for which nobody would watch.
        settings: { autoApproveAfterMs: APPROVED_AFTER_MS },
      });
      env.TWILIO_API_BASE_URL = started.twilio.url;
      env.TWILIO_ACCOUNT_SID = accountSid;
      env.TWILIO_AUTH_TOKEN = authToken;
      env.SIP_DOMAIN = "ethiq-sandbox.sip.twilio.com";
    }
    if (!has("DEEPGRAM_API_KEY", "DEEPGRAM_URL")) {
      started.deepgram = await startDeepgram({ apiKey: secrets.deepgramApiKey, port: await port(4) });
      env.DEEPGRAM_URL = started.deepgram.url;
    }
    if (!has("SMTP_URL")) {
      started.mailbox = await startMailbox({ port: await port(5), smtpPort: await port(6) });
      env.SMTP_URL = started.mailbox.smtpUrl;
      env.MAIL_FROM = "Ethiq <bonjour@ethiq.test>";
    }
    if (!has("OPENAI_API_KEY", "OPENAI_BASE_URL")) {
      started.model = await startModel({ apiKey: secrets.openaiApiKey, port: await port(7) });
      env.OPENAI_BASE_URL = started.model.url;
      env.OPENAI_API_KEY = secrets.openaiApiKey;
      env.MODEL_NAME = "sandbox-judge";
    }
    if (!has("DEEPGRAM_API_KEY")) env.DEEPGRAM_API_KEY = secrets.deepgramApiKey;
  } catch (error) {
    await close();
    throw error;
  }
  return started;
}
