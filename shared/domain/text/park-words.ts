import type { Locale } from "../call/level.ts";
import type { ParkReason } from "../provisioning/words.ts";

export interface ParkWords {
  happened: string;
  /** Whether the line is protected now. */
  protection: string;
  todo: string;
}

/** A short name of the reason, to be read out on the telephone: docs/numbers.md says what each asks for. */
export const PARK_CODES: Record<ParkReason, string> = {
  documents_missing: "PRV-101",
  approval_pending: "PRV-102",
  approval_rejected: "PRV-103",
  no_stock: "PRV-201",
  country_not_sold: "PRV-202",
  price_limit: "PRV-203",
  account_suspended: "PRV-301",
  permission_missing: "PRV-302",
  credentials_full: "PRV-303",
  telephone_not_connected: "PRV-401",
  provider_down: "PRV-501",
  internal: "PRV-502",
};

type Told = Pick<ParkWords, "happened" | "todo">;

const WE_GO_ON = {
  fr: "Vous n'avez rien à faire. Nous réessayons et nous vous tenons au courant.",
  en: "There is nothing you need to do. We try again and keep you informed.",
};

const TOLD: Record<ParkReason, Record<Locale, Told>> = {
  documents_missing: {
    fr: {
      happened: "Ce pays demande des papiers avant de donner un numéro. Il en manque.",
      todo: "Ajoutez les papiers de la liste ci-dessous.",
    },
    en: { happened: "This country asks for papers before it gives a number. Some are missing.", todo: "Add the papers in the list below." },
  },
  approval_pending: {
    fr: {
      happened: "Vos papiers sont envoyés. Notre opérateur les vérifie, souvent en quelques jours.",
      todo: "Vous n'avez rien à faire. Nous vous prévenons dès sa réponse.",
    },
    en: {
      happened: "Your papers are sent. Our operator checks them, often within a few days.",
      todo: "There is nothing you need to do. We tell you when it answers.",
    },
  },
  approval_rejected: {
    fr: {
      happened: "Notre opérateur n'a pas accepté vos papiers.",
      todo: "Lisez la raison ci-dessous. Corrigez vos papiers, puis envoyez-les à nouveau.",
    },
    en: { happened: "Our operator did not accept your papers.", todo: "Read the reason below. Correct your papers, then send them again." },
  },
  no_stock: {
    fr: {
      happened: "Il n'y a pas de numéro libre de ce type en ce moment.",
      todo: "Nous cherchons à nouveau plusieurs fois par jour. Vous pouvez aussi choisir un autre type de numéro.",
    },
    en: {
      happened: "There is no free number of this type at the moment.",
      todo: "We search again several times a day. You can also choose another type of number.",
    },
  },
  country_not_sold: {
    fr: {
      happened: "Nous ne pouvons pas obtenir ce type de numéro dans ce pays.",
      todo: "Choisissez un autre type de numéro ou un autre pays.",
    },
    en: { happened: "We cannot get this type of number in this country.", todo: "Choose another type of number or another country." },
  },
  price_limit: {
    fr: { happened: "Nous ne pouvons pas acheter de numéro en ce moment.", todo: WE_GO_ON.fr },
    en: { happened: "We cannot buy a number at the moment.", todo: WE_GO_ON.en },
  },
  account_suspended: {
    fr: { happened: "Notre opérateur refuse nos demandes en ce moment.", todo: WE_GO_ON.fr },
    en: { happened: "Our operator refuses our requests at the moment.", todo: WE_GO_ON.en },
  },
  permission_missing: {
    fr: { happened: "Notre opérateur doit d'abord nous ouvrir ce pays.", todo: WE_GO_ON.fr },
    en: { happened: "Our operator has to open this country for us first.", todo: WE_GO_ON.en },
  },
  credentials_full: {
    fr: { happened: "Nous devons d'abord faire de la place pour votre téléphone.", todo: WE_GO_ON.fr },
    en: { happened: "We have to make room for your telephone first.", todo: WE_GO_ON.en },
  },
  telephone_not_connected: {
    fr: {
      happened: "Votre numéro est prêt. Le téléphone ne répond pas encore.",
      todo: "Vérifiez que l'appareil est allumé et que son mot de passe est le bon. Puis réessayez.",
    },
    en: {
      happened: "Your number is ready. The telephone does not answer yet.",
      todo: "Check that the device is on and has the right password. Then try again.",
    },
  },
  provider_down: {
    fr: { happened: "Notre opérateur ne répond pas.", todo: WE_GO_ON.fr },
    en: { happened: "Our operator does not answer.", todo: WE_GO_ON.en },
  },
  internal: {
    fr: { happened: "Quelque chose ne marche pas de notre côté. Nous sommes prévenus.", todo: WE_GO_ON.fr },
    en: { happened: "Something does not work on our side. We have been told.", todo: WE_GO_ON.en },
  },
};

const PROTECTION: Record<Locale, Record<"on" | "off" | "nearly", string>> = {
  fr: {
    on: "La protection continue avec votre numéro actuel.",
    off: "La protection n'est pas encore active. Vos appels arrivent comme avant.",
    nearly: "La protection marchera dès que le téléphone répondra.",
  },
  en: {
    on: "The protection goes on with your present number.",
    off: "The protection is not on yet. Your calls arrive as before.",
    nearly: "The protection will work once the telephone answers.",
  },
};

/** `isProtected`: the line is in service with another number while this job waits. */
export function parkWords(locale: Locale, reason: ParkReason, { isProtected }: { isProtected: boolean }): ParkWords {
  const state = isProtected ? "on" : reason === "telephone_not_connected" ? "nearly" : "off";
  return { ...TOLD[reason][locale], protection: PROTECTION[locale][state] };
}
