import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { addPerson, call, callAs, makeHousehold, tokenHash } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Claim {
  state: "claimed" | "busy" | "settled";
  retryAfterSeconds?: number;
  message?: Record<string, unknown>;
}

let postgres: Postgres;
let db: Connection;
let other: Connection;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});

/** The message to the household's contact who has not answered. */
async function dueMessage() {
  const home = await makeHousehold(db);
  const contact = home.contacts[2] ?? { id: "", phone: "" };
  const [message] = await db.query<{ id: string }>("select id from public.messages where contact_id = $1", [contact.id]);
  return { home, contact, messageId: message?.id ?? "" };
}
async function dueMail(locale = "fr") {
  const home = await makeHousehold(db);
  const email = `${randomUUID()}@exemple.fr`;
  await db.query("update public.tenants set locale = $2 where id = $1", [home.tenantId, locale]);
  const { id } = await callAs<{ id: string }>(db, home.users.owner, "invite_member", {
    p_id: randomUUID(),
    p_tenant_id: home.tenantId,
    p_email: email,
    p_role: "viewer",
  });
  const [message] = await db.query<{ id: string }>("select id from public.messages where invitation_id = $1", [id]);
  return { home, email, invitationId: id, messageId: message?.id ?? "" };
}

const claim = (messageId: string, connection = db, hash = tokenHash()): Promise<Claim> =>
  call(connection, "claim_message", { p_message_id: messageId, p_lease_seconds: 30, p_token_hash: hash });
const settle = (messageId: string, status: string, sid: string | null = null, error: string | null = null, attempt = 1) =>
  call(db, "settle_message", { p_message_id: messageId, p_attempt: attempt, p_status: status, p_provider_sid: sid, p_error_code: error });
const delivered = (messageId: string, status: string, sid: string, error: string | null = null) =>
  call(db, "record_message_delivery", { p_message_id: messageId, p_provider_sid: sid, p_status: status, p_error_code: error });
const row = async (id: string) => (await db.query("select * from public.messages where id = $1", [id]))[0];
const due = () => call<string[]>(db, "due_messages", { p_limit: 1000 });
const change = (id: string, set: string) => db.query(`update public.messages set ${set} where id = $1`, [id]);
const expireLease = (id: string) => change(id, "lease_until = now() - interval '1 second'");

test("of two workers that claim at once, one sends", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { messageId } = await dueMessage();
    const claims = await Promise.all([claim(messageId), claim(messageId, other)]);
    expect(claims.map(({ state }) => state).sort()).toEqual(["busy", "claimed"]);
  }
});

test("a claim says whom to ask, for whom and in whose name", async () => {
  const { home, contact, messageId } = await dueMessage();
  await db.query("update public.profiles set display_name = 'Claire' where user_id = $1", [home.users.owner]);
  await change(messageId, `requested_by = '${home.users.owner}'`);
  expect(await due()).toContain(messageId);
  expect(await claim(messageId)).toEqual({
    state: "claimed",
    message: {
      id: messageId,
      channel: "sms",
      purpose: "contact_invitation",
      to: contact.phone,
      locale: "fr",
      attempts: 1,
      mayHaveBeenSent: false,
      createdAt: expect.stringMatching(/Z$/),
      contactName: "Paul",
      inviterName: "Claire",
      tenantName: "Famille",
      protectedNames: ["Jeanne"],
    },
  });
  const busy = await claim(messageId);
  expect(busy.state).toBe("busy");
  expect(busy.retryAfterSeconds).toBeGreaterThan(25);
  expect(await due()).not.toContain(messageId);
});

test("a claim of a mail says to whom, as what and in which language", async () => {
  const { email, messageId } = await dueMail("en");
  expect(await claim(messageId)).toMatchObject({
    state: "claimed",
    message: {
      channel: "email",
      purpose: "member_invitation",
      to: email,
      locale: "en",
      role: "viewer",
      tenantName: "Famille",
      inviterName: null,
    },
  });

  const known = await dueMail("en");
  await addPerson(db, { email: known.email });
  expect(await claim(known.messageId)).toMatchObject({ message: { locale: "fr" } });
});

test("a worker that died leaves the message to the next, with a warning and the same link", async () => {
  const { contact, messageId } = await dueMessage();
  const hash = tokenHash();
  await claim(messageId, db, hash);
  await expireLease(messageId);
  expect(await due()).toContain(messageId);
  expect(await claim(messageId, other, hash)).toMatchObject({ state: "claimed", message: { attempts: 2, mayHaveBeenSent: true } });
  expect(await db.query("select token_hash from private.contact_links where contact_id = $1", [contact.id])).toEqual([
    { token_hash: hash },
  ]);
  await settle(messageId, "pending", null, "timeout", 1);
  expect(await row(messageId)).toMatchObject({ status: "sending" });
  await settle(messageId, "pending", null, "timeout", 2);
  expect(await row(messageId)).toMatchObject({ status: "pending", error_code: "timeout" });
});

