import type { Messages } from "./messages.ts";
import type { OptOuts } from "./opt-outs.ts";
import type { FormParams } from "./signature.ts";
import { parseReplies } from "./twiml/parse-replies.ts";
import { TwimlError } from "./twiml/schema.ts";
import { sendWebhook } from "./webhooks/send-webhook.ts";
import type { OwnedNumber, World } from "./world.ts";

export interface WrittenSms {
  /** The telephone that writes. */
  from: string;
  to: string;
  body: string;
}

export interface ReceivedSms {
  messageSid: string;
  /** When the number's address was asked and its answers are on their way. */
  answered: Promise<void>;
}

const country = (address: string): string => (address.startsWith("+33") ? "FR" : "");

const place = (side: string, address: string): FormParams => [
  [`${side}Country`, country(address)],
  [`${side}State`, ""],
  [`${side}City`, ""],
  [`${side}Zip`, ""],
];

/** Somebody writes to a number of the account. Throws for any other address: a name as a sender cannot be answered. */
export function createSmsReceiver(world: World, messages: Messages, optOuts: OptOuts) {
  const reply = (number: OwnedNumber, to: string, body: string) =>
    messages.create({ direction: "outbound-reply", from: number.e164, to, body, statusCallback: null });

  async function answer(number: OwnedNumber, messageSid: string, { from, body }: WrittenSms): Promise<void> {
    if (number.smsUrl === "") return;
    const params: FormParams = [
      ...place("To", number.e164),
      ...place("From", from),
      ["SmsMessageSid", messageSid],
      ["SmsSid", messageSid],
      ["MessageSid", messageSid],
      ["SmsStatus", "received"],
      ["NumMedia", "0"],
      ["NumSegments", "1"],
      ["Body", body],
      ["To", number.e164],
      ["From", from],
      ["AccountSid", world.accountSid],
      ["ApiVersion", "2010-04-01"],
    ];
    try {
      const document = await sendWebhook(world, { url: number.smsUrl, method: "POST" }, params);
      if (!document.ok) throw new TwimlError(document.code, document.message);
      if (document.body.length === 0) return;
      if (!/^(text\/xml|application\/xml|text\/html)/.test(document.contentType)) {
        throw new TwimlError(12300, `Invalid Content-Type: ${document.contentType}`);
      }
      for (const text of parseReplies(new TextDecoder().decode(document.body))) {
        if (optOuts.has(number.e164, from)) throw new TwimlError(21610, "Attempt to send to unsubscribed recipient");
        reply(number, from, text);
      }
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
      if (!world.closing.aborted) world.debug(error.code, error.message, messageSid);
    }
  }

  return (sms: WrittenSms): ReceivedSms => {
    const number = world.numbers.get(sms.to);
    if (!number) throw new Error(`${sms.to} is no number of this account: nobody receives what is sent there`);
    const { sid: messageSid } = messages.keep(sms);
    const own = optOuts.hear(number.e164, sms.from, sms.body);
    if (own !== null) reply(number, sms.from, own);
    return { messageSid, answered: answer(number, messageSid, sms) };
  };
}
