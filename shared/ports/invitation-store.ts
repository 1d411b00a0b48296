import type { Invitation, InvitationView, Membership, NewInvitation } from "../contracts/v1/invitations.ts";
import type { Page, PageRequest } from "./page.ts";

export interface InvitationStore {
  /** Newest first; empty for anybody but owners. */
  list(tenantId: string, page: PageRequest): Promise<Page<Invitation>>;
  /** Twice with the same id: one invitation. Rejects with `conflict` when that person has an open one. */
  create(id: string, tenantId: string, invitation: NewInvitation): Promise<Invitation>;
  /** The message by which it travels; undefined when there is none to send any more. */
  messageOf(id: string): Promise<string | undefined>;
  /** Again: the same. Rejects with `conflict` when it was accepted. */
  withdraw(tenantId: string, id: string): Promise<void>;
  /** For whoever holds the link. Undefined for a token that nobody was sent. */
  view(tokenHash: string): Promise<InvitationView | undefined>;
  /** Rejects with `link_over`, and with `not_allowed` when it was meant for another e-mail address. */
  accept(tokenHash: string): Promise<Membership>;
  decline(tokenHash: string): Promise<void>;
}
