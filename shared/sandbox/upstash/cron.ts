export interface Cron {
  /** Whether the minute that holds this moment is due. */
  matches(at: number): boolean;
  /** Start of the first due minute after this moment; undefined when there is none in five years. */
  next(after: number): number | undefined;
}

const FIELDS = [
  { name: "minute", from: 0, to: 59 },
  { name: "hour", from: 0, to: 23 },
  { name: "day of month", from: 1, to: 31 },
  { name: "month", from: 1, to: 12 },
  { name: "day of week", from: 0, to: 7 },
] as const;

const MINUTE_MS = 60_000;
const FIVE_YEARS_OF_DAYS = 5 * 366;

function parseField(source: string, { name, from, to }: (typeof FIELDS)[number]): Set<number> {
  const values = new Set<number>();
  for (const part of source.split(",")) {
    const match = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw new Error(`invalid ${name} "${source}"`);
    const [, star, low, high, step] = match;
    const start = star ? from : Number(low);
    // "5/15" means from 5 to the end in steps; "5" alone means 5.
    const end = star || (high === undefined && step !== undefined) ? to : Number(high ?? low);
    if (start < from || end > to || start > end || Number(step ?? 1) < 1) throw new Error(`${name} out of range in "${source}"`);
    for (let value = start; value <= end; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

interface WallClock {
  minute: number;
  hour: number;
  day: number;
  month: number;
  weekday: number;
}

function createWallClock(timeZone: string): (at: number) => WallClock {
  if (timeZone === "UTC") {
    return (at) => {
      const date = new Date(at);
      return {
        minute: date.getUTCMinutes(),
        hour: date.getUTCHours(),
        day: date.getUTCDate(),
        month: date.getUTCMonth() + 1,
        weekday: date.getUTCDay(),
      };
    };
  }
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return { minute, hour, day, month, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
  };
}

/** Five-field cron in UTC, or in the zone of a `CRON_TZ=Europe/Paris` prefix. Throws when it is not one. */
export function parseCron(source: string): Cron {
  const zoned = /^CRON_TZ=(\S+)\s+(.*)$/.exec(source.trim());
  const fields = (zoned?.[2] ?? source).trim().split(/\s+/);
  if (fields.length !== 5) throw new Error(`expected five fields in "${source}"`);
  const sets = FIELDS.map((field, index) => parseField(fields[index] ?? "", field));
  const [minutes, hours, days, months, weekdays] = sets as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];
  if (weekdays.has(7)) weekdays.add(0);
  const wallClock = createWallClock(zoned?.[1] ?? "UTC");
  // With both restricted, either day field suffices: a rule of cron itself.
  const isEitherDay = fields[2] !== "*" && fields[4] !== "*";

  const isDay = ({ day, month, weekday }: WallClock): boolean => {
    if (!months.has(month)) return false;
    return isEitherDay ? days.has(day) || weekdays.has(weekday) : days.has(day) && weekdays.has(weekday);
  };
  const matches = (at: number): boolean => {
    const clock = wallClock(at);
    return minutes.has(clock.minute) && hours.has(clock.hour) && isDay(clock);
  };

  return {
    matches,
    next(after) {
      let at = (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
      const end = at + FIVE_YEARS_OF_DAYS * 24 * 60 * MINUTE_MS;
      while (at < end) {
        const clock = wallClock(at);
        if (!isDay(clock)) at += (60 - clock.minute) * MINUTE_MS;
        else if (!hours.has(clock.hour)) at += (60 - clock.minute) * MINUTE_MS;
        else if (!minutes.has(clock.minute)) at += MINUTE_MS;
        else return at;
      }
      return undefined;
    },
  };
}
