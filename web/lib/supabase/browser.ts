import { createBrowserClient } from "@supabase/ssr";
import type { PublicConfig } from "../public-config.ts";
import { cookieOptions } from "./cookie-options.ts";

/** One per page, however often it is asked for. The session lives in cookies, which the server reads too. */
export const browserClient = ({ supabaseUrl, publishableKey }: PublicConfig) =>
  createBrowserClient(supabaseUrl, publishableKey, { isSingleton: true, cookieOptions: cookieOptions(window.location.protocol) });
