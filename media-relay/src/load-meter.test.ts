import { expect, test } from "vitest";
import { nextPeriod } from "./load-meter.ts";

test("a few streams are served as they come, many to a beat", () => {
  expect(nextPeriod(0, 0.1, 7)).toBe(0);
  expect(nextPeriod(0, 0.1, 8)).toBe(10);
  expect(nextPeriod(30, 0.9, 0)).toBe(0);
});

test("a busy process beats slower, and not faster again before it has time to", () => {
  expect(nextPeriod(10, 0.98, 300)).toBe(30);
  expect(nextPeriod(30, 0.7, 300)).toBe(30);
  expect(nextPeriod(30, 0.5, 300)).toBe(10);
});
