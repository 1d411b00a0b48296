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
      `La ligne de ${name} n'est plus protégée. Nous l'avons essayée deux fois aujourd'hui.`,
      "Le téléphone marche. Les appels arrivent, mais Ethiq ne les entend plus.",
      `Pour remettre le renvoi, composez ${mobileOn} sur un mobile. Sur une box, composez ${boxOn}.`,
      `Pour l'enlever, composez ${mobileOff} sur un mobile. Sur une box, composez ${boxOff}.`,
      "Puis faites l'appel d'essai. Nous le remettons ensemble, si vous voulez.",
    ],
    label: "Voir la ligne",
  },
  en: {
    subject: (name) => `The line of ${name} is no longer protected`,
    title: "Call forwarding has stopped",
    paragraphs: (name, { mobileOn, boxOn, mobileOff, boxOff }) => [
      `The line of ${name} is no longer protected. We tried it twice today.`,
      "The telephone works. Calls arrive, but Ethiq does not hear them any more.",
      `To turn forwarding on again, dial ${mobileOn} on a mobile. On a box, dial ${boxOn}.`,
      `To turn it off, dial ${mobileOff} on a mobile. On a box, dial ${boxOff}.`,
      "Then make the test call. We can do it together, if you like.",
    ],
    label: "See the line",
  },
};
