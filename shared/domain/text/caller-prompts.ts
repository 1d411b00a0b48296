import type { Locale } from "../call/level.ts";

const PROMPTS = {
  fr: {
    notice: "Bonjour. Cet appel est protégé et analysé automatiquement. Restez en ligne pour accepter.",
    unknownNumber: "Bonjour. Ce numéro n'est pas en service. Au revoir.",
    nobodyAnswers: "Personne ne répond pour le moment. Merci de rappeler plus tard. Au revoir.",
  },
  en: {
    notice: "Hello. This call is protected and analysed automatically. Stay on the line to accept.",
    unknownNumber: "Hello. This number is not in service. Goodbye.",
    nobodyAnswers: "Nobody is answering at the moment. Please call again later. Goodbye.",
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** Heard by the caller before anything is listened to, on lines that ask for it. */
export const noticeText = (locale: Locale): string => PROMPTS[locale].notice;

export const unknownNumberText = (locale: Locale): string => PROMPTS[locale].unknownNumber;

/** Said to the caller once the person's last telephone did not answer. */
export const nobodyAnswersText = (locale: Locale): string => PROMPTS[locale].nobodyAnswers;
