import type { Locale } from "../domain/call/level.ts";
import type { E164 } from "../domain/phone-number.ts";
import type { ReplyKeyword } from "../domain/text/reply-keyword.ts";

export interface ContactReply {
  /** The provider's id of the SMS: the same one counts once. */
  messageSid: string;
  from: E164;
  keyword: ReplyKeyword;
}

/** `done`: it is the contact's answer. `repeated`: it was recorded before. `nobody`: nobody with this telephone could answer that. */
export interface RecordedReply {
  state: "done" | "repeated" | "nobody";
  locale: Locale;
}

export interface KnownContact {
  locale: Locale;
  /** For some household or organisation. */
  hasAccepted: boolean;
}

export interface ContactReplies {
  /** Rejects with `provider_unavailable` when it may be recorded later. */
  record(reply: ContactReply): Promise<RecordedReply>;
  /** Whoever has this telephone; undefined for nobody's. */
  find(phone: E164): Promise<KnownContact | undefined>;
}
