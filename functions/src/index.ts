import { createQstashJobQueue } from "../../shared/adapters/qstash-job-queue.ts";
import { createSupabaseAlertStore } from "../../shared/adapters/supabase-alert-store.ts";
import { createSupabaseCallStore } from "../../shared/adapters/supabase-call-store.ts";
import { createSupabaseContactReplies } from "../../shared/adapters/supabase-contact-replies.ts";
import { createSupabaseHousekeeping } from "../../shared/adapters/supabase-housekeeping.ts";
import { createSupabaseMessageStore } from "../../shared/adapters/supabase-message-store.ts";
import { createSupabaseRouteChanges } from "../../shared/adapters/supabase-route-changes.ts";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { createSupabaseAgreedHangUps } from "../../shared/adapters/supabase-urgent-links.ts";
import { createUpstashAnswerMemory } from "../../shared/adapters/upstash-answer-memory.ts";
import { createUpstashLineCache } from "../../shared/adapters/upstash-line-cache.ts";
import { createUpstashLiveCalls, createUpstashSingleUse } from "../../shared/adapters/upstash-live-calls.ts";
import { answerCall } from "../../shared/app/answer-call.ts";
import { answerSms } from "../../shared/app/answer-sms.ts";
import { followUpCall } from "../../shared/app/follow-up-call.ts";
import { hangUpCall } from "../../shared/app/hang-up-call.ts";
import { createLineDirectory } from "../../shared/app/line-directory.ts";
import { createLinkTokens } from "../../shared/app/link-token.ts";
import { lookUpTargets } from "../../shared/app/look-up-targets.ts";
import { noteAnnouncement } from "../../shared/app/note-announcement.ts";
import { noteFallback } from "../../shared/app/note-fallback.ts";
import { noteLegOutcome } from "../../shared/app/note-leg-outcome.ts";
import { noteMessageStatus } from "../../shared/app/note-message-status.ts";
import { noteStreamEvent } from "../../shared/app/note-stream-event.ts";
import { purgeExpired } from "../../shared/app/purge-expired.ts";
import { recordCall } from "../../shared/app/record-call.ts";
import { recordContactReply } from "../../shared/app/record-contact-reply.ts";
import { createReputationKeys } from "../../shared/app/reputation-keys.ts";
import { restartStream } from "../../shared/app/restart-stream.ts";
import { resumeDelivery } from "../../shared/app/resume-delivery.ts";
import { sendAlert } from "../../shared/app/send-alert.ts";
import { sendMail } from "../../shared/app/send-mail.ts";
import { sendMessage } from "../../shared/app/send-message.ts";
import { createStreamTokens } from "../../shared/app/stream-token.ts";
import { sweepAlerts, sweepCalls, sweepMessages, sweepRoutes } from "../../shared/app/sweep.ts";
import { createJsonLog } from "../../shared/config/log.ts";
import { createApp } from "../../shared/http/create-app.ts";
import { createBackground } from "./adapters/background.ts";
import { createCallbackSeal } from "./adapters/callback-seal.ts";
import { createQstashVerifier } from "./adapters/qstash-verifier.ts";
import { createSmtpMailSender } from "./adapters/smtp-mail-sender.ts";
import { createTwilioCallRouting } from "./adapters/twilio-call-routing.ts";
import { createTwilioClient } from "./adapters/twilio-client.ts";
import { createTwilioScript } from "./adapters/twilio-script.ts";
import { createTwilioVerifier } from "./adapters/twilio-signature.ts";
import { createTwilioSmsSender } from "./adapters/twilio-sms-sender.ts";
import { createWebhookUrls } from "./adapters/webhook-urls.ts";
import { createLineTests } from "./create-line-tests.ts";
import { createNumberKeeping } from "./create-number-keeping.ts";
import { createProvisioning } from "./create-provisioning.ts";
import { loadEnv } from "./env.ts";
import { jobRoutes } from "./routes/job-routes.ts";
import { twilioRoutes } from "./routes/twilio-routes.ts";
import { createVoiceAnswers } from "./routes/voice-answers.ts";

const env = loadEnv(process.env);
const log = createJsonLog({ write: (line) => console.log(line), level: env.LOG_LEVEL });
const now = Date.now;
export const background = createBackground(log);

const publicUrl = env.PUBLIC_URL;
const relayUrl = env.RELAY_URL;
const seal = createCallbackSeal(env.STREAM_TOKEN_SECRET);
const urls = createWebhookUrls(publicUrl, seal);
const script = createTwilioScript({ urls, relayUrl });
const tokens = createStreamTokens({ secret: env.STREAM_TOKEN_SECRET });
const { callerHash } = createReputationKeys({ secret: env.REPUTATION_SECRET });
const links = createLinkTokens({ secret: env.LINK_TOKEN_SECRET });

const database = { client: createServiceClient({ url: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY }), timeoutMs: 3_000 };
const store = createSupabaseCallStore(database);
const alerts = createSupabaseAlertStore(database, { tokenHashOf: links.hashOf });
const messages = createSupabaseMessageStore(database, { tokenHashOf: links.hashOf });
const replies = createSupabaseContactReplies(database);
const changes = createSupabaseRouteChanges(database);
const agreedHangUps = createSupabaseAgreedHangUps(database);
const housekeeping = createSupabaseHousekeeping(database);

const redis = { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN, log };
const cache = createUpstashLineCache(redis);
const memory = createUpstashAnswerMemory(redis);
const liveCalls = createUpstashLiveCalls(redis);
const singleUse = createUpstashSingleUse(redis);
// Nobody holds a telephone to their ear while an SMS is answered.
const patient = { timeoutMs: 2_000 };
const smsMemory = { memory: createUpstashAnswerMemory(redis, patient), singleUse: createUpstashSingleUse(redis, patient) };
const jobs = createQstashJobQueue({ url: env.QSTASH_URL, token: env.QSTASH_TOKEN, publicUrl });
const lines = createLineDirectory({ cache, store, background: (work) => background.run("line_not_cached", work) });

