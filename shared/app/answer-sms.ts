import type { Log } from "../config/log.ts";
import { toAppError } from "../domain/errors.ts";
import { type E164, parseE164 } from "../domain/phone-number.ts";
import { type ContactReplyOutcome, contactReplySms } from "../domain/text/contact-reply-sms.ts";
import { parseReplyKeyword, type ReplyKeyword } from "../domain/text/reply-keyword.ts";
import type { AnswerMemory } from "../ports/answer-memory.ts";
import type { ContactReplies, ContactReply, KnownContact, RecordedReply } from "../ports/contact-replies.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { SingleUse } from "../ports/live-calls.ts";
import { idOf } from "./digest.ts";

export interface IncomingSms {
  messageSid: string;
  from: string;
  body: string;
  /** What the provider made of it by itself: it has answered, and refuses what we answer to a stop. */
  handledByProvider: "stop" | "other" | null;
}

export interface AnswerSmsDeps {
  replies: ContactReplies;
  jobs: Pick<JobQueue, "publish">;
  memory: AnswerMemory;
  singleUse: SingleUse;
  log: Log;
}

/** Providers repeat a webhook within seconds; this is ample. */
const REMEMBERED_SECONDS = 600;
/** Two machines that answer each other would go on for ever: one explanation to one telephone in this time. */
const EXPLAINED_SECONDS = 6 * 60 * 60;

/**
 * Records what a contact answered by SMS and returns our answer in their language; null for silence. The same message gives the
 * same answer. Rejects with `provider_unavailable` only when neither the database nor the queue took what was said.
 */
export async function answerSms(deps: AnswerSmsDeps, sms: IncomingSms): Promise<string | null> {
  const from = parseE164(sms.from);
  if (from === undefined) return null;
  const text = await compose(deps, sms, from);
  const earlier = await deps.memory.remember(`sms:${sms.messageSid}`, text ?? "", REMEMBERED_SECONDS);
  return (earlier ?? text) || null;
}

async function compose(deps: AnswerSmsDeps, { messageSid, body, handledByProvider }: IncomingSms, from: E164): Promise<string | null> {
  const keyword = handledByProvider === "stop" ? "stop" : parseReplyKeyword(body);
  if (keyword === undefined) return handledByProvider ? null : explain(deps, from);
  const recorded = await record(deps, { messageSid, from, keyword });
  if (recorded === undefined || handledByProvider) return null;
  if (recorded.state === "done") return contactReplySms(DONE[keyword], recorded.locale);
  const contact = await look(deps, from);
  if (contact === undefined) return null;
  return contactReplySms(keyword === "yes" && !contact.hasAccepted ? "not_invited" : DONE[keyword], contact.locale);
}

const DONE: Record<ReplyKeyword, ContactReplyOutcome> = { yes: "accepted", no: "declined", stop: "stopped" };

async function record({ replies, jobs, log }: AnswerSmsDeps, reply: ContactReply): Promise<RecordedReply | undefined> {
  try {
    const recorded = await replies.record(reply);
    log.info("contact_reply_recorded", { keyword: reply.keyword, state: recorded.state });
    return recorded;
  } catch (thrown) {
    const { code, providerCode } = toAppError(thrown);
    log.error("contact_reply_not_recorded", { keyword: reply.keyword, code, providerCode });
    await jobs.publish("contact-reply", reply, { deduplicationId: `reply-${reply.messageSid}` });
    return undefined;
  }
}

async function explain(deps: AnswerSmsDeps, from: E164): Promise<string | null> {
  const contact = await look(deps, from);
  if (contact === undefined) return null;
  const isFirst = await deps.singleUse.claim(`sms-explained:${await idOf(from)}`, EXPLAINED_SECONDS);
  return isFirst ? contactReplySms("unclear", contact.locale) : null;
}

/** An answer of ours is a courtesy: without knowing in which language, there is none. */
const look = ({ replies, log }: AnswerSmsDeps, from: E164): Promise<KnownContact | undefined> =>
  replies.find(from).catch((thrown: unknown) => {
    log.warn("contact_not_looked_up", { code: toAppError(thrown).code });
    return undefined;
  });
