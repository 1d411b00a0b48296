import type { Locale } from "../../shared/domain/call/level.ts";

// The lines are French ones, wherever the reader is.
const TIME_ZONE = "Europe/Paris";

export const partsOf = (instant: Date, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  Object.fromEntries(
    new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { ...options, timeZone: TIME_ZONE, hourCycle: "h23" })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );

/** "14 h 05" in French, never cut at the end of a line; "14:05" in English. */
export function formatTime(instant: Date, locale: Locale): string {
  const { hour, minute } = partsOf(instant, locale, { hour: "2-digit", minute: "2-digit" });
  return locale === "fr" ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
}

/** "mardi 4 mars à 14 h 05", "Tuesday 4 March at 14:05". */
export function formatMoment(instant: Date, locale: Locale): string {
  const { weekday, day, month } = partsOf(instant, locale, { weekday: "long", day: "numeric", month: "long" });
  return `${weekday} ${day === "1" && locale === "fr" ? "1er" : day} ${month} ${locale === "fr" ? "à" : "at"} ${formatTime(instant, locale)}`;
}

/** "+33612345678" as French people read it: "06 12 34 56 78". Other countries keep their "+", in pairs too. */
export function formatPhone(e164: string): string {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(e164);
  if (french) return `0${french.slice(1).join(" ")}`;
  return e164.replace(/(\d{1,2})(?=(\d\d)+$)/g, "$1 ");
}

/** "Jeanne, Louis et Anne": each name once. */
export const formatNames = (names: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale === "fr" ? "fr-FR" : "en-GB", { type: "conjunction" }).format(new Set(names));

/** "novembre 2026", of "2026-11". */
export const formatMonth = (month: string, locale: Locale): string => {
  const parts = partsOf(new Date(`${month}-01T12:00:00Z`), locale, { month: "long", year: "numeric" });
  return `${parts.month} ${parts.year}`;
};

/** "25 novembre 2026": the day alone, where the hour tells nothing. */
export const formatDate = (instant: Date, locale: Locale): string => {
  const parts = partsOf(instant, locale, { day: "numeric", month: "long", year: "numeric" });
  return `${parts.day === "1" && locale === "fr" ? "1er" : parts.day} ${parts.month} ${parts.year}`;
};

/** The same, of "2026-11-25". */
export const formatDay = (day: string, locale: Locale): string => formatDate(new Date(`${day}T12:00:00Z`), locale);
