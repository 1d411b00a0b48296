import { answerSession } from "../../lib/supabase/answer-session.ts";
import { createVisitorClient } from "../../lib/supabase/server.ts";

/**
 * The access token of this visitor for the scripts of our pages, renewed if need be. The cookies that it is read from are the scripts' to
 * read all the same, and no other site's to send. While the auth server is away its client tries for half a minute; the scripts wait
 * less, and ask again.
 */
export async function GET(): Promise<Response> {
  const { auth } = await createVisitorClient();
  return answerSession(await auth.getSession(), Date.now());
}
