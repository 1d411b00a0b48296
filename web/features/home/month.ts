import type { UsageDay } from "../../../shared/contracts/v1/usage.ts";

type Counts = Pick<UsageDay, "calls" | "protectedCalls" | "suspiciousCalls" | "alertsSent">;
export interface MonthDay extends Counts {
  /** "2026-11-25" */
  day: string;
}

export interface Month {
  /** "2026-11" */
  month: string;
  total: Counts;
  /** Every day of the month, also those that are to come. */
  days: readonly MonthDay[];
}

const NONE: Counts = { calls: 0, protectedCalls: 0, suspiciousCalls: 0, alertsSent: 0 };

const add = (a: Counts, b: Counts): Counts => ({
  calls: a.calls + b.calls,
  protectedCalls: a.protectedCalls + b.protectedCalls,
  suspiciousCalls: a.suspiciousCalls + b.suspiciousCalls,
  alertsSent: a.alertsSent + b.alertsSent,
});

/** The month of this instant where the household lives, and its bounds. */
export function monthAt(now: Date, timeZone: string): { month: string; from: string; to: string } {
  // Canada writes a day as the API does.
  const month = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now).slice(0, 7);
  return { month, from: `${month}-01`, to: `${month}-${daysIn(month)}` };
}

const daysIn = (month: string): number => {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

/** All lines together. */
export function sumMonth(month: string, usage: readonly UsageDay[]): Month {
  const byDay = new Map<string, Counts>();
  for (const row of usage) byDay.set(row.day, add(byDay.get(row.day) ?? NONE, row));
  const days = Array.from({ length: daysIn(month) }, (_, at) => {
    const day = `${month}-${String(at + 1).padStart(2, "0")}`;
    return { day, ...(byDay.get(day) ?? NONE) };
  });
  return { month, total: days.reduce<Counts>(add, NONE), days };
}
