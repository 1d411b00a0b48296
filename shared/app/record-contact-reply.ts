import type { ContactReplyJob } from "../contracts/jobs.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import type { ContactReplies } from "../ports/contact-replies.ts";

/** What a person said must outlast an outage of hours. */
const PAUSES_SECONDS = [10, 60, 360, 2_160];
const LAST_PAUSE_SECONDS = 7_200;

/** Writes a contact's answer that the database could not take when it came. Nobody is answered: it is too late for that. */
export async function recordContactReply({ replies }: { replies: ContactReplies }, reply: ContactReplyJob, tried: number): Promise<void> {
  try {
    await replies.record(reply);
  } catch (thrown) {
    const { code, message, providerCode, cause } = toAppError(thrown);
    throw new AppError(code, message, {
      cause,
      retryAfterSeconds: PAUSES_SECONDS[tried] ?? LAST_PAUSE_SECONDS,
      ...(providerCode ? { providerCode } : {}),
    });
  }
}
