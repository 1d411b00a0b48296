import type { Context } from "hono";
import { toAppError } from "../../domain/errors.ts";
import type { ApiEnv } from "./api-env.ts";

/** Sends a message of the outbox at once. Never throws: the sweep sends what is not sent now. */
export async function publishMessage(c: Context<ApiEnv>, find: () => Promise<string | undefined>): Promise<void> {
  const { jobs, log } = c.var.deps;
  if (!jobs) return;
  try {
    const messageId = await find();
    if (messageId) await jobs.publish("message", { messageId }, { deduplicationId: `message-${messageId}` });
  } catch (thrown) {
    const { code, providerCode } = toAppError(thrown);
    log.warn("message_not_published", { code, providerCode, requestId: c.var.requestId });
  }
}
