import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { signInThen } from "./lib/local-path.ts";
import { isMemberPage, PATH_HEADER } from "./lib/member-pages.ts";
import { loadPublicConfig } from "./lib/public-config.ts";
import { cookieOptions } from "./lib/supabase/cookie-options.ts";

/** Pages that open for everybody but tell by the session whom they speak to. */
const SESSION_PAGE = /^\/(connexion|inscription|invitation)(\/|$)/;

/**
 * Renews the session before the page is rendered, since a page cannot set cookies, and sends visitors without one to sign-in
 * before anything of the page is sent. Who may see what is decided elsewhere. Contacts have no session.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const path = request.nextUrl.pathname;
  const next = () => {
    const headers = new Headers(request.headers);
    headers.set(PATH_HEADER, path);
    return NextResponse.next({ request: { headers } });
  };
  let response = next();
  if (!isMemberPage(path) && !SESSION_PAGE.test(path)) return response;
  const config = loadPublicConfig();
  const client = createServerClient(config.supabaseUrl, config.publishableKey, {
    cookieOptions: cookieOptions(request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol),
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (changed, headers) => {
        for (const { name, value } of changed) request.cookies.set(name, value);
        response = next();
        for (const { name, value, options } of changed) response.cookies.set(name, value, options);
        for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      },
    },
  });
  const { data } = await client.auth.getClaims();
  if (data || !isMemberPage(path)) return response;
  return NextResponse.redirect(new URL(signInThen(path), request.url));
}

// Files have a dot in their name; what Next serves for its pages, and no page, begins with an underscore.
export const config = { matcher: ["/((?!_next/|.*\\.).*)"] };
