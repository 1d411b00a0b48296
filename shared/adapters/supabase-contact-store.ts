import { z } from "zod";
import { Contact, type ContactChange, ContactConsent, ContactInvitationView, GivenConsent } from "../contracts/v1/contacts.ts";
import type { ContactInvitations, ContactStore } from "../ports/contact-store.ts";
import { numberedPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc, named } from "./supabase-caller-client.ts";
import { tenantRows } from "./tenant-rows.ts";

const COLUMNS = "id,tenant_id,line_id,name,relation,phone,locale,priority,consent,consent_at,revision,created_at,updated_at";

const { shape } = Contact;
const ContactRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    line_id: z.string().nullable(),
    name: z.string(),
    relation: z.string().nullable(),
    phone: z.string(),
    locale: shape.locale,
    priority: z.number(),
    consent: shape.consent,
    consent_at: StoredInstant.nullable(),
    revision: z.number(),
    created_at: z.string(),
    updated_at: StoredInstant,
  })
  .transform((row) => ({
    position: { at: row.created_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      lineId: row.line_id,
      name: row.name,
      relation: row.relation,
      phone: row.phone,
      locale: row.locale,
      priority: row.priority,
      consent: row.consent,
      consentAt: row.consent_at,
      revision: row.revision,
      createdAt: StoredInstant.parse(row.created_at),
      updatedAt: row.updated_at,
    } satisfies Contact,
  }));

const ConsentRow = z
  .object({
    id: z.number(),
    phone: z.string(),
    consent: ContactConsent.shape.consent,
    channel: ContactConsent.shape.channel,
    at: z.string(),
    words_version: z.string().nullable(),
  })
  .transform(({ id, at, words_version, ...rest }) => ({
    position: { at, id: String(id) },
    item: { ...rest, at: StoredInstant.parse(at), wordsVersion: words_version } satisfies ContactConsent,
  }));

const rowOf = ({ name, relation, locale, priority }: ContactChange) => named({ name, relation, locale, priority });

export function createSupabaseContactStore(client: CallerClient): ContactStore {
  const rpc = callerRpc(client);
  const { list, find, create, change, remove } = tenantRows(client, { table: "contacts", columns: COLUMNS, row: ContactRow });
  return {
    list,
    find,
    create: (id, tenantId, contact) =>
      create(id, tenantId, { ...rowOf(contact), name: contact.name, line_id: contact.lineId, phone: contact.phone }),
    change: (id, revision, contact) => change(id, revision, rowOf(contact)),
    remove,
    async messageOf(id) {
      const query = client.from("messages").select("id").eq("contact_id", id).eq("status", "pending");
      const rows = readAnswer(z.array(z.object({ id: z.string() })), await query.order("created_at", { ascending: false }).limit(1));
      return rows[0]?.id;
    },
    inviteAgain: (id) => rpc("request_contact_invitation", { p_contact_id: id }, z.object({ messageId: z.uuid() })),
    async consents({ id, tenantId }, page) {
      const query = client
        .from("contact_consents")
        .select("id,phone,consent,channel,at,words_version")
        .eq("tenant_id", tenantId)
        .eq("contact_id", id);
      return pageOf(readAnswer(z.array(ConsentRow), await numberedPage(query, page)), page.limit);
    },
  };
}

const View = ContactInvitationView.extend({ consentAt: StoredInstant.nullable() });
const Given = GivenConsent.extend({ at: StoredInstant });

export function createSupabaseContactInvitations(client: CallerClient): ContactInvitations {
  const rpc = callerRpc(client);
  return {
    async view(tokenHash) {
      return (await rpc("view_contact_invitation", { p_token_hash: tokenHash }, View.nullable())) ?? undefined;
    },
    answer: (tokenHash, answer, addressHash) =>
      rpc("answer_contact_invitation", { p_token_hash: tokenHash, p_answer: answer, p_ip_hash: addressHash }, Given),
  };
}
