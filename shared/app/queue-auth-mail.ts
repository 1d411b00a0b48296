import type { Log } from "../config/log.ts";
import type { SendEmailEvent } from "../contracts/auth-hook.ts";
import { MailJob } from "../contracts/mail-job.ts";
import type { Locale } from "../domain/call/level.ts";
import { AppError } from "../domain/errors.ts";
import { CODE_MINUTES, type CodePurpose } from "../domain/text/mail/code-mail.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { idOf } from "./digest.ts";

export interface QueueAuthMailDeps {
  jobs: JobQueue;
  log: Log;
  now: () => number;
}

const PURPOSES: Record<string, CodePurpose> = {
  signup: "sign_up",
  invite: "sign_up",
  magiclink: "sign_in",
  email: "sign_in",
  recovery: "new_password",
  reauthentication: "confirm",
};

interface Letter {
  purpose: CodePurpose;
  to: string;
  code: string;
  hash: string;
  newAddress?: string;
}

/**
 * Queues every mail that one event of Auth asks for. A repeated event queues nothing new. Rejects with `provider_unavailable` when the
 * queue did not take all of them, and with `invalid_request` when the event makes no sense.
 */
export async function queueAuthMail({ jobs, log, now }: QueueAuthMailDeps, event: SendEmailEvent, locale: Locale): Promise<void> {
  const { user, email_data: data } = event;
  const action = data.email_action_type;
  const letters = lettersOf(event);
  if (letters.length === 0) {
    // Notices that can be switched on in the dashboard carry no code. Refusing one would fail what the person was doing.
    log.warn("mail_kind_unknown", { kind: action });
    return;
  }
  const until = new Date(now() + CODE_MINUTES * 60_000).toISOString();
  const queued = await Promise.all(
    letters.map(async ({ purpose, to, code, hash, newAddress }) => {
      const id = await idOf(`mail:${user.id}:${action}:${hash}`);
      const job = MailJob.safeParse({ id, template: purpose, to, locale, data: { code, newAddress }, until });
      if (!hash || !job.success) throw new AppError("invalid_request", `an event ${action} without what its mail needs`);
      return job.data;
    }),
  );
  await Promise.all(queued.map((job) => jobs.publish("mail", job, { deduplicationId: job.id })));
  log.info("mail_queued", { kind: action, count: queued.length });
}

function lettersOf({ user, email_data: data }: SendEmailEvent): Letter[] {
  const { token, token_hash, token_new, token_hash_new, email_action_type: action } = data;
  const purpose = PURPOSES[action];
  if (purpose) return [{ purpose, to: user.email, code: token, hash: token_hash }];
  if (action !== "email_change") return [];
  const newAddress = user.new_email ?? user.email_new ?? "";
  if (!token_hash_new) return [{ purpose: "confirm", to: newAddress, code: token || token_new, hash: token_hash }];
  // Not what the names say: `token_hash_new` is the hash of the present address with `token`, `token_hash` that of the new address
  // with `token_new`. See "Email change behavior and token hash mapping" in the documentation of this hook.
  return [
    { purpose: "address_current", to: user.email, code: token, hash: token_hash_new, newAddress },
    { purpose: "address_new", to: newAddress, code: token_new, hash: token_hash },
  ];
}
