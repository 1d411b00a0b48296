import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { createFaults, type Faults } from "../faults.ts";
import { listen } from "../listen.ts";
import { mailboxPages } from "./mailbox-pages.ts";
import type { ReceivedMail } from "./received-mail.ts";

export interface WantedMail {
  to: string;
  subject?: RegExp;
  timeoutMs?: number;
}

export interface Mailbox {
  /** The page that shows what arrived. */
  url: string;
  /** For `SMTP_URL`. */
  smtpUrl: string;
  /** Besides requests to the page, they match `MAIL <address>`, `RCPT <address>` and `DATA`; a `status` is then the SMTP reply. */
  faults: Faults;
  mails: readonly ReceivedMail[];
  /** The oldest mail that fits and was not given out before; rejects when none comes in time. */
  waitFor(wanted: WantedMail): Promise<ReceivedMail>;
  close(): Promise<void>;
}

export interface MailboxOptions {
  port?: number;
  smtpPort?: number;
  /** Of the only user, `ethiq`. */
  password?: string;
}

const KEPT = 500;
const LARGEST_MAIL = 1_000_000;

class SmtpRefusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number) {
    super("as ordered");
    this.responseCode = responseCode;
  }
}

/** A mail server that delivers nowhere: what it takes is shown on a page and handed to tests. */
export async function startMailbox(options: MailboxOptions = {}): Promise<Mailbox> {
  const { port = 0, smtpPort = 0, password = randomBytes(12).toString("hex") } = options;
  const faults = createFaults();
  const mails: ReceivedMail[] = [];
  const givenOut = new Set<string>();
  const waiting = new Set<() => void>();

  const misbehave = async (step: string, drop: () => void): Promise<void> => {
    const effect = faults.take(step);
    if (effect?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, effect.ms));
    if (effect?.kind === "status") throw new SmtpRefusal(effect.status);
    if (effect?.kind === "drop") drop();
  };

  const smtp = new SMTPServer({
    name: "mailbox.ethiq.test",
    authMethods: ["PLAIN", "LOGIN"],
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    size: LARGEST_MAIL,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password: given }, _session, done) {
      if (username === "ethiq" && given === password) done(null, { user: "ethiq" });
      else done(new Error("wrong user or password"));
    },
    onMailFrom: ({ address }, session, done) => void misbehave(`MAIL ${address}`, () => cut(session.id)).then(() => done(), done),
    onRcptTo: ({ address }, session, done) => void misbehave(`RCPT ${address}`, () => cut(session.id)).then(() => done(), done),
    onData(stream, session, done) {
      const take = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        if (stream.sizeExceeded) throw new SmtpRefusal(552);
        await misbehave("DATA", () => cut(session.id));
        await keep(
          Buffer.concat(chunks),
          session.envelope.rcptTo.map(({ address }) => address.toLowerCase()),
        );
      };
      void take().then(() => done(), done);
    },
  });
  // A connection that ends abruptly is no fault of the stand-in.
  smtp.on("error", () => undefined);

  const cut = (sessionId: string) => {
    for (const connection of smtp.connections) if (connection.session.id === sessionId) connection._socket.destroy();
  };

  const keep = async (raw: Buffer, to: string[]) => {
    const parsed = await PostalMime.parse(raw);
    mails.push({
      id: randomBytes(8).toString("hex"),
      receivedAt: new Date().toISOString(),
      from: parsed.from?.address ?? "",
      to,
      subject: parsed.subject ?? "",
      text: parsed.text ?? "",
      html: parsed.html ?? "",
      headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value])),
    });
    if (mails.length > KEPT) mails.shift();
    for (const look of waiting) look();
  };

  await new Promise<void>((resolve, reject) => {
    smtp.server.once("error", reject);
    smtp.listen(smtpPort, "127.0.0.1", resolve);
  });
  const pages = await listen(mailboxPages({ mails, faults }), port);

  return {
    url: pages.url,
    smtpUrl: `smtp://ethiq:${password}@127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    faults,
    mails,
    waitFor({ to, subject = /./, timeoutMs = 10_000 }) {
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        const look = () => {
          const mail = mails.find((each) => !givenOut.has(each.id) && each.to.includes(to.toLowerCase()) && subject.test(each.subject));
          if (!mail) return;
          end();
          givenOut.add(mail.id);
          resolve(mail);
        };
        const timer = setTimeout(() => {
          end();
          reject(
            new Error(
              `no mail to ${to} within ${timeoutMs} ms; arrived: ${mails.map((each) => `${each.to} “${each.subject}”`).join(", ") || "none"}`,
            ),
          );
        }, timeoutMs);
        waiting.add(look);
        look();
      });
    },
    async close() {
      for (const connection of smtp.connections) connection._socket.destroy();
      await Promise.all([pages.close(), new Promise<void>((closed) => smtp.close(() => closed()))]);
    },
  };
}
