import { expect, test } from "vitest";
import { SIP_PASSWORD_RANDOM_BYTES, sipPasswordOf } from "./sip-password.ts";

const random = () => crypto.getRandomValues(new Uint8Array(SIP_PASSWORD_RANDOM_BYTES));

test("every password has a digit and both cases in five groups, and no character that looks like another", () => {
  for (let i = 0; i < 2_000; i += 1) {
    expect(sipPasswordOf(random())).toMatch(
      /^([B-DF-HJKMNP-TV-Z][b-df-hjkmnp-tv-z]{2}[2-9]-){4}[B-DF-HJKMNP-TV-Z][b-df-hjkmnp-tv-z]{2}[2-9]$/,
    );
  }
});

test("the same bytes give the same password, others another", () => {
  const bytes = random();
  expect(sipPasswordOf(bytes)).toBe(sipPasswordOf(bytes));
  expect(new Set(Array.from({ length: 500 }, () => sipPasswordOf(random()))).size).toBe(500);
});

test("no letter is likelier than another: bytes that would make some so are passed over", () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const bytes = new Uint8Array(SIP_PASSWORD_RANDOM_BYTES).fill(7);
    bytes[0] = byte;
    const first = sipPasswordOf(bytes).charAt(0);
    if (byte < 240) counts.set(first, (counts.get(first) ?? 0) + 1);
    else expect(first).toBe(sipPasswordOf(new Uint8Array(SIP_PASSWORD_RANDOM_BYTES).fill(7)).charAt(0));
  }
  expect(new Set(counts.values())).toEqual(new Set([12]));
});

test("with too few bytes there is no password rather than a weak one", () => {
  expect(() => sipPasswordOf(new Uint8Array(19).fill(1))).toThrow(RangeError);
  expect(() => sipPasswordOf(new Uint8Array(SIP_PASSWORD_RANDOM_BYTES).fill(255))).toThrow(RangeError);
});
