import { describe, expect, it } from "vitest";
import { nobodyAnswersText, noticeText, unknownNumberText } from "./caller-prompts.ts";
import { levelWords } from "./level-words.ts";

describe("words for callers and levels", () => {
  it("tells the caller that the call is analysed and how to accept, in both languages", () => {
    expect(noticeText("fr")).toMatch(/analysé.*Restez en ligne/);
    expect(noticeText("en")).toMatch(/analysed.*Stay on the line/);
  });

  it("never tells a caller who is protected, nor by what", () => {
    for (const locale of ["fr", "en"] as const)
      for (const text of [noticeText(locale), unknownNumberText(locale), nobodyAnswersText(locale)]) {
        expect(text).not.toMatch(/ethiq|arnaque|scam/i);
        expect(text.length).toBeLessThan(100);
      }
  });

  it("names the levels with the fixed words", () => {
    expect(([1, 2, 3] as const).map((level) => levelWords(level, "fr"))).toEqual(["Calme", "Soyez prudent", "Arnaque probable"]);
    expect(([1, 2, 3] as const).map((level) => levelWords(level, "en"))).toEqual(["Calm", "Be careful", "Probable scam"]);
  });
});
