import { cookies } from "next/headers";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { LOCALE_COOKIE, pickLocale } from "../../lib/locale.ts";
import { requestPath } from "../../lib/request-path.ts";
import { loadContactInvitation } from "./load-contact-invitation.ts";

/** The contact's own language, unless they chose another one here; undefined when this is no page of a contact. */
export async function contactLocale(): Promise<Locale | undefined> {
  const token = /^\/contact\/([^/?]+)(\?|$)/.exec(await requestPath())?.[1];
  if (!token) return undefined;
  const link = await loadContactInvitation(token);
  if (link.state !== "found") return undefined;
  return pickLocale((await cookies()).get(LOCALE_COOKIE)?.value, link.view.locale);
}
