import type { Locale } from "../../shared/domain/call/level.ts";
import { formatMoment } from "../lib/format.ts";

/** "mardi 4 mars à 14 h 05". */
export function DateText({ at, locale }: { at: string | Date; locale: Locale }) {
  const instant = new Date(at);
  return <time dateTime={instant.toISOString()}>{formatMoment(instant, locale)}</time>;
}
