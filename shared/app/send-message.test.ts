import { expect, test } from "vitest";
import { createJsonLog, silentLog } from "../config/log.ts";
import type { ClaimedMessage } from "../contracts/message-records.ts";
import { AppError } from "../domain/errors.ts";
import type { OutgoingMail } from "../ports/mail.ts";
import { type Failures, failNext } from "../sandbox/call-fakes.ts";
import { contactInvitation, fakeMessageStore, fakeSms, memberInvitation } from "../sandbox/outbox-fakes.ts";
import { createLinkTokens } from "./link-token.ts";
import { sendMessage } from "./send-message.ts";

const tokens = createLinkTokens({ secret: "a-secret-of-at-least-thirty-two-characters" });

function build(message: ClaimedMessage = contactInvitation(), canReply = true) {
  const mails = {
    sent: [] as OutgoingMail[],
    failures: [] as Failures,
    async send(mail: OutgoingMail) {
      mails.sent.push(mail);
      failNext(mails.failures);
    },
  };
  const messages = fakeMessageStore(message);
  return { messages, sms: fakeSms(), mails, tokens, webUrl: "https://ethiq.example", canReply, log: silentLog, now: () => 0 };
}
const sms = contactInvitation();
const mail = memberInvitation();

test("a contact gets one SMS with a link of their own, and its statuses come back to the message", async () => {
  const deps = build();
  await sendMessage(deps, sms.id);
  const [sent] = deps.sms.sent;
  expect(sent).toMatchObject({ to: sms.to, validSeconds: 36_000, record: { kind: "message", id: sms.id } });
  expect(sent?.body).toContain(` https://ethiq.example/contact/${await tokens.tokenOf(sms.id)} `);
  expect(sent?.body).toContain("Répondez OUI ou NON");
  expect(deps.messages.settled).toEqual([{ id: sms.id, attempt: 1, status: "sent", providerSid: "SM1", errorCode: null }]);
});

test("a sender that is a name asks for no answer by SMS", async () => {
  const deps = build(sms, false);
  await sendMessage(deps, sms.id);
  expect(deps.sms.sent[0]?.body).not.toMatch(/OUI|STOP/);
});

test("a job delivered twice, and two workers at once, send one message", async () => {
  const deps = build();
  await Promise.allSettled([sendMessage(deps, sms.id), sendMessage(deps, sms.id)]);
  await sendMessage(deps, sms.id);
  expect(deps.sms.sent).toHaveLength(1);
});

test("an SMS whose answer was lost is found again by its very words", async () => {
  const deps = build();
  deps.sms.failures.push("outcome_unknown");
  deps.sms.sendsDespiteFailure = true;
  await expect(sendMessage(deps, sms.id)).rejects.toMatchObject({ code: "outcome_unknown" });
  await sendMessage(deps, sms.id);
  expect(deps.sms.atProvider).toHaveLength(1);
  expect(deps.messages.settled).toMatchObject([{ status: "pending" }, { status: "sent", providerSid: "SM1" }]);
});

test("a worker whose lease runs out while it looks sends nothing: another may be sending", async () => {
  let time = 0;
  const deps = { ...build(contactInvitation({ mayHaveBeenSent: true })), now: () => time };
  const { find } = deps.sms;
  deps.sms.find = async (message) => {
    time += 25_000;
    return find(message);
  };
  await expect(sendMessage(deps, sms.id)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(deps.sms.sent).toEqual([]);
});

test("a contact who told the provider STOP is a final failure", async () => {
  const deps = build();
  deps.sms.failures.push(new AppError("provider_refused", "stopped", { providerCode: "21610" }));
  await sendMessage(deps, sms.id);
  expect(deps.messages.settled).toMatchObject([{ status: "failed", errorCode: "21610" }]);
});

test("an invited person gets one mail, the same at every try", async () => {
  const deps = build(mail);
  deps.mails.failures.push("provider_unavailable");
  await expect(sendMessage(deps, mail.id)).rejects.toMatchObject({ code: "provider_unavailable" });
  await sendMessage(deps, mail.id);
  await sendMessage(deps, mail.id);
  const [first, second] = deps.mails.sent;
  expect(deps.mails.sent).toHaveLength(2);
  expect(second).toEqual(first);
  expect(first).toMatchObject({ id: mail.id, to: mail.to, subject: "Claire Martin vous invite sur Ethiq" });
  expect(first?.text).toContain(`https://ethiq.example/invitation/${await tokens.tokenOf(mail.id)}`);
  expect(deps.messages.settled).toMatchObject([{ status: "pending" }, { status: "sent", providerSid: null }]);
});

test("a mail server that never says whether it took the mail is given it three times, no more", async () => {
  const deps = build(mail);
  deps.mails.failures.push("outcome_unknown", "outcome_unknown", "outcome_unknown");
  for (const _ of [1, 2]) await expect(sendMessage(deps, mail.id)).rejects.toMatchObject({ code: "outcome_unknown" });
  await sendMessage(deps, mail.id);
  await sendMessage(deps, mail.id);
  expect(deps.mails.sent).toHaveLength(3);
  expect(deps.messages.settled.at(-1)).toMatchObject({ status: "failed", errorCode: "outcome_unknown" });
});

test("a mail server that is away is tried for as long as the invitation waits", async () => {
  const deps = build(memberInvitation({ attempts: 40 }));
  deps.mails.failures.push("provider_unavailable");
  await expect(sendMessage(deps, mail.id)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(deps.messages.status).toBe("pending");
});

test("no log line shows an address, a name or the link", async () => {
  for (const message of [sms, mail]) {
    const lines: string[] = [];
    const deps = { ...build(message), log: createJsonLog({ write: (line) => lines.push(line) }) };
    deps.sms.failures.push("provider_refused");
    deps.mails.failures.push("provider_refused");
    await sendMessage(deps, message.id);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toMatch(/\+33|Paul|Claire|Jeanne|@|http/);
    expect(lines.join()).toContain("message_not_sent");
  }
});
