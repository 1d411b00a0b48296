import type { Locale } from "../call/level.ts";
import { toGsm7 } from "./gsm7.ts";
import { plainName, plainWords } from "./plain-words.ts";

export interface AlertSms {
  readonly locale: Locale;
  readonly protectedName: string;
  /** Lets the relative tell a true message from a false one; null when the family chose none. */
  readonly familyWord: string | null;
  readonly level: 2 | 3;
  /** ISO date and time. */
  readonly callStartedAt: string;
  readonly timeZone?: string;
}

/**
 * Fits two segments whatever the names. Same input, same text: an attempt whose outcome is unknown is looked up at the
 * provider by its exact body.
 */
export const alertSmsText = ({ locale, protectedName, familyWord, level, callStartedAt, timeZone = "Europe/Paris" }: AlertSms): string => {
  const name = plainName(protectedName) || (locale === "fr" ? "Votre proche" : "Your relative");
  const word = familyWord === null ? "" : plainWords(familyWord, 24).toUpperCase();
  const time = clockTime(callStartedAt, timeZone, locale);
  return toGsm7(WORDING[locale](name, word, time, level));
};

const WORDING: Record<Locale, (name: string, word: string, time: string, level: 2 | 3) => string> = {
  fr: (name, word, time, level) =>
    `Ethiq${word && `, mot ${word}`}. ` +
    (level === 3
      ? `${name} a un appel suspect en ce moment (${time}). Appelez maintenant et dites-lui de raccrocher. Sans réponse, passez sur place.`
      : `${name} a un appel qui demande de la prudence (${time}). Appelez pour prendre de ses nouvelles.`),
  en: (name, word, time, level) =>
    `Ethiq${word && `, word ${word}`}. ` +
    (level === 3
      ? `${name} is on a suspicious call right now (${time}). Call now and say to hang up. If nobody answers, go there.`
      : `${name} is on a call that needs care (${time}). Call to check that all is well.`),
};

const clockTime = (at: string, timeZone: string, locale: Locale): string => {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "numeric", minute: "2-digit", hourCycle: "h23" }).formatToParts(
    new Date(at),
  );
  const part = (type: "hour" | "minute") => parts.find((each) => each.type === type)?.value ?? "";
  const hour = String(Number(part("hour")));
  return locale === "fr" ? `${hour} h ${part("minute")}` : `${hour}:${part("minute")}`;
};
