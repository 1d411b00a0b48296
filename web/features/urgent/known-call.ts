import { z } from "zod";
import type { UrgentView } from "../../../shared/contracts/v1/urgent.ts";
import { urgentPath } from "./urgent-path.ts";

/** Kept on the contact's own telephone, for this page alone: whom to call when the page cannot be shown again. */
export const KNOWN_COOKIE = "urgence";

const KnownCall = z.object({ name: z.string().max(80), phone: z.string().regex(/^\+[1-9]\d{6,14}$/), locale: z.enum(["fr", "en"]) });
export type KnownCall = z.infer<typeof KnownCall>;

const KEPT_SECONDS = 3 * 3_600;

export function readKnownCall(cookie: string | undefined): KnownCall | undefined {
  try {
    return KnownCall.safeParse(JSON.parse(cookie ?? "")).data;
  } catch {
    return undefined;
  }
}

/** The value of Set-Cookie; undefined where there is nothing to keep. Forgotten once the link is over. */
export function keepKnownCall(view: UrgentView, token: string, isSecure: boolean): string | undefined {
  const attributes = `Path=${urgentPath(token)}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  if (!view.call) return `${KNOWN_COOKIE}=; Max-Age=0; ${attributes}`;
  if (!view.call.phone) return undefined;
  const known: KnownCall = { name: view.protectedName, phone: view.call.phone, locale: view.locale };
  return `${KNOWN_COOKIE}=${encodeURIComponent(JSON.stringify(known))}; Max-Age=${KEPT_SECONDS}; ${attributes}`;
}
