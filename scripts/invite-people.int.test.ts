import { createHash } from "node:crypto";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createQstashJobQueue } from "../shared/adapters/qstash-job-queue.ts";
import { contactReplySms } from "../shared/domain/text/contact-reply-sms.ts";
import { smsSegments } from "../shared/domain/text/sms-segments.ts";
import { twilioSignature } from "../shared/sandbox/twilio/signature.ts";
import { type FunctionsScene, startFunctionsScene } from "./stack/functions-scene.ts";

// From an invitation on record to a telephone or a mailbox and back, through the real queue protocol, the real REST resources, SMTP,
// and the database's own rules.

const SENDER = "+33199000001";
const MESSAGES = /POST .*\/Messages\.json/;

let scene: FunctionsScene;
let anyone: SupabaseClient;
let owner: SupabaseClient;
let mobiles = 0;
const newMobile = () => {
  mobiles += 1;
  return `+3363998${7_000 + mobiles}`;
};

const household = (index: number) => {
  const tenant = scene.tenants[index];
  const [member, line] = [tenant?.members[0], tenant?.lines[0]];
  if (!tenant || !member || !line) throw new Error("the tenants are not as expected");
  return { tenantId: tenant.tenantId, lineId: line.lineId, member };
};
const newClient = () =>
  createClient(scene.supabase.url, scene.supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });

beforeAll(async () => {
  scene = await startFunctionsScene({ lines: 2, smsSender: SENDER });
  [anyone, owner] = [newClient(), newClient()];
  const { member } = household(0);
  const { error } = await owner.auth.signInWithPassword({ email: member.email, password: member.password });
  if (error) throw error;
  await owner.from("profiles").update({ display_name: "Claire Martin" }).eq("user_id", member.userId).throwOnError();
});
afterEach(() => {
  scene.clearFaults();
  // The database's stand-in prints every refusal of a stored procedure.
  vi.mocked(console.error).mockClear();
});
afterAll(() => scene?.close());

async function newContact({ client = owner, index = 0, phone = newMobile(), locale = "fr" } = {}) {
  const { tenantId, lineId } = household(index);
  const row = { tenant_id: tenantId, line_id: lineId, name: "Paul", phone, locale };
  const { data } = await client.from("contacts").insert(row).select("id").single().throwOnError();
  return { contactId: String(data.id), phone, messageId: await messageOf("contact_id", String(data.id)) };
}

async function messageOf(column: "contact_id" | "invitation_id", id: string): Promise<string> {
  const { data } = await scene.database.from("messages").select("id").eq(column, id).single().throwOnError();
  return data.id;
}

const publish = (messageId: string) =>
  createQstashJobQueue({ url: scene.qstash.url, token: scene.qstash.token, publicUrl: scene.publicUrl }).publish("message", { messageId });

/** Jobs done so far. */
const deliveries = () => scene.qstash.attempts.filter(({ url, status }) => url.endsWith("/jobs/message") && status === 204).length;

