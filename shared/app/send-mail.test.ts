import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import type { MailJob } from "../contracts/mail-job.ts";
import { AppError } from "../domain/errors.ts";
import { CODE_MINUTES } from "../domain/text/mail/code-mail.ts";
import type { OutgoingMail } from "../ports/mail.ts";
import { sendMail } from "./send-mail.ts";

const job: MailJob = {
  id: "0b4a7a7e-4a0c-8c0e-9f3e-2f8f3c1d5e6a",
  template: "sign_in",
  to: "claire@ethiq.example",
  locale: "fr",
  data: { code: "123456" },
  until: "2026-03-04T12:30:00.000Z",
};

function build(now: string) {
  const sent: OutgoingMail[] = [];
  const events: string[] = [];
  const log = { ...silentLog, error: (event: string) => void events.push(event) };
  return { sent, events, deps: { mails: { send: async (mail: OutgoingMail) => void sent.push(mail) }, log, now: () => Date.parse(now) } };
}

test("a code is sent in the language of the job, under the id of the job", async () => {
  const { sent, deps } = build("2026-03-04T12:00:00Z");
  await sendMail(deps, job, 0);
  await sendMail(deps, { ...job, locale: "en" }, 0);
  expect(sent).toMatchObject([
    { id: job.id, to: job.to, subject: "Votre code de connexion Ethiq", text: expect.stringContaining("123 456") },
    { id: job.id, subject: "Your Ethiq sign-in code" },
  ]);
});

test("a code that is over is not sent any more, and said so", async () => {
  const { sent, events, deps } = build("2026-03-04T12:30:00Z");
  await sendMail(deps, job, 0);
  expect([sent, events]).toEqual([[], ["mail_too_late"]]);
});

test("a refusal for now comes back after a pause that grows; all pauses together are shorter than a code lives", async () => {
  const { events, deps } = build("2026-03-04T12:00:00Z");
  const mails = { send: () => Promise.reject(new AppError("provider_unavailable", "not now", { providerCode: "451" })) };
  const pauses: number[] = [];
  for (let tried = 0; tried <= 6; tried += 1) {
    const error: AppError = await sendMail({ ...deps, mails }, job, tried).then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ code: "provider_unavailable", providerCode: "451" });
    pauses.push(error.retryAfterSeconds ?? 0);
  }
  expect(pauses[0]).toBeLessThanOrEqual(5);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(CODE_MINUTES * 60);
  expect(events).toEqual([]);
});

test("a final refusal is said in the log, without the address", async () => {
  const { events, deps } = build("2026-03-04T12:00:00Z");
  const mails = { send: () => Promise.reject(new AppError("provider_refused", "no such mailbox", { providerCode: "550" })) };
  await expect(sendMail({ ...deps, mails }, job, 0)).rejects.toMatchObject({ code: "provider_refused" });
  expect(events).toEqual(["mail_refused"]);
});
