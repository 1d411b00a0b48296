import { answerSession } from "../../lib/supabase/answer-session.ts";
import { createVisitorClient } from "../../lib/supabase/server.ts";

/** Less than the scripts wait. The client of the auth server goes on trying for half a minute. */
const PATIENCE_MS = 5_000;

/**
 * The access token of this visitor for the scripts of our pages, renewed if need be. The cookies that it is read from are the scripts' to
 * read all the same, and no other site's to send.
 */
export async function GET(): Promise<Response> {
  const { auth } = await createVisitorClient();
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  return answerSession(await Promise.race([auth.getSession(), late]), Date.now());
}
