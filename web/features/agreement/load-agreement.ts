import { cache } from "react";
import type { LineAgreementView } from "../../../shared/contracts/v1/line-setups.ts";
import { type LinkRead, readLink } from "../../lib/api.ts";

/** What the person is asked. Once per request, for the page and its title. */
export const loadAgreement = cache(
  (token: string): Promise<LinkRead<LineAgreementView>> =>
    readLink(token, (api) => api.get("/line-agreements/{token}", { params: { path: { token } } })),
);
