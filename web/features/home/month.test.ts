import { expect, test } from "vitest";
import { monthAt, sumMonth } from "./month.ts";

test("the month is the household's own, not that of the server", () => {
  const now = new Date("2026-10-31T23:30:00Z");
  expect(monthAt(now, "Europe/Paris")).toEqual({ month: "2026-11", from: "2026-11-01", to: "2026-11-30" });
  expect(monthAt(now, "UTC").month).toBe("2026-10");
  expect(monthAt(new Date("2028-02-10T12:00:00Z"), "UTC").to).toBe("2028-02-29");
});

test("the lines of a day are added, and days without a call are there too", () => {
  const row = (day: string, calls: number, suspiciousCalls = 0) => ({
    lineId: "l",
    day,
    calls,
    protectedCalls: calls - 1,
    suspiciousCalls,
    talkSeconds: 9,
    speechSeconds: 9,
    alertsSent: suspiciousCalls,
  });
  const { days, total } = sumMonth("2026-11", [row("2026-11-03", 4, 1), row("2026-11-03", 2), row("2026-11-30", 1)]);
  expect(days).toHaveLength(30);
  expect(days[2]).toEqual({ day: "2026-11-03", calls: 6, protectedCalls: 4, suspiciousCalls: 1, alertsSent: 1 });
  expect(days[3]?.calls).toBe(0);
  expect(total).toEqual({ calls: 7, protectedCalls: 4, suspiciousCalls: 1, alertsSent: 1 });
});
