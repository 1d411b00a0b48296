import { z } from "zod";
import { HttpUrl, NamedKeys } from "../../../shared/config/edge-env.ts";
import { parseEnv } from "../../../shared/config/parse-env.ts";

const HOOK_SECRETS = /^v1,whsec_[A-Za-z0-9+/]{32,88}={0,2}(\|v1,whsec_[A-Za-z0-9+/]{32,88}={0,2})*$/;
const ALLOWED = /^([^@\s]+@)?[a-z0-9-]+(\.[a-z0-9-]+)+$/;

const Env = z
  .object({
    SUPABASE_URL: HttpUrl,
    SUPABASE_SECRET_KEY: z.string().min(1).optional(),
    SUPABASE_SECRET_KEYS: NamedKeys.optional(),
    /** As the dashboard shows it; two, joined by `|`, while one replaces the other. */
    AUTH_HOOK_SECRET: z.string().regex(HOOK_SECRETS),
    /** Who may open an account: addresses and domains, with commas between them. Absent: everyone. */
    SIGN_UP_ALLOW_LIST: z
      .string()
      .transform((text) =>
        text
          .toLowerCase()
          .split(",")
          .map((each) => each.trim()),
      )
      .pipe(z.array(z.string().regex(ALLOWED)))
      .default([]),
    UPSTASH_REDIS_REST_URL: HttpUrl,
    UPSTASH_REDIS_REST_TOKEN: z.string().min(1),
    QSTASH_URL: HttpUrl.optional(),
    QSTASH_TOKEN: z.string().min(1),
    /** Of `functions`, where the mails are sent from. */
    PUBLIC_URL: HttpUrl,
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .transform(({ SUPABASE_SECRET_KEY, SUPABASE_SECRET_KEYS, ...rest }, context) => {
    const secretKey = SUPABASE_SECRET_KEY ?? SUPABASE_SECRET_KEYS;
    if (secretKey !== undefined) return { ...rest, secretKey };
    context.addIssue({ code: "custom", message: "missing", path: ["SUPABASE_SECRET_KEY"] });
    return z.NEVER;
  });

export const loadEnv = (source: Record<string, string | undefined>) => parseEnv(Env, source);
