import type { Locale } from "../call/level.ts";
import { readNumber } from "../text/number-words.ts";
import { LANGUAGE_SPELLING } from "./spelling.ts";

export interface Word {
  /** Lower-case, without accents; "." ends a sentence. */
  readonly text: string;
  /** Where it stands in what the recogniser printed. */
  readonly start: number;
  readonly end: number;
}

export const SENTENCE_END = ".";
const LONGEST_KNOWN = 20;

const TOKEN = /\p{L}+(?:['’]\p{L}+)*['’]?|\d+|[*#]|[.?!;]/gu;
const NOT_ASCII = /[^\p{ASCII}]/u;
const AMBIGUOUS_NUMBERS: ReadonlySet<string> = new Set(["un", "une", "one", "oh", "o", "neuf", "double", "triple", "cent"]);

/** What a recogniser prints, made comparable: case, accents, elisions, hesitations, stutters, numbers and usual misspellings. */
export const normalise = (text: string, locale: Locale): readonly Word[] =>
  withoutStutter(withSpelling(withNumbers(words(text, locale), locale), locale));

const plain = (token: string): string => {
  const lower = token.toLowerCase();
  return NOT_ASCII.test(lower)
    ? lower
        .replaceAll("œ", "oe")
        .replaceAll("’", "'")
        .normalize("NFD")
        .replace(/\p{Mn}/gu, "")
    : lower;
};

const words = (text: string, locale: Locale): Word[] => {
  const { hesitations } = LANGUAGE_SPELLING[locale];
  const found: Word[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    const token = plain(match[0]);
    if (token.length === 1 && ".?!;".includes(token)) {
      const isDecimal = token === "." && /\d/.test(text[end] ?? "") && /\d/.test(text[start - 1] ?? "");
      if (!isDecimal && found.length > 0 && found.at(-1)?.text !== SENTENCE_END) found.push({ text: SENTENCE_END, start, end });
    } else if (token.includes("'")) {
      if (locale === "en") found.push({ text: token.replaceAll("'", ""), start, end });
      else for (const part of token.split("'")) if (part !== "" && !hesitations.has(part)) found.push({ text: part, start, end });
    } else if (!hesitations.has(token)) found.push({ text: token, start, end });
  }
  return found;
};

const withNumbers = (list: Word[], locale: Locale): Word[] => {
  const { numberStarts } = LANGUAGE_SPELLING[locale];
  if (!list.some((word) => numberStarts.has(word.text))) return list;
  const texts = list.map((word) => word.text);
  const written: Word[] = [];
  for (let at = 0; at < list.length; ) {
    const word = list[at];
    if (word === undefined) break;
    const number = numberStarts.has(word.text) ? readNumber(texts, at, locale) : undefined;
    const isAlone = number?.length === 1 && AMBIGUOUS_NUMBERS.has(word.text) && !/^\d+$/.test(written.at(-1)?.text ?? "");
    if (number === undefined || isAlone) {
      written.push(word);
      at += 1;
    } else {
      written.push({ text: number.digits, start: word.start, end: list[at + number.length - 1]?.end ?? word.end });
      at += number.length;
    }
  }
  return written;
};

const withSpelling = (list: Word[], locale: Locale): Word[] => {
  const { phrases, nearMiss } = LANGUAGE_SPELLING[locale];
  const written: Word[] = [];
  for (let at = 0; at < list.length; ) {
    const word = list[at];
    if (word === undefined) break;
    const phrase = phrases.get(word.text)?.find((each) => each.rest.every((part, index) => list[at + 1 + index]?.text === part));
    if (phrase === undefined) {
      const text = word.text.length >= 7 && word.text.length <= LONGEST_KNOWN ? nearMiss(word.text) : word.text;
      written.push(text === word.text ? word : { ...word, text });
      at += 1;
    } else {
      const end = list[at + phrase.rest.length]?.end ?? word.end;
      for (const text of phrase.written) written.push({ text, start: word.start, end });
      at += phrase.rest.length + 1;
    }
  }
  return written;
};

const withoutStutter = (list: Word[]): Word[] => {
  const written: Word[] = [];
  for (const word of list) {
    const isDigits = word.text >= "0" && word.text < ":";
    if (!isDigits && written.at(-1)?.text === word.text) written.pop();
    written.push(word);
    const last = written.length;
    const isRepeatedPair =
      last >= 4 &&
      !isDigits &&
      written[last - 4]?.text === written[last - 2]?.text &&
      written[last - 3]?.text === word.text &&
      written[last - 2]?.text !== SENTENCE_END;
    if (isRepeatedPair) written.length -= 2;
  }
  return written;
};

const TYPICAL: Readonly<Record<Locale, ReadonlySet<string>>> = {
  fr: new Set(
    "le la les des du est sont vous je tu et que qui pas une votre nous pour avec bonjour oui ce cette mais ou dans sur moi mon ma".split(
      " ",
    ),
  ),
  en: new Set("the you is are and to your we i my of that this hello yes for with have it be do not can will me was".split(" ")),
};

/** How many words of a text belong to one language only. */
export const languageWords = (text: string): Record<Locale, number> => {
  const counts = { fr: 0, en: 0 };
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const word = match[0].toLowerCase();
    if (TYPICAL.fr.has(word)) counts.fr += 1;
    if (TYPICAL.en.has(word)) counts.en += 1;
  }
  return counts;
};
