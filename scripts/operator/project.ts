import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { QstashAccount } from "../../shared/adapters/qstash-job-queue.ts";

export interface Project {
  url: string;
  secretKey: string;
  /** Undefined when nobody said where jobs are brought to: then they wait for the sweep. */
  queue: QstashAccount | undefined;
}

/** The project named by the environment, or else the one that `npm start` runs here; undefined when there is neither. */
export function findProject(env: Record<string, string | undefined>, dataDir: string): Project | undefined {
  const file = join(dataDir, "sandbox.env");
  const named = env.SUPABASE_URL || env.SUPABASE_SECRET_KEY ? env : existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey, QSTASH_TOKEN: token, PUBLIC_URL: publicUrl, QSTASH_URL } = named;
  const queue = token && publicUrl ? { url: QSTASH_URL || undefined, token, publicUrl } : undefined;
  return url && secretKey ? { url, secretKey, queue } : undefined;
}
