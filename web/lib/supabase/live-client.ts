import type { RealtimeClient } from "@supabase/realtime-js";
import type { PublicConfig } from "../public-config.ts";
import { sessionToken } from "./session-token.ts";

let client: Promise<RealtimeClient> | undefined;

async function open({ supabaseUrl, publishableKey }: PublicConfig): Promise<RealtimeClient> {
  const { RealtimeClient: Client } = await import("@supabase/realtime-js");
  const url = new URL("realtime/v1", `${supabaseUrl}/`);
  url.protocol = url.protocol.replace("http", "ws");
  return new Client(url.href, { params: { apikey: publishableKey }, accessToken: async () => (await sessionToken()) ?? null });
}

/**
 * For live events, as whoever is signed in now; one per page, however often it is asked for. Without the rest of supabase-js, which
 * weighs four times as much. Rejects while its code cannot be fetched, or our server does not say who is signed in.
 */
export async function loadLiveClient(config: PublicConfig): Promise<RealtimeClient> {
  client ??= open(config).catch((cause: unknown) => {
    client = undefined;
    throw cause;
  });
  const [live] = await Promise.all([client, sessionToken()]);
  await live.setAuth();
  return live;
}
