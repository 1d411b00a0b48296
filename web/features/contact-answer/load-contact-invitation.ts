import { cache } from "react";
import type { ContactInvitationView } from "../../../shared/contracts/v1/contacts.ts";
import { type LinkRead, readLink } from "../../lib/api.ts";

/** What the contact is asked. Once per request, for the page, its title and the language around it. */
export const loadContactInvitation = cache(
  (token: string): Promise<LinkRead<ContactInvitationView>> =>
    readLink(token, (api) => api.get("/contact-invitations/{token}", { params: { path: { token } } })),
);
