import { expect, test } from "vitest";
import { parisDay, parisInstant } from "./paris-time.ts";

test.each([
  ["2026-01-15", "14:30", "2026-01-15T13:30:00.000Z"],
  ["2026-07-15", "14:30", "2026-07-15T12:30:00.000Z"],
  ["2026-03-29", "08:00", "2026-03-29T06:00:00.000Z"],
  ["2026-10-25", "23:59:59", "2026-10-25T22:59:59.000Z"],
  ["2026-10-25", "00:00", "2026-10-24T22:00:00.000Z"],
])("%s at %s on the wall", (day, time, instant) => expect(parisInstant(day, time)).toBe(instant));

test("what is no day is no instant", () => {
  expect(parisInstant("", "14:30")).toBeUndefined();
  expect(parisInstant("2026-11-25", "")).toBeUndefined();
});

test("the day is that of the wall, not of UTC", () => {
  expect(parisDay("2026-11-24T23:30:00.000Z")).toBe("2026-11-25");
});
