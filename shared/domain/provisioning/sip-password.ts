// Nobody takes one character for another: letters that look like digits are left out, a capital only ever begins a group and a
// digit only ever ends it. Without vowels no word comes up by chance.
const LETTERS = "bcdfghjkmnpqrstvwxyz";
const DIGITS = "23456789";
const GROUP = [LETTERS.toUpperCase(), LETTERS, LETTERS, DIGITS];
const GROUPS = 5;

/** More than a password ever uses up, those included that would make some characters likelier than others. */
export const SIP_PASSWORD_RANDOM_BYTES = 128;

/** About 80 bits, as `Kfd7-Bnr4-Qxt2-Hgm9-Wpz5`: read over the telephone, typed into an adapter. Throws for too few bytes. */
export function sipPasswordOf(randomBytes: Uint8Array): string {
  const bytes = randomBytes.values();
  const pick = (alphabet: string): string => {
    const fair = 256 - (256 % alphabet.length);
    for (let next = bytes.next(); !next.done; next = bytes.next()) {
      if (next.value < fair) return alphabet.charAt(next.value % alphabet.length);
    }
    throw new RangeError("too few random bytes for a password");
  };
  return Array.from({ length: GROUPS }, () => GROUP.map(pick).join("")).join("-");
}
