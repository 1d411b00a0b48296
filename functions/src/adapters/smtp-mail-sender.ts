import nodemailer from "nodemailer";
import { within } from "../../../shared/app/within.ts";
import { AppError, type ErrorCode } from "../../../shared/domain/errors.ts";
import type { MailSender } from "../../../shared/ports/mail.ts";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

export interface SmtpAccount {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, which then has to offer TLS. */
  url: string;
  /** `Ethiq <bonjour@ethiq.example>`. */
  from: string;
}

/** One connection per message: a function that is frozen between two requests keeps none. */
export function createSmtpMailSender({ url, from }: SmtpAccount, { timeoutMs = 15_000, stepTimeoutMs = 5_000 } = {}): MailSender {
  const transport = nodemailer.createTransport({
    url,
    requireTLS: !LOOPBACK.test(new URL(url).hostname),
    connectionTimeout: stepTimeoutMs,
    greetingTimeout: stepTimeoutMs,
    socketTimeout: stepTimeoutMs * 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";

  return {
    async send({ id, to, subject, text, html }) {
      const sending = transport.sendMail({
        messageId: `<${id}@${domain}>`,
        from,
        to: { name: "", address: to },
        subject,
        text,
        html,
        // Nobody's automatic answer is to come back.
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      });
      try {
        await within(timeoutMs, sending);
      } catch (thrown) {
        throw translateSmtpError(thrown);
      }
    },
  };
}

/** Steps whose refusals are about this message. Those of the others are about our account, which is for us to mend. */
const MESSAGE_STEPS = ["RCPT TO", "DATA"];
/** Failures from before anything was sent. */
const NOT_SENT = ["EDNS", "ETLS", "EAUTH", "ENOAUTH", "ECONNREFUSED"];

function translateSmtpError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return new AppError("outcome_unknown", thrown.message);
  const { responseCode, originalCode, code, command } = thrown as Record<string, unknown>;
  const status = typeof responseCode === "number" ? responseCode : undefined;
  const reason = String(originalCode ?? code ?? "none");
  // The server's own text repeats the address: neither it nor the error that holds it goes any further.
  return new AppError(meaningOf(status, String(command), reason), "the mail server refused or did not answer", {
    providerCode: String(status ?? reason),
  });
}

function meaningOf(status: number | undefined, step: string, reason: string): ErrorCode {
  if (status === undefined) return NOT_SENT.includes(reason) ? "provider_unavailable" : "outcome_unknown";
  return status >= 500 && MESSAGE_STEPS.includes(step) ? "provider_refused" : "provider_unavailable";
}
