/** Two keys of 64 bits: for words, and for what is made of their hashes. */
export type HashKey = readonly [number, number, number, number];

/** The first six letters of a word. */
export const hashText = (word: string, [first, second]: HashKey): number =>
  halfSipHash(first, second, pair(word, 0), pair(word, 2), pair(word, 4), word.length);

export const hashNumbers = (one: number, two: number, three: number, [, , third, fourth]: HashKey): number =>
  halfSipHash(third, fourth, one, two, three, 3);

const pair = (word: string, at: number): number => {
  if (at >= word.length) return 0;
  return at + 1 < word.length ? word.charCodeAt(at) | (word.charCodeAt(at + 1) << 16) : word.charCodeAt(at);
};

/**
 * HalfSipHash-1-3 of four blocks: a keyed hash made for short inputs, in the 32-bit arithmetic that engines are fast at. Fewer rounds
 * than where forgers see what they get: here nobody does.
 */
const halfSipHash = (key: number, otherKey: number, one: number, two: number, three: number, four: number): number => {
  let a = key;
  let b = otherKey;
  let c = 0x6c79_6765 ^ key;
  let d = 0x7465_6462 ^ otherKey;
  for (let step = 0; step < 7; step += 1) {
    const block = step === 0 ? one : step === 1 ? two : step === 2 ? three : step === 3 ? four : 0;
    if (step === 4) c ^= 0xff;
    d ^= block;
    a = (a + b) | 0;
    b = ((b << 5) | (b >>> 27)) ^ a;
    a = (a << 16) | (a >>> 16);
    c = (c + d) | 0;
    d = ((d << 8) | (d >>> 24)) ^ c;
    a = (a + d) | 0;
    d = ((d << 7) | (d >>> 25)) ^ a;
    c = (c + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ c;
    c = (c << 16) | (c >>> 16);
    a ^= block;
  }
  return b ^ d;
};
