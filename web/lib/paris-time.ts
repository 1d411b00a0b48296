import { partsOf } from "./format.ts";

const NUMBERS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;

/** The clock on the wall, as if it were UTC. */
const wallClock = (instant: number): number => {
  const { year, month, day, hour, minute, second } = partsOf(new Date(instant), "en", NUMBERS);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

/** What `<input type="date">` and `<input type="time">` hold, as an instant where the lines are; undefined if it is none. */
export function parisInstant(day: string, time: string): string | undefined {
  const wanted = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(wanted)) return undefined;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess -= wallClock(guess) - wanted;
  return new Date(guess).toISOString();
}

/** "2026-11-25": the day of an instant, as `<input type="date">` holds it. */
export function parisDay(instant: Date | string): string {
  const { year, month, day } = partsOf(new Date(instant), "en", { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}
