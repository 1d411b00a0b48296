import type {
  Contact,
  ContactAnswer,
  ContactChange,
  ContactConsent,
  ContactInvitationView,
  GivenConsent,
  NewContact,
} from "../contracts/v1/contacts.ts";
import type { Page, PageRequest } from "./page.ts";

export interface ContactStore {
  /** Oldest first; empty also for somebody else's tenant. */
  list(tenantId: string, page: PageRequest): Promise<Page<Contact>>;
  /** Undefined both for a contact that does not exist and for somebody else's. */
  find(contactId: string): Promise<Contact | undefined>;
  /** `phone` is E.164 by now. Twice with the same id: one contact. Rejects with `conflict` when the tenant has this telephone for this line. */
  create(contactId: string, tenantId: string, contact: NewContact): Promise<Contact>;
  /** Rejects with `not_found`, and with `precondition_failed` when another revision is stored. */
  change(contactId: string, revision: number, change: ContactChange): Promise<Contact>;
  /** Rejects with `not_found`. */
  remove(contactId: string): Promise<void>;
  /** The message by which the question travels; undefined when there is none to send any more. */
  messageOf(contactId: string): Promise<string | undefined>;
  /** Asks once more. Rejects with `conflict` once the contact refused, and with `rate_limited` when they were asked often enough. */
  inviteAgain(contactId: string): Promise<{ messageId: string }>;
  /** Newest first. */
  consents(contact: Contact, page: PageRequest): Promise<Page<ContactConsent>>;
}

/** For whoever holds the link of an invitation. */
export interface ContactInvitations {
  /** Undefined for a link that nobody was sent, or that is too old. */
  view(tokenHash: string): Promise<ContactInvitationView | undefined>;
  /** Can be given again, and otherwise. Rejects with `not_found` and with `link_over`. */
  answer(tokenHash: string, answer: ContactAnswer, addressHash: string): Promise<GivenConsent>;
}
