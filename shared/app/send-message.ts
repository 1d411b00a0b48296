import type { Log } from "../config/log.ts";
import type { ClaimedMessage } from "../contracts/message-records.ts";
import { contactInvitationSms } from "../domain/text/contact-invitation-sms.ts";
import { forwardLostMail } from "../domain/text/mail/forward-lost-mail.ts";
import { invitationMail } from "../domain/text/mail/invitation-mail.ts";
import type { MailSender } from "../ports/mail.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { SmsSender } from "../ports/telephony.ts";
import { mailCarrier, smsCarrier } from "./carriers.ts";
import type { LinkTokens } from "./link-token.ts";
import { type Carrier, sendOnce } from "./send-once.ts";

export interface SendMessageDeps {
  messages: MessageStore;
  sms: SmsSender;
  mails: MailSender;
  tokens: Pick<LinkTokens, "tokenOf">;
  /** Of the pages that the links open. */
  webUrl: string;
  /** Whether the sender of our SMS is a number, which can be answered. */
  canReply: boolean;
  log: Log;
  now: () => number;
}

/** The longest that Twilio keeps trying: a telephone is off for a night. */
const VALID_SECONDS = 36_000;

/** Sends one message at most once, and the same words at every try. Rejects when another try can help. */
export const sendMessage = (deps: SendMessageDeps, messageId: string): Promise<void> =>
  sendOnce(
    {
      outbox: deps.messages,
      carrierOf: (message) => carrierOf(deps, message),
      failure: { event: "message_not_sent", fields: ({ id, purpose }) => ({ messageId: id, purpose }) },
      log: deps.log,
      now: deps.now,
    },
    messageId,
  );

async function carrierOf({ sms, mails, tokens, webUrl, canReply }: SendMessageDeps, message: ClaimedMessage): Promise<Carrier> {
  const { id, to, locale, tenantName } = message;
  const inviterName = message.inviterName ?? null;
  const token = await tokens.tokenOf(id);
  switch (message.purpose) {
    case "contact_invitation": {
      const { contactName, protectedNames } = message;
      const url = `${webUrl}/contact/${token}`;
      const body = contactInvitationSms({ locale, contactName, inviterName, tenantName, protectedNames, url, canReply });
      return smsCarrier(sms, { to, body, validSeconds: VALID_SECONDS, record: { kind: "message", id } });
    }
    case "member_invitation": {
      const url = `${webUrl}/invitation/${token}`;
      const mail = invitationMail({ locale, inviterName, tenantName, role: message.role, url });
      return mailCarrier(mails, { id, to, ...mail }, message.attempts);
    }
    case "forward_lost": {
      const { protectedName, ethiqNumber, lineId } = message;
      const mail = forwardLostMail({ locale, protectedName, ethiqNumber, url: `${webUrl}/lignes/${lineId}` });
      return mailCarrier(mails, { id, to, ...mail }, message.attempts);
    }
  }
}
