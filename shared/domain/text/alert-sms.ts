import type { Locale } from "../call/level.ts";
import { toGsm7 } from "./gsm7.ts";
import { plainName, plainWords } from "./plain-words.ts";
import { smsSegments } from "./sms-segments.ts";

export interface AlertSms {
  readonly locale: Locale;
  readonly protectedName: string;
  /** Lets the relative tell a true message from a false one; null when the family chose none. */
  readonly familyWord: string | null;
  readonly level: 2 | 3;
  /** ISO date and time. */
  readonly callStartedAt: string;
  readonly timeZone?: string;
  /** Of the page where this contact says that they take care of it; null where no web address is configured. */
  readonly url: string | null;
}

const MOST_SEGMENTS = 2;
/** Names are cut to the first of these lengths with which the text fits. */
const NAME_LENGTHS = [40, 24, 12] as const;

/**
 * Fits two segments whatever the names. Same input, same text: an attempt whose outcome is unknown is looked up at the
 * provider by its exact body.
 */
export const alertSmsText = (sms: AlertSms): string => {
  const withLink = NAME_LENGTHS.map((longest) => compose(sms, longest, sms.url));
  // Without room for the link the words still say what to do.
  return withLink.find((text) => smsSegments(text).segments <= MOST_SEGMENTS) ?? compose(sms, NAME_LENGTHS[0], null);
};

const compose = (
  { locale, protectedName, familyWord, level, callStartedAt, timeZone = "Europe/Paris" }: AlertSms,
  longest: number,
  url: string | null,
): string => {
  const { someone, sender, fact, link, alone } = WORDING[locale];
  const name = plainName(protectedName, longest) || someone;
  const word = familyWord === null ? "" : plainWords(familyWord, 24).toUpperCase();
  const words = `${sender(word)} ${fact[level](name, clockTime(callStartedAt, timeZone, locale))}`;
  return url === null ? toGsm7(`${words}${alone[level]}`) : `${toGsm7(`${words} ${link}`)} ${url}`;
};

interface Wording {
  readonly someone: string;
  readonly sender: (word: string) => string;
  readonly fact: Record<2 | 3, (name: string, time: string) => string>;
  /** Before the address: the words of the page's main button. */
  readonly link: string;
  /** What the page would say, where there is none. */
  readonly alone: Record<2 | 3, string>;
}

const WORDING: Record<Locale, Wording> = {
  fr: {
    someone: "Votre proche",
    sender: (word) => `Ethiq${word && `, mot ${word}`}.`,
    fact: {
      2: (name, time) => `${name} a un appel qui demande de la prudence (${time}). Appelez pour prendre de ses nouvelles.`,
      3: (name, time) => `${name} a un appel suspect en ce moment (${time}). Appelez maintenant et dites-lui de raccrocher.`,
    },
    link: `Voir l'appel ou dire "Je m'en occupe" :`,
    alone: { 2: "", 3: " Sans réponse, passez sur place." },
  },
  en: {
    someone: "Your relative",
    sender: (word) => `Ethiq${word && `, word ${word}`}.`,
    fact: {
      2: (name, time) => `${name} is on a call that needs care (${time}). Call to check that all is well.`,
      3: (name, time) => `${name} is on a suspicious call right now (${time}). Call now and say to hang up.`,
    },
    link: `See the call or say "I am on it":`,
    alone: { 2: "", 3: " If nobody answers, go there." },
  },
};

const clockTime = (at: string, timeZone: string, locale: Locale): string => {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "numeric", minute: "2-digit", hourCycle: "h23" }).formatToParts(
    new Date(at),
  );
  const part = (type: "hour" | "minute") => parts.find((each) => each.type === type)?.value ?? "";
  const hour = String(Number(part("hour")));
  return locale === "fr" ? `${hour} h ${part("minute")}` : `${hour}:${part("minute")}`;
};
