import { z } from "zod";
import { parseEnv } from "../../shared/config/parse-env.ts";

const isLoopback = (address: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(address).hostname);
const securely = (secure: "https:" | "wss:", plain: "http:" | "ws:") =>
  z.url().refine((address) => {
    const { protocol } = new URL(address);
    return protocol === secure || (protocol === plain && isLoopback(address));
  }, `must be ${secure}// unless on loopback`);
const Https = securely("https:", "http:");
const Wss = securely("wss:", "ws:");

const Env = z.object({
  /** The address Twilio dials, as it signs it. */
  RELAY_URL: Wss,
  PUBLIC_URL: Https,
  TWILIO_ACCOUNT_SID: z.string().min(1),
  TWILIO_AUTH_TOKEN: z.string().min(1),
  TWILIO_AUTH_TOKEN_SECONDARY: z.string().min(1).optional(),
  TWILIO_API_BASE_URL: Https.optional(),
  STREAM_TOKEN_SECRET: z.string().min(32),
  /** What callers read out is compared across tenants by hashes that nobody can make without it. */
  REPUTATION_SECRET: z.string().min(32),
  SUPABASE_URL: Https,
  SUPABASE_SECRET_KEY: z.string().min(1),
  UPSTASH_REDIS_REST_URL: Https,
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1),
  QSTASH_URL: Https.optional(),
  QSTASH_TOKEN: z.string().min(1),
  DEEPGRAM_API_KEY: z.string().min(1),
  DEEPGRAM_URL: Wss.default("wss://api.eu.deepgram.com"),
  DEEPGRAM_MODEL: z.string().min(1).default("nova-3"),
  /** Without both of them no model is asked. */
  OPENAI_API_KEY: z.string().min(1).optional(),
  MODEL_NAME: z.string().min(1).optional(),
  /** Any server that speaks OpenAI's chat completions, version included. */
  OPENAI_BASE_URL: Https.default("https://api.openai.com/v1"),
  MODEL_REASONING_EFFORT: z.string().min(1).optional(),
  MODEL_QUESTIONS_PER_CALL: z.coerce.number().int().min(0).max(50).default(3),
  /** Of one tenant. */
  MODEL_QUESTIONS_PER_DAY: z.coerce.number().int().min(0).default(100),
  /** US dollars per million tokens: with both of them the cost is counted. */
  MODEL_INPUT_PRICE: z.coerce.number().min(0).optional(),
  MODEL_OUTPUT_PRICE: z.coerce.number().min(0).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8081),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** How long calls may go on after SIGTERM before they are handed over. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(3_600).default(20),
  /** Streams beyond this are turned away, to be taken by another relay. */
  MAX_CALLS: z.coerce.number().int().positive().default(400),
});
export type RelayEnv = z.output<typeof Env>;

export const loadEnv = (source: Record<string, string | undefined>): RelayEnv => parseEnv(Env, source);