async function until<Value>(what: string, probe: () => Promise<Value | undefined | false>): Promise<Value> {
  for (let tries = 0; tries < 250; tries += 1) {
    const value = await probe();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never: ${what}`);
}

const settled = (messageId: string, status: string) =>
  until(`message ${status}`, async () => {
    const { data } = await scene.database.from("messages").select("status, error_code, attempts").eq("id", messageId).single();
    return data?.status === status && data;
  });
const consentOf = async (contactId: string) =>
  (await scene.database.from("contacts").select("consent").eq("id", contactId).single().throwOnError()).data.consent;
const consents = async (contactId: string) =>
  (await scene.database.from("contact_consents").select("consent, channel").eq("contact_id", contactId).order("id").throwOnError()).data;

const sentTo = (phone: string) =>
  scene.twilio.messages
    .sent()
    .filter(({ to }) => to === phone)
    .map(({ body }) => body);

async function invited(over: Parameters<typeof newContact>[0] = {}) {
  const contact = await newContact(over);
  await publish(contact.messageId);
  await settled(contact.messageId, "delivered");
  return contact;
}

/** What somebody writes, and what they are answered. */
async function write(from: string, body: string): Promise<string[]> {
  const before = sentTo(from).length;
  await scene.twilio.receiveSms({ from, to: SENDER, body }).answered;
  return sentTo(from).slice(before);
}

const hashOf = (link: string | undefined) =>
  createHash("sha256")
    .update(link?.split("/").at(-1) ?? "")
    .digest("hex");
const linkIn = (text: string | undefined) => /https:\/\/ethiq\.test\/\S+/.exec(text ?? "")?.[0];

test("a new contact gets one SMS with a link of their own, however often its job is delivered", async () => {
  const { messageId, phone } = await newContact();
  await Promise.all([1, 2, 3].map(() => publish(messageId)));
  await settled(messageId, "delivered");
  const [text, ...others] = sentTo(phone);
  expect(others).toEqual([]);
  expect(text).toMatch(/^Bonjour Paul\. Claire Martin vous choisit .* si Jeanne a un appel suspect\. Répondez OUI ou NON/);
  expect(smsSegments(text ?? "")).toMatchObject({ encoding: "gsm7", segments: 2 });
  const { data } = await anyone.rpc("view_contact_invitation", { p_token_hash: hashOf(linkIn(text)) }).throwOnError();
  expect(data).toMatchObject({ contactName: "Paul", protectedNames: ["Jeanne"], consent: "pending", locale: "fr" });
});

test("an answer lost after the SMS left does not send it again", async () => {
  const { messageId, phone } = await newContact();
  scene.twilio.faults.add({ match: MESSAGES, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await publish(messageId);
  await settled(messageId, "delivered");
  expect(sentTo(phone)).toHaveLength(1);
});

test("an invitation whose job was never published is sent by the sweep", async () => {
  const { messageId, phone } = await newContact();
  const response = await fetch(`${scene.qstash.url}/v2/publish/${scene.publicUrl}/jobs/sweep`, {
    method: "POST",
    headers: { authorization: `Bearer ${scene.qstash.token}`, "content-type": "application/json" },
    body: "{}",
  });
  expect(response.ok).toBe(true);
  await settled(messageId, "delivered");
  expect(sentTo(phone)).toHaveLength(1);
});

test("an invitation that could not be sent for a day is not sent any more", async () => {
  const { messageId, phone } = await newContact();
  await scene.supabase.sql("update public.messages set created_at = now() - interval '25 hours' where id = $1", [messageId]);
  await publish(messageId);
  await settled(messageId, "cancelled");
  expect(sentTo(phone)).toEqual([]);
});

test("a yes by SMS accepts, is confirmed in the contact's language and is on record as theirs", async () => {
  const { contactId, phone } = await invited({ locale: "en" });
  expect(await write(phone, " Oui ! ")).toEqual([contactReplySms("accepted", "en")]);
  expect(await consentOf(contactId)).toBe("accepted");
  expect(await consents(contactId)).toEqual([
    { consent: "pending", channel: "person" },
    { consent: "accepted", channel: "sms" },
  ]);
});

test("a webhook that comes twice changes nothing the second time and is answered the same", async () => {
  const { contactId, phone } = await invited();
  const url = `${scene.publicUrl}/webhooks/twilio/message`;
  const form: [string, string][] = [
    ["MessageSid", `SM${"7".repeat(32)}`],
    ["From", phone],
    ["To", SENDER],
    ["Body", "Non merci"],
  ];
  const deliver = async () => {
    const headers = { "x-twilio-signature": twilioSignature("twilio-token", url, form) };
    return (await fetch(url, { method: "POST", headers, body: new URLSearchParams(form) })).text();
  };
  const first = await deliver();
  expect(first).toContain(contactReplySms("declined", "fr"));
  expect(await deliver()).toBe(first);
  expect((await consents(contactId)).map(({ consent }) => consent)).toEqual(["pending", "declined"]);
});

test("STOP stops everywhere, and only Twilio says so", async () => {
  const { contactId, phone } = await invited();
  const neighbours = newClient();
  const { member } = household(1);
  await neighbours.auth.signInWithPassword({ email: member.email, password: member.password });
  const other = await newContact({ client: neighbours, index: 1, phone });
  await write(phone, "OUI");
  expect(await write(phone, "Stop")).toEqual([expect.stringContaining("unsubscribed")]);
  for (const id of [contactId, other.contactId]) expect(await consentOf(id)).toBe("stopped");
  await publish(other.messageId);
  await settled(other.messageId, "cancelled");
  expect(sentTo(phone).filter((text) => linkIn(text))).toHaveLength(1);
});

test("a stop in French is confirmed by us", async () => {
  const { contactId, phone } = await invited();
  expect(await write(phone, "Arrêt")).toEqual([contactReplySms("stopped", "fr")]);
  expect(await consentOf(contactId)).toBe("stopped");
});

test("what is not understood is explained once, and a stranger gets no answer", async () => {
  const { contactId, phone } = await invited();
  expect(await write(phone, "Qui est-ce ?")).toEqual([contactReplySms("unclear", "fr")]);
  expect(await write(phone, "Qui est-ce ?")).toEqual([]);
  expect(await consentOf(contactId)).toBe("pending");
  for (const body of ["OUI", "Qui est-ce ?"]) expect(await write(newMobile(), body)).toEqual([]);
});

test("a no that the database could not take when it came is recorded later", async () => {
  const { contactId, phone } = await invited();
  scene.supabase.faults.add({ match: /record_contact_reply/, effect: { kind: "status", status: 503 }, times: 1 });
  expect(await write(phone, "NON")).toEqual([]);
  await until("declined", async () => (await consentOf(contactId)) === "declined");
});

test("an invited person gets one mail, whose link shows what it is about", async () => {
  const email = "paul.martin@ethiq.test";
  const id = crypto.randomUUID();
  await owner.rpc("invite_member", { p_id: id, p_tenant_id: household(0).tenantId, p_email: email, p_role: "carer" }).throwOnError();
  const messageId = await messageOf("invitation_id", id);
  const before = deliveries();
  await publish(messageId);
  await settled(messageId, "sent");
  const mail = await scene.mailbox.waitFor({ to: email });
  expect(mail.subject).toBe("Claire Martin vous invite sur Ethiq");
  expect(mail.headers["message-id"]).toBe(`<${messageId}@ethiq.test>`);
  const { data } = await anyone.rpc("view_invitation", { p_token_hash: hashOf(linkIn(mail.text)) }).throwOnError();
  expect(data).toMatchObject({ email, role: "carer", status: "pending", inviterName: "Claire Martin" });
  await publish(messageId);
  await until("delivered once more", async () => deliveries() > before + 1);
  expect(scene.mailbox.mails.filter(({ to }) => to.includes(email))).toHaveLength(1);
});

test("a mail whose receipt was lost comes again as the same mail", async () => {
  const email = "hugo.martin@ethiq.test";
  const id = crypto.randomUUID();
  await owner.rpc("invite_member", { p_id: id, p_tenant_id: household(0).tenantId, p_email: email, p_role: "viewer" }).throwOnError();
  const messageId = await messageOf("invitation_id", id);
  scene.mailbox.faults.add({ match: /^DATA/, effect: { kind: "drop" }, times: 1 });
  await publish(messageId);
  await settled(messageId, "sent");
  const mails = scene.mailbox.mails.filter(({ to }) => to.includes(email));
  expect(mails).toHaveLength(2);
  expect(new Set(mails.map(({ headers, text }) => `${headers["message-id"]} ${text}`)).size).toBe(1);
});
