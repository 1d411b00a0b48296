import type { Locale } from "../call/level.ts";

/** A number found in a list of words: where it starts and how many words it took. */
export interface SpokenNumber {
  readonly start: number;
  readonly length: number;
  /** As it would be written: "05" keeps its zero, "double seven" is "77". */
  readonly digits: string;
  /** Whether it was composed with hundreds or thousands, as quantities are and read-out digits are not. */
  readonly isQuantity: boolean;
}

const toMap = (words: readonly string[], first: number, step: number): [string, number][] =>
  words.map((word, index) => [word, first + index * step]);

const FR_UNITS = new Map([
  ...toMap(["zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"], 0, 1),
  ["une", 1] as const,
]);
const FR_TEENS = new Map(toMap(["dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"], 10, 1));
const FR_TENS = new Map([
  ...toMap(["vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "nonante"], 20, 10),
  ["vingts", 20] as const,
]);
const EN_UNITS = new Map([
  ...toMap(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 0, 1),
  ["oh", 0] as const,
  ["o", 0] as const,
]);
const EN_TEENS = new Map(
  toMap(["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 10, 1),
);
const EN_TENS = new Map(toMap(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 20, 10));

interface Part {
  readonly value: number;
  readonly length: number;
}

const frTeen = (words: readonly string[], at: number): Part | undefined => {
  const teen = FR_TEENS.get(words[at] ?? "");
  if (teen === undefined) return undefined;
  const unit = FR_UNITS.get(words[at + 1] ?? "");
  return teen === 10 && unit !== undefined && unit >= 7 ? { value: 10 + unit, length: 2 } : { value: teen, length: 1 };
};

const frBelowHundred = (words: readonly string[], at: number): Part | undefined => {
  const isEighty = words[at] === "quatre" && (words[at + 1] === "vingt" || words[at + 1] === "vingts");
  const tens = isEighty ? 80 : FR_TENS.get(words[at] ?? "");
  if (tens === undefined) {
    const unit = FR_UNITS.get(words[at] ?? "");
    return frTeen(words, at) ?? (unit === undefined ? undefined : { value: unit, length: 1 });
  }
  const used = isEighty ? 2 : 1;
  const and = words[at + used] === "et" && ["un", "une", "onze"].includes(words[at + used + 1] ?? "") ? 1 : 0;
  const teen = tens === 60 || tens === 80 ? frTeen(words, at + used + and) : undefined;
  if (teen !== undefined) return { value: tens + teen.value, length: used + and + teen.length };
  const unit = FR_UNITS.get(words[at + used + and] ?? "");
  return unit === undefined || unit === 0 ? { value: tens, length: used } : { value: tens + unit, length: used + and + 1 };
};

const enBelowHundred = (words: readonly string[], at: number): Part | undefined => {
  const word = words[at] ?? "";
  const tens = EN_TENS.get(word);
  if (tens !== undefined) {
    const unit = EN_UNITS.get(words[at + 1] ?? "");
    return unit === undefined || unit === 0 ? { value: tens, length: 1 } : { value: tens + unit, length: 2 };
  }
  const value = EN_TEENS.get(word) ?? EN_UNITS.get(word);
  return value === undefined ? undefined : { value, length: 1 };
};

const LANGUAGES = {
  fr: { below: frBelowHundred, hundred: new Set(["cent", "cents"]), thousand: new Set(["mille"]), bareHundred: true },
  en: { below: enBelowHundred, hundred: new Set(["hundred"]), thousand: new Set(["thousand"]), bareHundred: false },
} as const;

const REPEATS: ReadonlyMap<string, number> = new Map([
  ["double", 2],
  ["triple", 3],
]);

/** The number that starts at this word, taking as many words as belong to it. Words come lower-case and without accents. */
export const readNumber = (words: readonly string[], start: number, locale: Locale): SpokenNumber | undefined => {
  const { below, hundred, thousand, bareHundred } = LANGUAGES[locale];
  const first = words[start] ?? "";
  const times = REPEATS.get(first);
  if (times !== undefined) {
    const repeated = below(words, start + 1);
    return repeated === undefined || repeated.value > 9
      ? undefined
      : { start, length: 2, digits: String(repeated.value).repeat(times), isQuantity: false };
  }
  const belowThousand = (at: number): Part | undefined => {
    const lead = below(words, at);
    const used = lead?.length ?? 0;
    const isHundred = hundred.has(words[at + used] ?? "") && (lead === undefined ? bareHundred : lead.value > 0 && lead.value < 100);
    if (!isHundred) return lead;
    const and = words[at + used + 1] === "and" ? 1 : 0;
    const rest = below(words, at + used + 1 + and);
    const value = (lead?.value ?? 1) * 100;
    return rest === undefined || rest.value === 0
      ? { value, length: used + 1 }
      : { value: value + rest.value, length: used + 1 + and + rest.length };
  };
  const lead = belowThousand(start);
  const used = lead?.length ?? 0;
  if (thousand.has(words[start + used] ?? "") && (lead === undefined ? bareHundred : lead.value > 0)) {
    const and = words[start + used + 1] === "and" ? 1 : 0;
    const rest = belowThousand(start + used + 1 + and);
    const value = (lead?.value ?? 1) * 1000;
    return rest === undefined || rest.value === 0
      ? { start, length: used + 1, digits: String(value), isQuantity: true }
      : { start, length: used + 1 + and + rest.length, digits: String(value + rest.value), isQuantity: true };
  }
  if (lead === undefined) return undefined;
  return { start, length: lead.length, digits: String(lead.value), isQuantity: lead.value >= 100 };
};
