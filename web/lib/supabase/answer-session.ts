import { type AuthError, isAuthRetryableFetchError } from "@supabase/supabase-js";
import type { SessionAnswer } from "./session-token.ts";

interface ReadSession {
  /** Its end in seconds since 1970. */
  data: { session: { access_token: string; expires_at?: number } | null };
  error: AuthError | null;
}

/** To the scripts of our pages: 401 without a session, 503 while the auth server does not say. `read`: undefined where nothing came in time. */
export function answerSession(read: ReadSession | undefined, now: number): Response {
  const headers = { "cache-control": "private, no-store" };
  const session = read?.data.session;
  if (!session) return new Response(null, { status: !read || isAuthRetryableFetchError(read.error) ? 503 : 401, headers });
  const answer: SessionAnswer = { accessToken: session.access_token, expiresInMs: (session.expires_at ?? 0) * 1_000 - now };
  return Response.json(answer, { headers });
}
