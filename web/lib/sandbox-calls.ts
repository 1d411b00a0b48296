import { z } from "zod";
import { parseEnv } from "../../shared/config/parse-env.ts";

const isLocal = (url: string) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);

const Env = z.object({
  SANDBOX_CALLS_URL: z
    .url({ protocol: /^http$/ })
    .refine(isLocal, "must be on this machine")
    .optional(),
  SANDBOX_CALLS_TOKEN: z.string().min(16).optional(),
});

/** The call desk of a stack on this machine. */
export interface SandboxCalls {
  url: string;
  token: string;
}

/** `npm start` names its call desk; in production there is none, and no page offers a simulated call. */
export function loadSandboxCalls(source: Record<string, string | undefined> = process.env): SandboxCalls | undefined {
  const { SANDBOX_CALLS_URL: url, SANDBOX_CALLS_TOKEN: token } = parseEnv(Env, source);
  return url && token ? { url, token } : undefined;
}
