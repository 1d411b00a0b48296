import { expect, test } from "vitest";
import { parseCron } from "./cron.ts";

const next = (source: string, after: string) => {
  const at = parseCron(source).next(Date.parse(after));
  return at === undefined ? undefined : new Date(at).toISOString();
};

test.each([
  ["* * * * *", "2026-03-01T10:00:00Z", "2026-03-01T10:01:00.000Z"],
  ["* * * * *", "2026-03-01T10:00:59.999Z", "2026-03-01T10:01:00.000Z"],
  ["*/15 * * * *", "2026-03-01T10:16:00Z", "2026-03-01T10:30:00.000Z"],
  ["5/20 * * * *", "2026-03-01T10:46:00Z", "2026-03-01T11:05:00.000Z"],
  ["0,30 8-10 * * *", "2026-03-01T10:30:00Z", "2026-03-02T08:00:00.000Z"],
  ["0 4 1 * *", "2026-12-31T23:59:00Z", "2027-01-01T04:00:00.000Z"],
  ["0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00.000Z"],
  ["0 9 * * 1-5", "2026-03-06T10:00:00Z", "2026-03-09T09:00:00.000Z"],
  ["0 9 * * 7", "2026-03-06T10:00:00Z", "2026-03-08T09:00:00.000Z"],
  ["0 0 13 * 5", "2026-03-01T00:00:00Z", "2026-03-06T00:00:00.000Z"],
  ["CRON_TZ=Europe/Paris 0 9 * * *", "2026-07-01T00:00:00Z", "2026-07-01T07:00:00.000Z"],
  ["CRON_TZ=Europe/Paris 0 9 * * *", "2026-12-01T00:00:00Z", "2026-12-01T08:00:00.000Z"],
  ["0 0 30 2 *", "2026-03-01T00:00:00Z", undefined],
])("%s after %s is %s", (source, after, expected) => {
  expect(next(source, after)).toBe(expected);
});

test.each([
  "",
  "* * * *",
  "* * * * * *",
  "60 * * * *",
  "* 24 * * *",
  "* * 0 * *",
  "* * * 13 *",
  "* * * * 8",
  "5-1 * * * *",
  "*/0 * * * *",
  "a * * * *",
  "1, * * * *",
  "CRON_TZ=Nowhere/Else * * * * *",
])("%o is refused", (source) => {
  expect(() => parseCron(source)).toThrow();
});

test("the next due minute is due, and none before it is", () => {
  for (const source of ["*/7 * * * *", "3-9/2 */5 * * *", "0 12 */10 * 2", "CRON_TZ=America/New_York 30 1,13 * * *"]) {
    const cron = parseCron(source);
    const start = Date.parse("2026-10-24T22:13:00Z");
    const found = cron.next(start);
    expect(found).toBeDefined();
    let due: number | undefined;
    for (let at = start + 60_000; due === undefined && at <= start + 40 * 86_400_000; at += 60_000) if (cron.matches(at)) due = at;
    expect(found, source).toBe(due);
  }
});
