import { expect, test } from "vitest";
import { formatDay, formatMoment, formatMonth, formatNames, formatPhone, formatTime } from "./format.ts";

test("times are those of the line, in the words of the reader", () => {
  const instant = new Date("2026-03-03T13:05:00Z");
  expect(formatMoment(instant, "fr")).toBe("mardi 3 mars à 14\u00a0h\u00a005");
  expect(formatMoment(instant, "en")).toBe("Tuesday 3 March at 14:05");
  expect(formatTime(new Date("2026-07-01T22:00:00Z"), "fr")).toBe("0\u00a0h\u00a000");
  expect(formatMoment(new Date("2026-07-01T08:00:00Z"), "fr")).toBe("mercredi 1er juillet à 10\u00a0h\u00a000");
});

test("French numbers are written in pairs, others with their country", () => {
  expect(formatPhone("+33612345678")).toBe("06 12 34 56 78");
  expect(formatPhone("+442079460000")).toBe("+44 20 79 46 00 00");
  expect(formatPhone("+12125550123")).toBe("+1 21 25 55 01 23");
});

test("names are listed as one says them, each once", () => {
  expect(formatNames(["Jeanne", "Louis", "Jeanne", "Anne"], "fr")).toBe("Jeanne, Louis et Anne");
  expect(formatNames(["Jeanne", "Louis"], "en")).toBe("Jeanne and Louis");
  expect(formatNames([], "fr")).toBe("");
});

test("months and days of the calendar are written out", () => {
  expect(formatMonth("2026-11", "fr")).toBe("novembre 2026");
  expect(formatDay("2026-12-01", "fr")).toBe("1er décembre 2026");
  expect(formatDay("2026-12-01", "en")).toBe("1 December 2026");
});
