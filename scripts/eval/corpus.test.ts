import { describe, expect, it } from "vitest";
import { normalise, SENTENCE_END } from "../../shared/domain/risk/normalise.ts";
import { type Family, readFamilies, SPLITS } from "./sets.ts";

const LANGUAGES = ["fr", "en"] as const;
/** Shorter ones are greetings and the like. */
const LONG_SENTENCE = 7;

const families = Object.fromEntries(
  LANGUAGES.map((lang) => [lang, Object.fromEntries(SPLITS.map((split) => [split, readFamilies(lang, split)]))]),
) as Record<"fr" | "en", Record<"train" | "test", Family[]>>;
const dialoguesOf = (lang: "fr" | "en") => SPLITS.flatMap((split) => families[lang][split].flatMap(({ dialogues }) => dialogues));

function sentencesOf(lang: "fr" | "en", split: "train" | "test"): Set<string> {
  const sentences = new Set<string>();
  for (const { dialogues } of families[lang][split]) {
    for (const line of dialogues.flatMap(({ turns }) => turns)) {
      let sentence: string[] = [];
      for (const { text } of [...normalise(line.slice(line.indexOf(":") + 2), lang), { text: SENTENCE_END }]) {
        if (text !== SENTENCE_END) sentence.push(text);
        else {
          if (sentence.length >= LONG_SENTENCE) sentences.add(sentence.join(" "));
          sentence = [];
        }
      }
    }
  }
  return sentences;
}

describe.each(LANGUAGES)("our own dialogues (%s)", (lang) => {
  it("are many, of both kinds", () => {
    const dialogues = dialoguesOf(lang);
    const least = lang === "fr" ? 150 : 60;
    expect(dialogues.filter(({ label }) => label === "scam").length).toBeGreaterThanOrEqual(least);
    expect(dialogues.filter(({ label }) => label === "honest").length).toBeGreaterThanOrEqual(least);
  });

  it("have ids of their own, and twins of both kinds", () => {
    const dialogues = dialoguesOf(lang);
    expect(new Set(dialogues.map(({ id }) => id)).size).toBe(dialogues.length);
    const twins = new Map<string, string[]>();
    for (const { twin, label } of dialogues) if (twin !== null) twins.set(twin, [...(twins.get(twin) ?? []), label]);
    for (const labels of twins.values()) expect(labels.sort()).toEqual(["honest", "scam"]);
  });

  it("mark the decisive turn of each scam, which is the other party's, and none of honest calls", () => {
    for (const { id, label, decisive, caller, turns } of dialoguesOf(lang)) {
      if (label === "honest") expect(decisive, id).toBeNull();
      else expect(turns[decisive ?? -1], id).toMatch(caller === "victim" ? /^callee: / : /^caller: /);
    }
  });

  it("share no sentence and no family between what is learned from and what is tested on", () => {
    const test = sentencesOf(lang, "test");
    expect([...sentencesOf(lang, "train")].filter((sentence) => test.has(sentence))).toEqual([]);
    const names = new Set(families[lang].test.map(({ family }) => family));
    expect(families[lang].train.filter(({ family }) => names.has(family))).toEqual([]);
  });
});
