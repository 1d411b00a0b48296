import { cookies, headers } from "next/headers";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { CONTACT_LINK_HEADER } from "../../lib/contact-link-header.ts";
import { LOCALE_COOKIE, pickLocale } from "../../lib/locale.ts";
import { loadContactInvitation } from "./load-contact-invitation.ts";

/** The contact's own language, unless they chose another one here; undefined when this is no page of a contact. */
export async function contactLocale(): Promise<Locale | undefined> {
  const token = (await headers()).get(CONTACT_LINK_HEADER);
  if (!token) return undefined;
  const link = await loadContactInvitation(token);
  if (link.state !== "found") return undefined;
  return pickLocale((await cookies()).get(LOCALE_COOKIE)?.value, link.view.locale);
}
