import { describe, expect, test } from "vitest";
import { failureAdvice, hopTitle } from "./advice.ts";
import { hasWhisper, PRIVATE_WORDS, saysHello, saysWord, spokenIn } from "./spoken.ts";
import { FAILURE_REASONS, HOP_NAMES } from "./words.ts";

const LOCALES = ["fr", "en"] as const;
const BANNED = /fraude|phishing|vishing|dashboard|login|feature|utilisateur|victime|invalide|échec critique|vulnérable|senior|client/i;
const sentencesOf = (text: string) => text.split(/[.!?] ?/).filter((sentence) => sentence !== "");

describe.each(LOCALES)("in %s", (locale) => {
  test("no private word is heard in what is said around it, nor taken for another", () => {
    const spoken = spokenIn(locale);
    const around = [spoken.pressOne, spoken.askHello, spoken.thank, spoken.whisper(""), spoken.digit("4"), spoken.typeDigit].join(" ");
    for (const word of PRIVATE_WORDS[locale]) {
      expect(saysWord(around, word)).toBe(false);
      expect(PRIVATE_WORDS[locale].filter((other) => saysWord(other, word))).toEqual([word]);
    }
  });

  test("a whisper is known by its own words, and what the person answers is not one", () => {
    for (const word of PRIVATE_WORDS[locale]) {
      expect(hasWhisper(spokenIn(locale).whisper(word), locale)).toBe(true);
      expect(hasWhisper(word, locale)).toBe(false);
      expect(saysWord(spokenIn(locale).whisper(word), word)).toBe(true);
    }
    for (const text of [spokenIn(locale).askHello, spokenIn(locale).digit("7"), spokenIn(locale).thank]) {
      expect(hasWhisper(text, locale)).toBe(false);
    }
  });

  test("every hop and every failure has short plain sentences", () => {
    const texts = [
      ...HOP_NAMES.map((hop) => hopTitle(hop, locale)),
      ...FAILURE_REASONS.flatMap((reason) => Object.values(failureAdvice(reason, locale))),
      ...Object.values(spokenIn(locale)).filter((text) => typeof text === "string"),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(BANNED);
      for (const sentence of sentencesOf(text)) expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(14);
    }
  });
});

test("a greeting is understood whatever the recogniser makes of it", () => {
  expect(saysHello("Oui, BONJOUR.", "fr")).toBe(true);
  expect(saysHello("allô ?", "fr")).toBe(true);
  expect(saysHello("bonjours", "fr")).toBe(false);
  expect(saysHello("Good morning.", "en")).toBe(true);
  expect(saysHello("chilli", "en")).toBe(false);
});

test("a word is heard with or without its accents and its plural", () => {
  expect(saysWord("euh, cathedrale.", "cathédrale")).toBe(true);
  expect(saysWord("Framboises !", "framboise")).toBe(true);
  expect(saysWord("chocolaterie", "chocolat")).toBe(false);
});
