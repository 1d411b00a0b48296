import { expect, test } from "vitest";
import { shownNumber } from "./withheld.ts";

test("a number that is shown is the number", () => {
  expect(shownNumber("+33612345678")).toBe("+33612345678");
});

test.each([
  "anonymous",
  "unknown",
  "+266696687",
  "+7378742833",
  "+2562533",
  "+8656696",
  "+86282452253",
  "+7748283",
  "112",
  "sip:a@b.example",
])("%s tells no caller from another", (caller) => expect(shownNumber(caller)).toBeUndefined());
