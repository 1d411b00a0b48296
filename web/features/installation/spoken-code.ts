interface SignNames {
  star: string;
  hash: string;
  plus: string;
}

/** A code as it is read aloud, sign by sign: "étoile, 2, 1, étoile". */
export function spokenCode(code: string, names: SignNames): string {
  const signs: Partial<Record<string, string>> = { "*": names.star, "#": names.hash, "+": names.plus };
  return [...code]
    .filter((sign) => /[\d*#+]/.test(sign))
    .map((sign) => signs[sign] ?? sign)
    .join(", ");
}
