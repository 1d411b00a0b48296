import type { Locale } from "../../call/level.ts";
import { type Block, type Mail, renderMail } from "./render-mail.ts";

export interface ForwardLostMail {
  readonly locale: Locale;
  readonly protectedName: string;
  readonly ethiqNumber: string;
  /** Where the line's page is. */
  readonly url: string;
}

/** The standard codes: most mobile networks and boxes take them; the line's page has those of its operator. */
const codesOf = (ethiqNumber: string) => {
  const national = ethiqNumber.replace(/^\+33/, "0");
  return { mobileOn: `**21*${ethiqNumber}#`, boxOn: `*21*${national}#`, mobileOff: "##21#", boxOff: "#21#" };
};

/** To whoever looks after the line. Nobody is to blame, and the telephone itself works. */
export function forwardLostMail({ locale, protectedName, ethiqNumber, url }: ForwardLostMail): Mail {
  const { subject, title, paragraphs, label } = WORDING[locale];
  const name = protectedName.replace(/[^\p{L}\p{M}\p{N}' ’-]/gu, " ").trim() || (locale === "fr" ? "votre proche" : "your relative");
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  return renderMail(locale, {
    subject: subject(name),
    title,
    blocks: [...paragraphs(name, codesOf(ethiqNumber)).map(paragraph), { kind: "link", label, url }],
  });
}

const WORDING: Record<
  Locale,
  {
    subject: (name: string) => string;
    title: string;
    paragraphs: (name: string, codes: ReturnType<typeof codesOf>) => readonly string[];
    label: string;
  }
> = {
  fr: {
    subject: (name) => `La ligne de ${name} n'est plus protégée`,
    title: "Le renvoi d'appel s'est arrêté",
    paragraphs: (name, { mobileOn, boxOn, mobileOff, boxOff }) => [
      "Nous avons essayé deux fois aujourd'hui. Les appels n'arrivent plus chez Ethiq.",
      `Le téléphone marche, mais la ligne de ${name} n'est plus protégée.`,
      `Pour remettre le renvoi, composez ${mobileOn} sur un mobile. Sur une box, composez ${boxOn}.`,
      "Puis faites l'appel d'essai sur la page de la ligne.",
      `Pour enlever le renvoi, c'est ${mobileOff} sur un mobile. Sur une box, c'est ${boxOff}.`,
    ],
    label: "Voir la ligne",
  },
  en: {
    subject: (name) => `The line of ${name} is no longer protected`,
    title: "Call forwarding has stopped",
    paragraphs: (name, { mobileOn, boxOn, mobileOff, boxOff }) => [
      "We tried twice today. Calls no longer reach Ethiq.",
      `The telephone works, but the line of ${name} is no longer protected.`,
      `To turn forwarding on again, dial ${mobileOn} on a mobile. On an Internet box, dial ${boxOn}.`,
      "Then make the test call on the line's page.",
      `To turn forwarding off, it is ${mobileOff} on a mobile. On an Internet box, it is ${boxOff}.`,
    ],
    label: "See the line",
  },
};
