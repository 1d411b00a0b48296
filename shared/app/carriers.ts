import { AppError, toAppError } from "../domain/errors.ts";
import type { MailSender, OutgoingMail } from "../ports/mail.ts";
import type { OutgoingSms, SmsSender } from "../ports/telephony.ts";
import type { Carrier } from "./send-once.ts";

export const smsCarrier = (sms: SmsSender, message: OutgoingSms): Carrier => ({
  send: async () => (await sms.send(message)).sid,
  find: async (since) => (await sms.find({ to: message.to, body: message.body, since })).map(({ sid }) => sid),
});

/** A mail server that takes a mail and never says so would otherwise be given it every minute. */
const LAST_UNKNOWN_ATTEMPT = 3;

/** No server tells what it took before, but a second mail has the Message-ID of the first: mailboxes show one. */
export const mailCarrier = (mails: MailSender, mail: OutgoingMail, attempt: number): Carrier => ({
  async send() {
    try {
      await mails.send(mail);
      return null;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== "outcome_unknown" || attempt < LAST_UNKNOWN_ATTEMPT) throw error;
      throw new AppError("provider_refused", error.message, { cause: thrown, providerCode: "outcome_unknown" });
    }
  },
  find: async () => [],
});
