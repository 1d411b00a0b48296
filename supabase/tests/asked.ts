import { randomUUID } from "node:crypto";
import { acting, person } from "./acting.ts";
import { call, type Household, makeHousehold, tokenHash } from "./household.ts";
import type { Connection } from "./start-postgres.ts";

export const messagesOf = (db: Connection, contactId: string) =>
  db.query<{ id: string; status: string; requested_by: string | null }>(
    "select id, status, requested_by from public.messages where contact_id = $1 order by created_at",
    [contactId],
  );

export const consentsOf = (db: Connection, contactId: string) =>
  db.query("select consent, channel, words_version, ip_hash from public.contact_consents where contact_id = $1 order by id", [contactId]);

export const contactRow = async (db: Connection, id: string) => (await db.query("select * from public.contacts where id = $1", [id]))[0];

/** Sends a message as the worker does, with a link of this token. */
export async function sendMessage(db: Connection, messageId: string, hash = tokenHash()) {
  await call(db, "claim_message", { p_message_id: messageId, p_lease_seconds: 30, p_token_hash: hash });
  const sent = { p_attempt: 1, p_status: "sent", p_provider_sid: `SM${messageId}`, p_error_code: null };
  await call(db, "settle_message", { p_message_id: messageId, ...sent });
  return hash;
}

/** A contact whom a carer of the household proposes. */
export const addContact = (db: Connection, home: Household, phone: string, lineId: string | null = null) =>
  acting(db, person(home.users.carer), true, async () => {
    const id = randomUUID();
    await db.query("insert into public.contacts (id, tenant_id, line_id, name, phone) values ($1, $2, $3, 'Léa', $4)", [
      id,
      home.tenantId,
      lineId,
      phone,
    ]);
    return id;
  });

/** The third contact of a household, who was sent a link. */
export async function askedContact(db: Connection) {
  const home = await makeHousehold(db);
  const { id = "", phone = "" } = home.contacts[2] ?? {};
  const [message] = await messagesOf(db, id);
  return { home, id, phone, hash: await sendMessage(db, message?.id ?? "") };
}
