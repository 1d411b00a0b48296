import type { Locale } from "../../../shared/domain/call/level.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { contactsWords } from "./words.ts";

/** Why a number cannot be written to, as the API's code says it. */
export function phoneFault(code: string, locale: Locale): string {
  const known: Partial<Record<string, string>> = contactsWords(locale).phones;
  return known[code] ?? commonWords(locale).form.phoneFault;
}
