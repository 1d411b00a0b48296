import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Member } from "../../lib/member.ts";
import { type Block, block, loadCodes } from "../lines/load-line.ts";

/** As many as there is room for, in the order in which they are told. */
const PRINTED_CONTACTS = 4;

const isTold = ({ consent }: Contact) => consent === "accepted" || consent === "pending";

export interface CardData {
  codes: Block<readonly ForwardingCode[]>;
  contacts: Block<readonly Contact[]>;
}

export async function loadCard({ api, tenant }: Member, line: Line): Promise<CardData> {
  const [codes, contacts] = await Promise.all([
    line.ethiqNumber ? loadCodes(api, line.id, tenant.country) : null,
    block(api.get("/tenants/{tenantId}/contacts", { params: { path: { tenantId: tenant.id }, query: { limit: 100 } } })),
  ]);
  return { codes, contacts: contacts === "away" ? contacts : contactsOf(contacts?.items ?? [], line.id) };
}

export const contactsOf = (contacts: readonly Contact[], lineId: string): readonly Contact[] =>
  contacts
    .filter((contact) => isTold(contact) && (contact.lineId === null || contact.lineId === lineId))
    .sort((a, b) => a.priority - b.priority)
    .slice(0, PRINTED_CONTACTS);
