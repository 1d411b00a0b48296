import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { codeMail } from "../../../shared/domain/text/mail/code-mail.ts";
import { codeIn } from "../../../shared/sandbox/mail/received-mail.ts";
import { type Mailbox, startMailbox } from "../../../shared/sandbox/mail/start-mailbox.ts";
import { createSmtpMailSender } from "./smtp-mail-sender.ts";

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox.close());
afterEach(() => mailbox.faults.clear());

const from = "Ethiq <bonjour@ethiq.example>";
const mailTo = (to: string) => ({
  id: "0b4a7a7e-4a0c-8c0e-9f3e-2f8f3c1d5e6a",
  to,
  ...codeMail({ purpose: "sign_up", locale: "fr", code: "012345" }),
});
const sender = (url = mailbox.smtpUrl) => createSmtpMailSender({ url, from }, { timeoutMs: 1_500, stepTimeoutMs: 500 });
const refusal = (to: string) =>
  sender()
    .send(mailTo(to))
    .then(
      () => expect.unreachable(),
      (error) => ({ code: error.code, providerCode: error.providerCode }),
    );

test("a mail arrives with both its forms, accents included, and an id that stays the same", async () => {
  await sender().send(mailTo("Claire@Ethiq.example"));
  await sender().send(mailTo("claire@ethiq.example"));
  const [first, again] = [await mailbox.waitFor({ to: "claire@ethiq.example" }), await mailbox.waitFor({ to: "claire@ethiq.example" })];
  expect(first).toMatchObject({ from: "bonjour@ethiq.example", subject: "Votre code pour ouvrir votre compte Ethiq" });
  expect(first.text).toContain("Ne donnez ce code à personne");
  expect(first.html).toContain('<html lang="fr">');
  expect(codeIn(first)).toBe("012345");
  expect(first.headers["auto-submitted"]).toBe("auto-generated");
  expect(first.headers["message-id"]).toBe("<0b4a7a7e-4a0c-8c0e-9f3e-2f8f3c1d5e6a@ethiq.example>");
  expect(again.headers["message-id"]).toBe(first.headers["message-id"]);
});

test("an address or a message that is refused for good is final; refused for now, or our account refused, is not", async () => {
  mailbox.faults.add({ match: /^RCPT gone@/, effect: { kind: "status", status: 550 } });
  mailbox.faults.add({ match: /^RCPT full@/, effect: { kind: "status", status: 452 } });
  expect(await refusal("gone@ethiq.example")).toEqual({ code: "provider_refused", providerCode: "550" });
  expect(await refusal("full@ethiq.example")).toEqual({ code: "provider_unavailable", providerCode: "452" });
  mailbox.faults.add({ match: /^DATA/, effect: { kind: "status", status: 554 }, times: 1 });
  expect(await refusal("claire@ethiq.example")).toEqual({ code: "provider_refused", providerCode: "554" });
  mailbox.faults.add({ match: /^DATA/, effect: { kind: "status", status: 451 }, times: 1 });
  expect(await refusal("claire@ethiq.example")).toEqual({ code: "provider_unavailable", providerCode: "451" });
  mailbox.faults.add({ match: /^MAIL /, effect: { kind: "status", status: 550 }, times: 1 });
  expect(await refusal("claire@ethiq.example")).toEqual({ code: "provider_unavailable", providerCode: "550" });
  const stranger = sender(mailbox.smtpUrl.replace(/:[^:@]+@/, ":wrong@"));
  await expect(stranger.send(mailTo("claire@ethiq.example"))).rejects.toMatchObject({ code: "provider_unavailable", providerCode: "535" });
});

test("a server that hangs, hangs up or is not there ends in time", async () => {
  mailbox.faults.add({ match: /^DATA/, effect: { kind: "delay", ms: 4_000 }, times: 1 });
  const started = Date.now();
  expect((await refusal("claire@ethiq.example")).code).toBe("outcome_unknown");
  expect(Date.now() - started).toBeLessThan(2_500);
  mailbox.faults.add({ match: /^DATA/, effect: { kind: "drop" }, times: 1 });
  expect((await refusal("claire@ethiq.example")).code).toBe("outcome_unknown");
  const nobody = sender("smtp://127.0.0.1:9").send(mailTo("claire@ethiq.example"));
  await expect(nobody).rejects.toMatchObject({ code: "provider_unavailable", providerCode: "ECONNREFUSED" });
});

test("no error repeats the address", async () => {
  mailbox.faults.add({ match: /^RCPT gone@/, effect: { kind: "status", status: 550 } });
  const error = await sender()
    .send(mailTo("gone@ethiq.example"))
    .then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
  expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain("gone@");
});
