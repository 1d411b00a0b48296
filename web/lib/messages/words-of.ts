import type { Locale } from "../../../shared/domain/call/level.ts";

/** The words of one feature, by language. */
export const wordsOf =
  <Words>(fr: Words, en: Words) =>
  (locale: Locale): Words =>
    locale === "fr" ? fr : en;
