import { z } from "zod";
import { parseEnv } from "../../shared/config/parse-env.ts";

const isLocal = (url: string) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
const HttpUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith("https:") || isLocal(url), "must be https")
  .transform((url) => url.replace(/\/+$/, ""));

const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be written as +33…");

const Env = z
  .object({
    NEXT_PUBLIC_SUPABASE_URL: HttpUrl,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
    NEXT_PUBLIC_API_URL: HttpUrl,
    NEXT_PUBLIC_HELP_NUMBER: E164.optional(),
    NEXT_PUBLIC_PUBLISHER: z.string().max(500).optional(),
  })
  .transform((env) => ({
    supabaseUrl: env.NEXT_PUBLIC_SUPABASE_URL,
    publishableKey: env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    apiUrl: env.NEXT_PUBLIC_API_URL,
    /** Where people call us; pages leave it out when there is none. */
    helpNumber: env.NEXT_PUBLIC_HELP_NUMBER,
    /** Who answers for the service: name, address, how to write. */
    publisher: env.NEXT_PUBLIC_PUBLISHER,
  }));

/** What a browser may know. Handed to it by the server with each page. */
export type PublicConfig = z.output<typeof Env>;

// Passed as a whole: the bundler replaces literal reads of NEXT_PUBLIC_ names by their value at build time, and one build
// serves every environment.
export const loadPublicConfig = (source: Record<string, string | undefined> = process.env): PublicConfig => parseEnv(Env, source);
