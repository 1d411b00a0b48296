import { parisDay, parisInstant } from "../../lib/paris-time.ts";

const WEEK_MS = 7 * 24 * 3_600_000;
/** When lines are looked after each day; that of `ethiq-watch-lines`. */
const CHECK_TIME = "10:23";

/** The earliest day on which a line is checked by itself, "2026-12-02": a week after the last call or test. */
export function nextCheckDay(lastSeenAt: string): string {
  const due = Date.parse(lastSeenAt) + WEEK_MS;
  const day = parisDay(new Date(due));
  const sameDay = parisInstant(day, CHECK_TIME);
  return sameDay !== undefined && Date.parse(sameDay) > due ? day : parisDay(new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 3_600_000));
}
