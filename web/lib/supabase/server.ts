import { createServerClient } from "@supabase/ssr";
import { cookies } from "next/headers";
import { loadPublicConfig } from "../public-config.ts";

/** Acts as the visitor of this request. Made anew for each: a client kept would be somebody else's. */
export async function createVisitorClient() {
  const config = loadPublicConfig();
  const store = await cookies();
  return createServerClient(config.supabaseUrl, config.publishableKey, {
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

/** The visitor's token, proved by the auth server, or undefined when they are not signed in. */
export async function visitorToken(): Promise<string | undefined> {
  const client = await createVisitorClient();
  const { data } = await client.auth.getClaims();
  if (!data) return undefined;
  return (await client.auth.getSession()).data.session?.access_token;
}
