import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { CONTACT_LINK_HEADER } from "./lib/contact-link-header.ts";
import { loadPublicConfig } from "./lib/public-config.ts";

/** Pages that open without a session. `/invitation` tells by the session whom it speaks to. */
const OPEN_PAGES = /^\/($|connexion$|invitation\/)/;

/** A page is told its own address; the frame around it, which names the language, is not. */
function nameContactLink(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(CONTACT_LINK_HEADER, request.nextUrl.pathname.split("/")[2] ?? "");
  return NextResponse.next({ request: { headers } });
}

/**
 * Renews the session before the page is rendered, since a page cannot set cookies, and sends visitors without one to sign-in
 * before anything of the page is sent. Who may see what is decided elsewhere. Contacts have no session.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (request.nextUrl.pathname.startsWith("/contact/")) return nameContactLink(request);
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
  if (data || OPEN_PAGES.test(request.nextUrl.pathname)) return response;
  return NextResponse.redirect(new URL("/connexion", request.url));
}

export const config = { matcher: ["/", "/connexion", "/appels/:path*", "/invitation/:path*", "/contact/:path*"] };
