import { cache } from "react";
import type { InvitationView } from "../../../shared/contracts/v1/invitations.ts";
import { type LinkRead, readLink } from "../../lib/api.ts";

export const loadInvitation = cache(
  (token: string): Promise<LinkRead<InvitationView>> =>
    readLink(token, (api) => api.get("/invitations/{token}", { params: { path: { token } } })),
);
