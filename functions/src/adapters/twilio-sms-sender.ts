import { AppError } from "../../../shared/domain/errors.ts";
import type { SmsSender } from "../../../shared/ports/telephony.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { translateTwilioError } from "./twilio-errors.ts";
import type { WebhookUrls } from "./webhook-urls.ts";

/** Messages to one contact looked through; newest first. */
const LOOK_BACK = 50;

export function createTwilioSmsSender({ client, urls, sender }: { client: TwilioClient; urls: WebhookUrls; sender: string }): SmsSender {
  return {
    async send({ to, body, record, validSeconds }) {
      try {
        const { sid } = await client.messages.create({
          from: sender,
          to,
          body,
          validityPeriod: validSeconds,
          statusCallback: urls.messageStatus(record),
        });
        if (!sid) throw new AppError("outcome_unknown", "Twilio named no message");
        return { sid };
      } catch (thrown) {
        throw translateTwilioError(thrown);
      }
    },
    async find({ to, body, since }) {
      try {
        // Not filtered by date at the provider: a message still queued has no date of sending.
        const messages = await client.messages.list({ to, limit: LOOK_BACK });
        return messages
          .filter((message) => message.body === body && message.dateCreated >= since)
          .map(({ sid, status }) => ({ sid, status }));
      } catch (thrown) {
        throw translateTwilioError(thrown, { isRead: true });
      }
    },
  };
}
