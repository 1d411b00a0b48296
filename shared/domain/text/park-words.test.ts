import { expect, test } from "vitest";
import { PARK_REASONS } from "../provisioning/words.ts";
import { PARK_CODES, parkWords } from "./park-words.ts";

const LOCALES = ["fr", "en"] as const;
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

test.each(PARK_REASONS)("%s is told in both languages: what happened, whether the protection is on, what to do", (reason) => {
  for (const locale of LOCALES) {
    for (const isProtected of [true, false]) {
      const { happened, protection, todo } = parkWords(locale, reason, { isProtected });
      const sentences = [happened, protection, todo].flatMap((text) => text.match(/[^.]+\./g) ?? []);
      expect(sentences.length).toBeGreaterThanOrEqual(3);
      for (const sentence of sentences) expect(wordsOf(sentence), sentence).toBeLessThanOrEqual(14);
      expect(`${happened}${todo}`).not.toMatch(/fraude|utilisateur|invalide|erreur|client|error|user|invalid/i);
    }
  }
});

test("every reason has a code of its own", () => {
  expect(new Set(Object.values(PARK_CODES)).size).toBe(PARK_REASONS.length);
});

test("a line that keeps its number meanwhile is protected, one without any is not", () => {
  expect(parkWords("fr", "no_stock", { isProtected: true }).protection).toMatch(/continue/);
  expect(parkWords("fr", "no_stock", { isProtected: false }).protection).toMatch(/pas encore/);
});
