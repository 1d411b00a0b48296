import { expect, test } from "vitest";
import { nextCheckDay } from "./next-check.ts";

test.each([
  // Looked at each day at 10 h 23 in Paris, once a week has gone by.
  ["2026-11-03T09:00:00Z", "2026-11-10"],
  ["2026-11-03T09:22:59Z", "2026-11-10"],
  ["2026-11-03T09:23:00Z", "2026-11-11"],
  ["2026-11-03T23:30:00Z", "2026-11-11"],
  // The clocks change in between.
  ["2026-10-20T08:30:00Z", "2026-10-27"],
])("last seen at %s, a line is checked on %s at the earliest", (seen, day) => {
  expect(nextCheckDay(seen)).toBe(day);
});
