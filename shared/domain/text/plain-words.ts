import { toGsm7 } from "./gsm7.ts";

/** What somebody typed, as it may stand in an SMS of ours: no address, no line break, nothing that could pass for a sentence of ours. */
export const plainWords = (text: string, longest: number): string =>
  toGsm7(text.normalize("NFC"))
    .replace(/[^\p{L}\p{N}' -]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, longest)
    .trim();

/** A name, not shouted. */
export const plainName = (name: string, longest = 40): string => {
  const plain = plainWords(name, longest);
  return plain.length > 1 && plain === plain.toUpperCase()
    ? plain.toLowerCase().replace(/(?<![\p{L}\p{N}])\p{L}/gu, (initial) => initial.toUpperCase())
    : plain;
};
