import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { loadPublicConfig } from "./lib/public-config.ts";

const OPEN_PAGES = ["/", "/connexion"];

/**
 * Renews the session before the page is rendered, since a page cannot set cookies, and sends visitors without one to sign-in
 * before anything of the page is sent. Who may see what is decided elsewhere.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  let response = NextResponse.next({ request });
  const config = loadPublicConfig();
  const client = createServerClient(config.supabaseUrl, config.publishableKey, {
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (changed, headers) => {
        for (const { name, value } of changed) request.cookies.set(name, value);
        response = NextResponse.next({ request });
        for (const { name, value, options } of changed) response.cookies.set(name, value, options);
        for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      },
    },
  });
  const { data } = await client.auth.getClaims();
  if (data || OPEN_PAGES.includes(request.nextUrl.pathname)) return response;
  return NextResponse.redirect(new URL("/connexion", request.url));
}

export const config = { matcher: ["/", "/connexion", "/appels/:path*"] };
