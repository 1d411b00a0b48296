import { septetsOf } from "./gsm7.ts";

export interface SmsSize {
  readonly encoding: "gsm7" | "ucs2";
  /** Septets or UTF-16 units, as the encoding counts. */
  readonly units: number;
  readonly segments: number;
}

/** What a text costs when sent as it is: each segment is billed, and one character outside GSM-7 more than halves their size. */
export const smsSegments = (text: string): SmsSize => {
  const sizes: number[] = [];
  for (const character of text) {
    const septets = septetsOf(character);
    if (septets === undefined)
      return count(
        "ucs2",
        [...text].map((each) => each.length),
        70,
        67,
      );
    sizes.push(septets);
  }
  return count("gsm7", sizes, 160, 153);
};

// A character that takes two units is never cut in two by the end of a segment.
const count = (encoding: SmsSize["encoding"], sizes: readonly number[], single: number, part: number): SmsSize => {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= single) return { encoding, units, segments: units === 0 ? 0 : 1 };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, segments };
};