test("a sent message is settled for good, and its sid is known", async () => {
  const { messageId } = await dueMessage();
  const sid = `SM${messageId}`;
  await claim(messageId);
  await settle(messageId, "sent", sid);
  await settle(messageId, "pending");
  await settle(messageId, "failed", null, "30003");
  expect(await row(messageId)).toMatchObject({ status: "sent", provider_sid: sid, error_code: null });
  expect(await claim(messageId)).toEqual({ state: "settled" });
  expect(await call(db, "known_message_sids", { p_sids: [sid, "SMother"] })).toEqual([sid]);
});

test("the delivery status only moves forward, and only for its own message", async () => {
  const { messageId } = await dueMessage();
  const sid = `SM${messageId}`;
  await claim(messageId);
  await delivered(messageId, "delivered", sid);
  await settle(messageId, "sent", sid);
  await delivered(messageId, "failed", sid, "30005");
  await delivered(messageId, "failed", "SMforeign", "30005");
  expect(await row(messageId)).toMatchObject({ status: "delivered", provider_sid: sid, error_code: null });
});

test.each([
  ["asked to send it", (messageId: string) => settle(messageId, "failed", null, "21610")],
  [
    "delivering it",
    async (messageId: string) => {
      await settle(messageId, "sent", `SM${messageId}`);
      await delivered(messageId, "failed", `SM${messageId}`, "21610");
      await delivered(messageId, "failed", `SM${messageId}`, "21610");
    },
  ],
])("a contact who told the provider STOP has stopped here too, when it says so %s", async (_, tell) => {
  const { contact, messageId } = await dueMessage();
  await claim(messageId);
  await tell(messageId);
  expect(await db.query("select consent from public.contacts where id = $1", [contact.id])).toEqual([{ consent: "stopped" }]);
  const log = await db.query("select consent, channel from public.contact_consents where contact_id = $1 order by id", [contact.id]);
  expect(log.slice(1)).toEqual([{ consent: "stopped", channel: "provider" }]);
});

test.each(["accepted", "declined", "stopped"])("a contact who meanwhile %s is not asked", async (consent) => {
  const { contact, messageId } = await dueMessage();
  await db.query("update public.contacts set consent = $2 where id = $1", [contact.id, consent]);
  expect(await claim(messageId)).toEqual({ state: "settled" });
  expect(await row(messageId)).toMatchObject({ status: "cancelled" });
});

test.each([
  [
    "for a contact who is gone",
    ({ home }: { home: { tenantId: string } }) => db.query("delete from public.contacts where tenant_id = $1", [home.tenantId]),
  ],
  ["that is a day old", ({ messageId }: { messageId: string }) => change(messageId, "created_at = now() - interval '24 hours 1 minute'")],
  [
    "of a suspended tenant",
    ({ home }: { home: { tenantId: string } }) => db.query("update public.tenants set status = 'suspended' where id = $1", [home.tenantId]),
  ],
])("a message %s is not sent", async (_, end) => {
  const message = await dueMessage();
  await end(message);
  expect(await claim(message.messageId)).toEqual({ state: "settled" });
  expect(await row(message.messageId)).toMatchObject({ status: "cancelled" });
  expect(await due()).not.toContain(message.messageId);
});

test.each(["status = 'withdrawn'", "status = 'declined'", "expires_at = now()"])(
  "an invitation that is over (%s) is not sent",
  async (over) => {
    const { invitationId, messageId } = await dueMail();
    await db.query(`update public.invitations set ${over} where id = $1`, [invitationId]);
    expect(await claim(messageId)).toEqual({ state: "settled" });
    expect(await row(messageId)).toMatchObject({ status: "cancelled" });
  },
);

test("claiming while somebody removes the contact ends without a deadlock", async () => {
  for (let round = 0; round < 15; round += 1) {
    const { contact, messageId } = await dueMessage();
    const [claimed] = await Promise.all([claim(messageId), other.query("delete from public.contacts where id = $1", [contact.id])]);
    expect(["claimed", "settled"]).toContain(claimed.state);
    expect(await row(messageId)).toMatchObject({ contact_id: null });
  }
});

test("a message nobody knows is settled, and one without a link is a mistake", async () => {
  expect(await claim(randomUUID())).toEqual({ state: "settled" });
  const { messageId } = await dueMessage();
  await expect(call(db, "claim_message", { p_message_id: messageId, p_lease_seconds: 30, p_token_hash: null })).rejects.toMatchObject({
    code: "22023",
  });
});

test("members see what was sent, and nobody but the service sends", async () => {
  const { home, messageId } = await dueMessage();
  const seen = acting(db, person(home.users.viewer), false, () => db.query("select id from public.messages"));
  expect(await seen).toEqual([{ id: messageId }]);
  const stranger = await makeHousehold(db);
  const foreign = acting(db, person(stranger.users.owner), false, () =>
    db.query("select id from public.messages where id = $1", [messageId]),
  );
  expect(await foreign).toEqual([]);
  for (const name of [
    "claim_message",
    "settle_message",
    "record_message_delivery",
    "due_messages",
    "known_message_sids",
    "record_contact_reply",
  ]) {
    const [rights] = await db.query<{ rights: boolean }>(
      `select bool_or(has_function_privilege(r, p.oid, 'execute')) as rights from pg_proc p, unnest(array['anon', 'authenticated']) r
       where p.pronamespace = 'public'::regnamespace and p.proname = $1`,
      [name],
    );
    expect(rights).toEqual({ rights: false });
  }
});
