import { z } from "zod";
import { parseEnv } from "../../../shared/config/parse-env.ts";

const isLocal = (url: string) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
const HttpUrl = z.url({ protocol: /^https?$/ }).refine((url) => url.startsWith("https:") || isLocal(url), "must be https");

// Hosted functions are given a map of keys by name; everywhere else there is one.
const NamedKeys = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("must be JSON");
      return z.NEVER;
    }
  })
  .pipe(z.object({ default: z.string().min(1) }))
  .transform((keys) => keys.default);

const Env = z
  .object({
    SUPABASE_URL: HttpUrl,
    SUPABASE_PUBLISHABLE_KEY: z.string().min(1).optional(),
    SUPABASE_PUBLISHABLE_KEYS: NamedKeys.optional(),
    WEB_URL: HttpUrl,
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .transform(({ SUPABASE_PUBLISHABLE_KEY, SUPABASE_PUBLISHABLE_KEYS, ...rest }, context) => {
    const publishableKey = SUPABASE_PUBLISHABLE_KEY ?? SUPABASE_PUBLISHABLE_KEYS;
    if (publishableKey !== undefined) return { ...rest, publishableKey };
    context.addIssue({ code: "custom", message: "missing", path: ["SUPABASE_PUBLISHABLE_KEY"] });
    return z.NEVER;
  });

export const loadEnv = (source: Record<string, string | undefined>) => parseEnv(Env, source);
