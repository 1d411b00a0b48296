/** Most text holds none, and the patterns below are slow. */
const MAY_BE_ONE = /@|arr?obase| dot /iu;
const WRITTEN = /[\p{L}\p{N}._%+•-]+@[\p{L}\p{N}.•-]+/gu;
// A read-out address: "jean point martin arobase exemple point fr", "jean dot martin at example dot com".
const SPOKEN: readonly [RegExp, string][] = [
  [/(?:\S+ (?:point|tiret|underscore) )*\S+ arr?obase \S+(?: (?:point|tiret) \S+)*/giu, "• arobase •"],
  [/(?:\S+ (?:dot|dash|underscore) )*\S+ at \S+(?: dash \S+)*(?: dot \S+)+/giu, "• at •"],
];

/** Hides e-mail addresses, written or read out. */
export const maskAddresses = (text: string): string =>
  !MAY_BE_ONE.test(text) ? text : SPOKEN.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text.replace(WRITTEN, "•@•"));
