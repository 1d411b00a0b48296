import type { IncomingSms } from "../../../shared/app/answer-sms.ts";

// Sent alone to a long code: Twilio answers, blocks or opens the way for its next messages, and brings the message to us all the same.
const STOPS = /^(STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT)$/;
const OTHERS = /^(START|UNSTOP|HELP|INFO)$/;

/** `optOutType`: what Twilio's Advanced Opt-Out made of a message in words of our own choice. */
export function handledByTwilio(body: string, optOutType: string): IncomingSms["handledByProvider"] {
  if (optOutType) return optOutType === "STOP" ? "stop" : "other";
  const word = body.trim().toUpperCase();
  if (STOPS.test(word)) return "stop";
  return OTHERS.test(word) ? "other" : null;
}
