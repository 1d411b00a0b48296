import { z } from "zod";
import { parseEnv } from "../../shared/config/parse-env.ts";
import { E164Schema } from "../../shared/contracts/line-route.ts";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The secure scheme everywhere but on this machine; no slash at the end. */
const address = (scheme: "http" | "ws") =>
  z
    .url()
    .refine((text) => {
      const { protocol, hostname } = new URL(text);
      return protocol === `${scheme}s:` || (protocol === `${scheme}:` && LOOPBACK.test(hostname));
    })
    .transform((text) => text.replace(/\/$/, ""));

const secret = z.string().min(1);

const Env = z.object({
  /** This deployable as Twilio and QStash see it: what they sign. */
  PUBLIC_URL: address("http"),
  RELAY_URL: address("ws"),
  /** Of the pages that links in messages open. */
  WEB_URL: address("http"),
  STREAM_TOKEN_SECRET: z.string().min(32),
  LINK_TOKEN_SECRET: z.string().min(32),
  /** Callers are counted across tenants under hashes that nobody can make without it. */
  REPUTATION_SECRET: z.string().min(32),
  /** Opens what the API seals for our jobs. */
  PROVISIONING_SECRET: z.string().min(32),
  TWILIO_ACCOUNT_SID: z.string().startsWith("AC"),
  TWILIO_AUTH_TOKEN: secret,
  /** The other token while one replaces the other. */
  TWILIO_AUTH_TOKEN_SECONDARY: secret.optional(),
  TWILIO_API_BASE_URL: address("http").optional(),
  /** Shown as the sender of an SMS: at most 11 letters or digits, or a number, which can be answered. */
  SMS_SENDER: z
    .string()
    .regex(/^([A-Za-z0-9 ]{1,11}|\+[1-9]\d{6,14})$/)
    .default("ETHIQ"),
  /** Where telephones register: one domain of the account for each environment. */
  SIP_DOMAIN: z.string().regex(/^[a-z0-9][a-z0-9-]*\.sip\.twilio\.com$/),
  /** A number that costs more a month is not bought, and no more than so many in a month. */
  NUMBER_MAX_MONTHLY_CENTS: z.coerce.number().int().min(0).max(100_000).default(500),
  /** Fewer free numbers of a kind are an alarm; 0: never. */
  POOL_LOW: z.coerce.number().int().min(0).max(1_000).default(3),
  NUMBERS_PER_MONTH: z.coerce.number().int().min(0).max(100_000).default(100),
  /** A number of ours that calls lines to test them; without one each line is called from its own Ethiq number. */
  TEST_CALL_NUMBER: E164Schema.optional(),
  /** `smtps://…`, or `smtp://…` to a server that offers TLS. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).refine((text) => {
    const { hostname, username, password } = new URL(text);
    return LOOPBACK.test(hostname) || (username !== "" && password !== "");
  }),
  /** `Ethiq <bonjour@ethiq.example>`, or the address alone. */
  MAIL_FROM: z.string().regex(/^([^<>"@\r\n]+<[^<>@\s]+@[\w-]+(\.[\w-]+)+>|[^<>@\s]+@[\w-]+(\.[\w-]+)+)$/),
  SUPABASE_URL: address("http"),
  SUPABASE_SECRET_KEY: secret,
  UPSTASH_REDIS_REST_URL: address("http"),
  UPSTASH_REDIS_REST_TOKEN: secret,
  QSTASH_URL: address("http").optional(),
  QSTASH_TOKEN: secret,
  QSTASH_CURRENT_SIGNING_KEY: secret,
  QSTASH_NEXT_SIGNING_KEY: secret,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});
export type Env = z.infer<typeof Env>;

export const loadEnv = (source: Record<string, string | undefined>): Env => parseEnv(Env, source);
