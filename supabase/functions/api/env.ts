import { z } from "zod";
import { HttpUrl, JsonText, NamedKeys } from "../../../shared/config/edge-env.ts";
import { parseEnv } from "../../../shared/config/parse-env.ts";

// The public half is in the project's JWKS; a local project has one shared secret in its place.
const SigningKey = JsonText.pipe(
  z.discriminatedUnion("kty", [
    z.object({ kty: z.literal("oct"), k: z.string().min(43), kid: z.string().optional(), alg: z.literal("HS256").optional() }),
    z.object({
      kty: z.literal("EC"),
      crv: z.literal("P-256"),
      x: z.string(),
      y: z.string(),
      d: z.string().min(1),
      kid: z.string().min(1),
      alg: z.literal("ES256").optional(),
    }),
  ]),
);

const Env = z
  .object({
    SUPABASE_URL: HttpUrl,
    SUPABASE_PUBLISHABLE_KEY: z.string().min(1).optional(),
    SUPABASE_PUBLISHABLE_KEYS: NamedKeys.optional(),
    /** Lets Auth count by the address of whoever asks us; used for nothing else. */
    SUPABASE_SECRET_KEY: z.string().min(1).optional(),
    SUPABASE_SECRET_KEYS: NamedKeys.optional(),
    WEB_URL: HttpUrl,
    /** Signs the short sessions of API keys. */
    SESSION_SIGNING_JWK: SigningKey,
    /** In which the edge tells who asks. */
    CLIENT_ADDRESS_HEADER: z
      .string()
      .regex(/^[a-z-]+$/)
      .default("cf-connecting-ip"),
    UPSTASH_REDIS_REST_URL: HttpUrl.optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),
    QSTASH_URL: HttpUrl.optional(),
    QSTASH_TOKEN: z.string().min(1).optional(),
    /** Of `functions`, where jobs are brought. */
    PUBLIC_URL: HttpUrl.optional(),
    /** Where the telephones of lines register: `name.sip.twilio.com`. */
    SIP_DOMAIN: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{1,61}\.sip\.twilio\.com$/)
      .optional(),
    /** Seals their passwords on the way to `functions`, which has the same. */
    PROVISIONING_SECRET: z.string().min(32).optional(),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .transform((env, context) => {
    const missing = (path: string) => context.addIssue({ code: "custom", message: "missing", path: [path] });
    // Half an account is a mistake; none leaves counting to this process and messages to the sweep.
    const together = <Value>(names: [string, string | undefined][], make: () => Value): Value | undefined => {
      const absent = names.filter(([, value]) => value === undefined);
      if (absent.length > 0 && absent.length < names.length) for (const [name] of absent) missing(name);
      return absent.length === 0 ? make() : undefined;
    };
    const { UPSTASH_REDIS_REST_URL: url = "", UPSTASH_REDIS_REST_TOKEN: token = "", QSTASH_TOKEN, PUBLIC_URL } = env;
    const sip = together(
      [
        ["SIP_DOMAIN", env.SIP_DOMAIN],
        ["PROVISIONING_SECRET", env.PROVISIONING_SECRET],
      ],
      () => ({ domain: env.SIP_DOMAIN ?? "", secret: env.PROVISIONING_SECRET ?? "" }),
    );
    // Nothing else brings a password to where it counts.
    if (sip && QSTASH_TOKEN === undefined) missing("QSTASH_TOKEN");
    const publishableKey = env.SUPABASE_PUBLISHABLE_KEY ?? env.SUPABASE_PUBLISHABLE_KEYS;
    if (publishableKey === undefined) {
      missing("SUPABASE_PUBLISHABLE_KEY");
      return z.NEVER;
    }
    return {
      SUPABASE_URL: env.SUPABASE_URL,
      WEB_URL: env.WEB_URL,
      SESSION_SIGNING_JWK: env.SESSION_SIGNING_JWK,
      CLIENT_ADDRESS_HEADER: env.CLIENT_ADDRESS_HEADER,
      LOG_LEVEL: env.LOG_LEVEL,
      publishableKey,
      secretKey: env.SUPABASE_SECRET_KEY ?? env.SUPABASE_SECRET_KEYS,
      sip,
      redis: together(
        [
          ["UPSTASH_REDIS_REST_URL", env.UPSTASH_REDIS_REST_URL],
          ["UPSTASH_REDIS_REST_TOKEN", env.UPSTASH_REDIS_REST_TOKEN],
        ],
        () => ({ url, token }),
      ),
      qstash: together(
        [
          ["QSTASH_TOKEN", QSTASH_TOKEN],
          ["PUBLIC_URL", PUBLIC_URL],
        ],
        () => ({ url: env.QSTASH_URL, token: QSTASH_TOKEN ?? "", publicUrl: PUBLIC_URL ?? "" }),
      ),
    };
  });

export const loadEnv = (source: Record<string, string | undefined>) => parseEnv(Env, source);
