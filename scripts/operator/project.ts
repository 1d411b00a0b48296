import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export interface Project {
  url: string;
  secretKey: string;
}

/** The project named by the environment, or else the one that `npm start` runs here; undefined when there is neither. */
export function findProject(env: Record<string, string | undefined>, dataDir: string): Project | undefined {
  const file = join(dataDir, "sandbox.env");
  const named = env.SUPABASE_URL || env.SUPABASE_SECRET_KEY ? env : existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = named;
  return url && secretKey ? { url, secretKey } : undefined;
}
