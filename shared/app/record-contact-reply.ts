import type { ContactReplyJob } from "../contracts/jobs.ts";
import type { ContactReplies } from "../ports/contact-replies.ts";
import { withPause } from "./with-pause.ts";

/** What a person said must outlast an outage of hours. */
const PAUSES_SECONDS = [10, 60, 360, 2_160, 7_200] as const;

/** Writes a contact's answer that the database could not take when it came. Nobody is answered: it is too late for that. */
export async function recordContactReply({ replies }: { replies: ContactReplies }, reply: ContactReplyJob, tried: number): Promise<void> {
  try {
    await replies.record(reply);
  } catch (thrown) {
    throw withPause(thrown, PAUSES_SECONDS, tried);
  }
}
