// GSM 03.38: capital Ç is in the alphabet, small ç is not.
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "^{}\\[~]|€\f";

/** Septets a character costs in the GSM alphabet; undefined when it has none and the whole message would turn to UCS-2. */
const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...[...BASIC].map((character): [string, number] => [character, 1]),
  ...[...EXTENDED].map((character): [string, number] => [character, 2]),
]);

export const septetsOf = (character: string): number | undefined => SEPTETS.get(character);

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  œ: "oe",
  Œ: "Oe",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "\u00a0": " ",
  "\u202f": " ",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
};

/** Rewrites a text with one-septet characters only; what has no likeness in the alphabet is left out. */
export const toGsm7 = (text: string): string => {
  let written = "";
  for (const character of text.normalize("NFC")) {
    if (septetsOf(character) === 1) written += character;
    else {
      const plain = LOOK_ALIKES[character] ?? character.normalize("NFD").replace(/\p{Mn}/gu, "");
      for (const part of plain) if (septetsOf(part) === 1) written += part;
    }
  }
  return written;
};
