import type { Level, Locale } from "../call/level.ts";

const WORDS: Record<Locale, Record<Level, string>> = {
  fr: { 1: "Calme", 2: "Soyez prudent", 3: "Arnaque probable" },
  en: { 1: "Calm", 2: "Be careful", 3: "Probable scam" },
};

/** The fixed name of a level, the same on every screen, page and message. */
export const levelWords = (level: Level, locale: Locale): string => WORDS[locale][level];
