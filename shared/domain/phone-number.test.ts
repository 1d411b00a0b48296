import { expect, test } from "vitest";
import { parseE164 } from "./phone-number.ts";

test.each(["+33123456789", "+3370012345678901".slice(0, 14), "+12025550123", "+337001234567890"])("%s is a number", (value) => {
  expect(parseE164(value)).toBe(value);
});

test.each(["anonymous", "0123456789", "+0123456789", "+33 1 23 45 67 89", "sip:a@b", "", undefined, null, "+1234567890123456"])(
  "%s is not a number",
  (value) => {
    expect(parseE164(value)).toBeUndefined();
  },
);
