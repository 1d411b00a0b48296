import type { PublicConfig } from "../public-config.ts";
import { cookieOptions } from "./cookie-options.ts";

/**
 * One per page, however often it is asked for; fetched when it is first needed, since it weighs a third of a page's scripts. The
 * session lives in cookies, which the server reads too. Rejects while its code cannot be fetched.
 */
export async function loadBrowserClient({ supabaseUrl, publishableKey }: PublicConfig) {
  const { createBrowserClient } = await import("@supabase/ssr");
  return createBrowserClient(supabaseUrl, publishableKey, { isSingleton: true, cookieOptions: cookieOptions(window.location.protocol) });
}
