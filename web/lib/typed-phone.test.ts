import { expect, test } from "vitest";
import { pairTyped } from "./typed-phone.ts";

test.each([
  ["0612345678", "06 12 34 56 78"],
  ["06.12.34.56.78", "06 12 34 56 78"],
  ["+33 6 12 34 56 78", "06 12 34 56 78"],
  ["0033612345678", "06 12 34 56 78"],
  [" 06-12-34-56-78 ", "06 12 34 56 78"],
  ["061234567", "061234567"],
  ["+44 20 7946 0000", "+44 20 7946 0000"],
  ["0012125550123", "0012125550123"],
  ["bonjour", "bonjour"],
])("%s is shown as %s", (typed, shown) => {
  expect(pairTyped(typed)).toBe(shown);
});
