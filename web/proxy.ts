import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "./lib/content-policy.ts";
import { signInThen } from "./lib/local-path.ts";
import { isMemberPage, PATH_HEADER } from "./lib/member-pages.ts";
import { loadPublicConfig } from "./lib/public-config.ts";
import { cookieOptions } from "./lib/supabase/cookie-options.ts";
import { fetchInTime } from "./lib/supabase/fetch-in-time.ts";

const POLICY_HEADER = "content-security-policy";

/** Pages that open for everybody but tell by the session whom they speak to. */
const SESSION_PAGE = /^\/(connexion|inscription|invitation)(\/|$)/;

/**
 * Gives each page its policy, renews the session before the page is rendered, since a page cannot set cookies, and sends visitors
 * without one to sign-in before anything of the page is sent. Who may see what is decided elsewhere. Contacts have no session.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname: path, search } = request.nextUrl;
  const config = loadPublicConfig();
  const policy = contentPolicy({ nonce: btoa(crypto.randomUUID()), config, isDevelopment: process.env.NODE_ENV === "development" });
  const next = () => {
    const headers = new Headers(request.headers);
    headers.set(PATH_HEADER, path + search);
    // Next reads the nonce here and puts it on the scripts that it writes.
    headers.set(POLICY_HEADER, policy);
    const response = NextResponse.next({ request: { headers } });
    response.headers.set(POLICY_HEADER, policy);
    return response;
  };
  let response = next();
  if (!isMemberPage(path) && !SESSION_PAGE.test(path)) return response;
  const client = createServerClient(config.supabaseUrl, config.publishableKey, {
    global: { fetch: fetchInTime },
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
  return NextResponse.redirect(new URL(signInThen(path + search), request.url));
}

// Files have a dot in their name; what Next serves for its pages, and no page, begins with an underscore. `/u/` brings a stricter
// policy of its own.
export const config = { matcher: ["/((?!_next/|u/|.*\\.).*)"] };
