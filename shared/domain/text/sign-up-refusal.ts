import type { Locale } from "../call/level.ts";

export type SignUpRefusal = "not_listed" | "disposable_address" | "too_many" | "not_now";

const WORDS: Record<Locale, Record<SignUpRefusal, string>> = {
  fr: {
    not_listed: "Les inscriptions ne sont pas encore ouvertes à tous. Demandez une invitation à une personne déjà inscrite.",
    disposable_address: "Cette adresse e-mail ne dure pas. Utilisez votre adresse habituelle.",
    too_many: "Il y a eu trop d'inscriptions à la suite. Réessayez dans une heure.",
    not_now: "Nous ne pouvons pas ouvrir de compte en ce moment. Réessayez dans un instant.",
  },
  en: {
    not_listed: "Accounts are not open to everyone yet. Ask somebody who already has one for an invitation.",
    disposable_address: "This e-mail address does not last. Use your usual address.",
    too_many: "There were too many new accounts in a row. Try again in an hour.",
    not_now: "We cannot open an account right now. Try again in a moment.",
  },
};

/** Why no account is opened, and what to do. */
export const signUpRefusalWords = (refusal: SignUpRefusal, locale: Locale): string => WORDS[locale][refusal];
