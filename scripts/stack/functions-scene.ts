import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { startMailbox } from "../../shared/sandbox/mail/start-mailbox.ts";
import { seedTenants } from "../../shared/sandbox/seed.ts";
import { startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";
import { startTwilio } from "../../shared/sandbox/twilio/start-twilio.ts";
import { startQstash } from "../../shared/sandbox/upstash/start-qstash.ts";
import { startRedis } from "../../shared/sandbox/upstash/start-redis.ts";
import { startChild } from "./child.ts";
import { freePort } from "./free-port.ts";

export type FunctionsScene = Awaited<ReturnType<typeof startFunctionsScene>>;

/**
 * The Vercel deployable as it runs, between the stand-ins it talks to; no relay listens at RELAY_URL. The first line has the
 * notice of several seconds, the others answer at once.
 */
export async function startFunctionsScene({ lines, smsSender }: { lines: number; smsSender?: string }) {
  const folder = await mkdtemp(join(tmpdir(), "functions-"));
  const accountSid = `AC${"1".repeat(32)}`;
  const [supabase, redis, qstash, twilio, mailbox] = await Promise.all([
    startSupabase({ port: await freePort(0) }),
    startRedis({ token: "redis-token" }),
    startQstash({}),
    startTwilio({ accountSid, authToken: "twilio-token" }),
    startMailbox(),
  ]);
  const port = await freePort(0);
  const publicUrl = `http://127.0.0.1:${port}`;
  const functions = await startChild({
    name: "functions",
    command: process.execPath,
    args: ["scripts/serve-functions.ts"],
    env: {
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      RELAY_URL: `ws://127.0.0.1:${await freePort(0)}/media`,
      WEB_URL: "https://ethiq.test",
      STREAM_TOKEN_SECRET: "a-secret-of-at-least-thirty-two-characters",
      LINK_TOKEN_SECRET: "another-secret-of-at-least-thirty-two-characters",
      PROVISIONING_SECRET: "a-third-secret-of-at-least-thirty-two-characters",
      REPUTATION_SECRET: "a-fourth-secret-of-at-least-thirty-two-characters",
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: "twilio-token",
      TWILIO_API_BASE_URL: twilio.url,
      ...(smsSender ? { SMS_SENDER: smsSender } : {}),
      SIP_DOMAIN: "ethiq-test.sip.twilio.com",
      SMTP_URL: mailbox.smtpUrl,
      MAIL_FROM: "Ethiq <bonjour@ethiq.test>",
      SUPABASE_URL: supabase.url,
      SUPABASE_SECRET_KEY: supabase.secretKey,
      UPSTASH_REDIS_REST_URL: redis.url,
      UPSTASH_REDIS_REST_TOKEN: "redis-token",
      QSTASH_URL: qstash.url,
      QSTASH_TOKEN: qstash.token,
      QSTASH_CURRENT_SIGNING_KEY: qstash.currentSigningKey,
      QSTASH_NEXT_SIGNING_KEY: qstash.nextSigningKey,
    },
    logFile: join(folder, "functions.log"),
    readyUrl: `${publicUrl}/healthz`,
  });

  const households = demoTenants(lines).map((tenant, index) => ({
    ...tenant,
    lines: tenant.lines.map((line) => ({ ...line, notice: index === 0 })),
  }));
  const tenants = await seedTenants(supabase, households);
  for (const line of tenants.flatMap((tenant) => tenant.lines)) {
    const query = new URLSearchParams(
      line.delivery.map((target): [string, string] => ["deliver", target.kind === "sip" ? target.uri : target.e164]),
    );
    twilio.addNumber({
      e164: line.ethiqNumber,
      voiceUrl: `${publicUrl}/webhooks/twilio/voice?${query}`,
      voiceFallbackUrl: `${publicUrl}/webhooks/twilio/fallback?${query}`,
      smsUrl: `${publicUrl}/webhooks/twilio/message`,
    });
    for (const target of line.delivery) {
      twilio.endpoints.set(target.kind === "sip" ? target.uri : target.e164, { behaviour: "answers", answerAfterMs: 300 });
    }
  }

  return {
    supabase,
    redis,
    qstash,
    twilio,
    mailbox,
    publicUrl,
    tenants,
    database: createServiceClient({ url: supabase.url, secretKey: supabase.secretKey }),
    lineOf(index: number) {
      const line = tenants[index]?.lines[0];
      const [sip, second] = line?.delivery ?? [];
      if (!line || sip?.kind !== "sip" || second?.kind !== "number") throw new Error("the tenants are not as expected");
      return { lineId: line.lineId, number: line.ethiqNumber, sip: sip.uri, second: second.e164, contacts: line.contacts };
    },
    clearFaults() {
      for (const service of [supabase, redis, qstash, twilio, mailbox]) service.faults.clear();
    },
    async close() {
      await functions.stop();
      await Promise.all([twilio.close(), qstash.close(), mailbox.close(), redis.close(), supabase.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
