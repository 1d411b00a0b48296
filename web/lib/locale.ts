import type { Locale } from "../../shared/domain/call/level.ts";

export const LOCALE_COOKIE = "locale";

/** What the person chose, else the first language their browser asks for that we speak, else French. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [chosen ?? "", ...(acceptLanguage ?? "").split(",")].map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((language): language is Locale => language === "fr" || language === "en") ?? "fr";
}
