import { isAuthRetryableFetchError } from "@supabase/supabase-js";
import { createVisitorClient } from "../../lib/supabase/server.ts";
import type { SessionAnswer } from "../../lib/supabase/session-token.ts";

const NO_STORE = { "cache-control": "private, no-store" };

/**
 * The access token of this visitor for the scripts of our pages, renewed if need be: 401 without a session, 503 while the auth server
 * does not say. The cookies that say the session are the scripts' to read all the same, and no other site's to send.
 */
export async function GET(): Promise<Response> {
  const { data, error } = await (await createVisitorClient()).auth.getSession();
  if (!data.session) return new Response(null, { status: isAuthRetryableFetchError(error) ? 503 : 401, headers: NO_STORE });
  const { access_token: accessToken, expires_at: expiresAt = 0 } = data.session;
  const answer: SessionAnswer = { accessToken, expiresInMs: expiresAt * 1_000 - Date.now() };
  return Response.json(answer, { headers: NO_STORE });
}