const account = { accountSid: env.TWILIO_ACCOUNT_SID, authToken: env.TWILIO_AUTH_TOKEN, apiBaseUrl: env.TWILIO_API_BASE_URL };
// A caller hears the ringback while a telephone is being rung; a message nobody waits for gets more time.
const routing = createTwilioCallRouting({ client: createTwilioClient(account, { timeoutMs: 2_500 }), urls, relayUrl });
const sms = createTwilioSmsSender({ client: createTwilioClient(account, { timeoutMs: 8_000 }), urls, sender: env.SMS_SENDER });

const mails = createSmtpMailSender({ url: env.SMTP_URL, from: env.MAIL_FROM });

const invitations = { messages, sms, mails, tokens: links, webUrl: env.WEB_URL, canReply: env.SMS_SENDER.startsWith("+") };

const provisioning = createProvisioning({
  ...{ database, jobs, urls, log, now },
  // Nobody waits on the telephone.
  client: createTwilioClient(account, { timeoutMs: 8_000 }),
  sipDomain: env.SIP_DOMAIN,
  limits: { maxMonthlyCents: env.NUMBER_MAX_MONTHLY_CENTS, numbersPerMonth: env.NUMBERS_PER_MONTH },
});

const lineTests = createLineTests({ account, database, jobs, urls, routing, testNumber: env.TEST_CALL_NUMBER, log, now });

const numbers = createNumberKeeping({
  ...{ provider: provisioning.deps, client: database.client, jobs, log, now },
  secret: env.PROVISIONING_SECRET,
  poolLow: env.POOL_LOW,
});

const delivery = { routing, liveCalls, script, jobs, log };
const sweepOutbox = () => sweepAlerts({ alerts, jobs, log, now });

const answerVoice = createVoiceAnswers({
  answerCall: (call) => answerCall({ lines, store, tokens, callerHash, testNumber: env.TEST_CALL_NUMBER, log, now }, call),
  followUp: (answered, isRepeat) =>
    background.run(
      "call_not_followed_up",
      followUpCall({ ...delivery, store, noteTestCall: lineTests.noteTestCall, now }, answered, { isRepeat }),
    ),
  memory,
  script,
  log,
});

const authTokens = [env.TWILIO_AUTH_TOKEN, env.TWILIO_AUTH_TOKEN_SECONDARY].filter((token) => token !== undefined);

const app = createApp(log);
app.get("/healthz", (c) => c.json({ ok: true }));
const isGenuine = createTwilioVerifier({ publicUrl, authTokens });
app.route("/webhooks/twilio", lineTests.routes({ isGenuine, script }));
app.route(
  "/webhooks/twilio",
  twilioRoutes({
    isGenuine,
    script,
    seal,
    lookUpTargets: (left) => lookUpTargets({ lines, log }, left),
    background,
    answerVoice,
    answerSms: (message) => answerSms({ replies, jobs, ...smsMemory, log }, message),
    noteLegOutcome: (leg) => noteLegOutcome({ ...delivery, store, singleUse, now }, leg),
    noteStreamEvent: (stream) => noteStreamEvent({ routing, store, jobs, sweepAlerts: sweepOutbox, log, now }, stream),
    noteMessageStatus: (message) => noteMessageStatus({ alert: alerts, message: messages }, message),
    noteAnnouncement: (announcement) => noteAnnouncement({ store, now }, announcement),
    noteBundleStatus: numbers.noteBundleStatus,
    noteFallback: (call) => noteFallback({ jobs, now }, call),
    ending: { store, liveCalls, routing, now },
  }),
);
app.route(
  "/jobs",
  jobRoutes({
    isGenuine: createQstashVerifier({
      publicUrl,
      currentSigningKey: env.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: env.QSTASH_NEXT_SIGNING_KEY,
    }),
    log,
    sendAlert: ({ alertId }) => sendAlert({ alerts, sms, links: { tokens: links, webUrl: env.WEB_URL }, log, now }, alertId),
    sendMessage: ({ messageId }) => sendMessage({ ...invitations, log, now }, messageId),
    recordReply: (job, tried) => recordContactReply({ replies }, job, tried),
    recordCall: (job) => recordCall({ store }, job),
    restartStream: (job, tried) => restartStream({ lines, routing, tokens, store, singleUse, log }, job, tried),
    hangUp: (job) => hangUpCall({ agreed: agreedHangUps, routing, store, log, now }, job),
    deliverCall: (job) => resumeDelivery({ ...delivery, lines }, job),
    sendMail: (job, tried) => sendMail({ mails, log, now }, job, tried),
    provision: provisioning.provision,
    verifyCall: provisioning.verifyCall,
    provisionFailed: provisioning.provisionFailed,
    setSipPassword: numbers.setSipPassword,
    reconcile: numbers.reconcile,
    lineTest: lineTests.run,
    watchLine: lineTests.watchLine,
    watchLines: lineTests.watchLines,
    sweep: async () => {
      const results = await Promise.allSettled([
        sweepOutbox(),
        sweepMessages({ messages, jobs, log, now }),
        sweepRoutes({ changes, cache, log }),
        sweepCalls({ housekeeping, log }),
        provisioning.sweep(),
        lineTests.sweep(),
      ]);
      for (const result of results) if (result.status === "rejected") throw result.reason;
    },
    purge: () => purgeExpired({ housekeeping, log }),
  }),
);

export default app;
