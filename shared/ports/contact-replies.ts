import type { Locale } from "../domain/call/level.ts";
import type { E164 } from "../domain/phone-number.ts";
import type { ReplyKeyword } from "../domain/text/reply-keyword.ts";

export interface ContactReply {
  /** The provider's id of the SMS: the same one counts once. */
  messageSid: string;
  from: E164;
  keyword: ReplyKeyword;
}

/** `contacts`: how many contacts with this telephone answered by it. */
export type RecordedReply = { state: "done" | "repeated"; contacts: number; locale: Locale } | { state: "nobody" };

export interface ContactReplies {
  /** Rejects with `provider_unavailable` when it may be recorded later. */
  record(reply: ContactReply): Promise<RecordedReply>;
  /** The language of whoever has this telephone; undefined for nobody's. */
  localeOf(phone: E164): Promise<Locale | undefined>;
}
