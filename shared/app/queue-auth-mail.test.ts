import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import type { SendEmailEvent } from "../contracts/auth-hook.ts";
import type { MailJob } from "../contracts/mail-job.ts";
import { AppError } from "../domain/errors.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { queueAuthMail } from "./queue-auth-mail.ts";

const USER = { id: "0b4a7a7e-4a0c-4c0e-9f3e-2f8f3c1d5e6a", email: "old@ethiq.example", user_metadata: {} };
const event = (action: string, data: Partial<SendEmailEvent["email_data"]> = {}, user: object = {}): SendEmailEvent => ({
  user: { ...USER, ...user },
  email_data: { token: "111111", token_hash: "hash", token_new: "", token_hash_new: "", email_action_type: action, ...data },
});

function build(failFor: (job: MailJob) => boolean = () => false) {
  const published: { job: MailJob; deduplicationId: string | undefined }[] = [];
  const publish = async (_name: string, job: unknown, options: { deduplicationId?: string } = {}) => {
    if (failFor(job as MailJob)) throw new AppError("provider_unavailable", "away");
    published.push({ job: job as MailJob, deduplicationId: options.deduplicationId });
  };
  const deps = { jobs: { publish } as JobQueue, log: silentLog, now: () => Date.parse("2026-03-04T12:00:00Z") };
  return { published, queue: (sent: SendEmailEvent) => queueAuthMail(deps, sent, "fr") };
}

test("the job is the same for the same code, another for another, and over when the code is", async () => {
  const { published, queue } = build();
  await queue(event("recovery"));
  await queue(event("recovery"));
  await queue(event("recovery", { token_hash: "another" }));
  await queue(event("magiclink"));
  const ids = published.map(({ job, deduplicationId }) => [job.id, deduplicationId]);
  expect(ids[1]).toEqual(ids[0]);
  expect(new Set(ids.flat()).size).toBe(3);
  expect(published[0]?.job).toMatchObject({ template: "new_password", until: "2026-03-04T12:30:00.000Z" });
});

test("the two codes of a change of address are not crossed, whatever the names of their hashes suggest", async () => {
  const { published, queue } = build();
  const tokens = { token: "111111", token_hash_new: "hash-of-old", token_new: "222222", token_hash: "hash-of-new" };
  await queue(event("email_change", tokens, { new_email: "new@ethiq.example" }));
  await queue(event("email_change", tokens, { email_new: "new@ethiq.example" }));
  const letters = published.map(({ job: { to, template, data } }) => [to, template, data.code]);
  const expected = [
    ["old@ethiq.example", "address_current", "111111"],
    ["new@ethiq.example", "address_new", "222222"],
  ];
  expect(letters).toEqual([...expected, ...expected]);
});

test("a change that only the new address confirms sends one mail, there", async () => {
  const { published, queue } = build();
  await queue(event("email_change", {}, { new_email: "new@ethiq.example" }));
  expect(published.map(({ job }) => [job.to, job.template])).toEqual([["new@ethiq.example", "confirm"]]);
});

test("one of two mails not taken fails the event, so that both are asked for again", async () => {
  const { queue } = build(({ template }) => template === "address_new");
  const tokens = { token_hash_new: "hash-of-old", token_new: "222222" };
  await expect(queue(event("email_change", tokens, { new_email: "new@ethiq.example" }))).rejects.toMatchObject({
    code: "provider_unavailable",
  });
});

test.each([
  ["no code", { token: "" }, {}],
  ["no hash", { token_hash: "" }, {}],
  ["a code that is none", { token: "<b>" }, {}],
  ["no mailbox", {}, { email: "" }],
])("an event with %s is refused", async (_name, data, user) => {
  const { published, queue } = build();
  await expect(queue(event("signup", data, user))).rejects.toMatchObject({ code: "invalid_request" });
  expect(published).toEqual([]);
});
