import { answerSession } from "../../lib/supabase/answer-session.ts";
import { createVisitorClient } from "../../lib/supabase/server.ts";

/**
 * The access token of this visitor for the scripts of our pages, renewed if need be. The cookies that it is read from are the scripts' to
 * read all the same, and no other site's to send.
 */
export async function GET(): Promise<Response> {
  const { auth } = await createVisitorClient();
  return answerSession(await auth.getSession(), Date.now());
}
