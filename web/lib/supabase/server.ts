import { createServerClient } from "@supabase/ssr";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { loadPublicConfig } from "../public-config.ts";
import { cookieOptions } from "./cookie-options.ts";
import { fetchInTime } from "./fetch-in-time.ts";

/** Acts as the visitor of this request. Made anew for each: a client kept would be somebody else's. */
export async function createVisitorClient() {
  const config = loadPublicConfig();
  const store = await cookies();
  return createServerClient(config.supabaseUrl, config.publishableKey, {
    global: { fetch: fetchInTime },
    cookieOptions: cookieOptions((await headers()).get("x-forwarded-proto") ?? ""),
    cookies: {
      getAll: () => store.getAll(),
      setAll: (changed) => {
        try {
          for (const { name, value, options } of changed) store.set(name, value, options);
        } catch {
          // While a page is rendered its cookies are read-only: proxy.ts has renewed them already.
        }
      },
    },
  });
}

export interface Visitor {
  id: string;
  token: string;
  email: string;
}

/** Who visits, proved by the auth server, or undefined when they are not signed in. */
export const currentVisitor = cache(async (): Promise<Visitor | undefined> => {
  const client = await createVisitorClient();
  const { data } = await client.auth.getClaims();
  if (!data) return undefined;
  const token = (await client.auth.getSession()).data.session?.access_token;
  return token ? { id: data.claims.sub, token, email: data.claims.email ?? "" } : undefined;
});

export const visitorToken = async (): Promise<string | undefined> => (await currentVisitor())?.token;
