import type { Log } from "../config/log.ts";
import type { MailJob } from "../contracts/mail-job.ts";
import { PROBLEMS, toAppError } from "../domain/errors.ts";
import { codeMail } from "../domain/text/mail/code-mail.ts";
import type { MailSender } from "../ports/mail.ts";
import { withPause } from "./with-pause.ts";

export interface SendMailDeps {
  mails: MailSender;
  log: Log;
  now: () => number;
}

/** Somebody waits for the code, so the first pauses are short. Together shorter than a code lives. */
const PAUSES_SECONDS = [5, 15, 45, 120, 300] as const;

/** Sends one code. A mail that would arrive with a code that opens nothing is not sent: it would only confuse. */
export async function sendMail({ mails, log, now }: SendMailDeps, job: MailJob, tried: number): Promise<void> {
  const { id, template, to, locale, data, until } = job;
  if (now() >= Date.parse(until)) {
    log.error("mail_too_late", { mailId: id, template });
    return;
  }
  try {
    await mails.send({ id, to, ...codeMail({ purpose: template, locale, ...data }) });
  } catch (thrown) {
    const { code, providerCode } = toAppError(thrown);
    if (PROBLEMS[code].retry === "never") log.error("mail_refused", { mailId: id, template, providerCode });
    throw withPause(thrown, PAUSES_SECONDS, tried);
  }
}
