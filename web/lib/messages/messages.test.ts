import { expect, test } from "vitest";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

const BANNED =
  /fraude|phishing|vishing|dashboard|login|feature|utilisateur|victime|erreur 500|invalide|échec critique|vulnérable|senior|client/i;

function sentences(value: unknown): string[] {
  if (typeof value === "function") return sentences(value("xx", "xx", "xx", "xx"));
  if (typeof value === "string") return [value];
  return Object.values(value as object).flatMap(sentences);
}

// The name of a service.
const ALLOWED = new Set(["France Victimes"]);

test("French texts use none of the words that blame or confuse", () => {
  expect(sentences(fr).filter((text) => BANNED.test(text) && !ALLOWED.has(text))).toEqual([]);
});

test("sentences have at most 14 words", () => {
  const long = [fr, en]
    .flatMap(sentences)
    .flatMap((text) => text.split(/(?<=[.!?])\s/))
    .filter((sentence) => sentence.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length > 14);
  expect(long).toEqual([]);
});

test("both languages say everything", () => {
  const keys = (value: unknown, path = ""): string[] =>
    typeof value === "object" && value ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`)) : [path];
  expect(keys(en)).toEqual(keys(fr));
  expect(sentences(en).every((text) => text.length > 0)).toBe(true);
});
