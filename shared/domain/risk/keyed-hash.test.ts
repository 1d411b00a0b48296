import { expect, test } from "vitest";
import { type HashKey, hashNumbers, hashText } from "./keyed-hash.ts";

const KEY: HashKey = [1, 2, 3, 4];

test("the same word under the same key is the same number, under another key another", () => {
  expect(hashText("compte", KEY)).toBe(hashText("compte", KEY));
  for (const other of [
    [2, 2, 3, 4],
    [1, 3, 3, 4],
  ] as const)
    expect(hashText("compte", other)).not.toBe(hashText("compte", KEY));
  expect(hashText("compte", [1, 2, 9, 9])).toBe(hashText("compte", KEY));
});

test("order counts", () => {
  expect(hashNumbers(1, 2, 3, KEY)).not.toBe(hashNumbers(3, 2, 1, KEY));
  expect(hashNumbers(1, 2, 3, KEY)).not.toBe(hashNumbers(1, 2, 3, [1, 2, 3, 5]));
});

test("short words, and words that begin alike, do not meet", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const words = [...letters].flatMap((one) => [...letters].flatMap((two) => [`${one}${two}`, `pr${one}${two}`, `presta${one}${two}`]));
  const long = new Set([...letters].flatMap((one) => [...letters].map((two) => hashText(`presta${one}${two}`, KEY))));
  // Eight letters each, of which six count.
  expect(long.size).toBe(1);
  expect(new Set(words.map((word) => hashText(word, KEY))).size).toBe(2 * 26 * 26 + 1);
});

test("the bits of the numbers are even", () => {
  const counts = Array<number>(32).fill(0);
  for (let at = 0; at < 4_000; at += 1) {
    const hash = hashNumbers(at, 0, 0, KEY);
    for (let bit = 0; bit < 32; bit += 1) counts[bit] = (counts[bit] ?? 0) + ((hash >>> bit) & 1);
  }
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});
