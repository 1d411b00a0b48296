import type { PublicConfig } from "./public-config.ts";

interface PolicyInput {
  /** Of this answer only: marks the scripts that we wrote into it. */
  nonce: string;
  config: Pick<PublicConfig, "supabaseUrl" | "apiUrl">;
  isDevelopment: boolean;
}

/** What a page of ours may load, run and talk to. */
export function contentPolicy({ nonce, config, isDevelopment }: PolicyInput): string {
  const supabase = new URL(config.supabaseUrl).origin;
  const talksTo = new Set(["'self'", supabase, supabase.replace(/^http/, "ws"), new URL(config.apiUrl).origin]);
  const own = `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    // The development server evaluates what it compiles, and puts its styles into the page.
    `script-src ${own} 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src ${isDevelopment ? "'self' 'unsafe-inline'" : own}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src ${[...talksTo].join(" ")}${isDevelopment ? " ws:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
