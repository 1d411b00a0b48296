import { describe, expect, it } from "vitest";
import { bare, seededRandom, worsen } from "./noise.ts";
import type { EvalCall } from "./sets.ts";

const words = Array.from({ length: 400 }, (_unused, index) => `mot${index}`);
const call: EvalCall = {
  id: "a",
  lang: "fr",
  family: "bank",
  isScam: true,
  kind: "unknown",
  tactics: [],
  decisive: 0,
  twin: null,
  turns: [{ speaker: "caller", text: words.join(" ") }],
};

describe("worse transcripts", () => {
  it("repeat exactly", () => {
    const noise = { wordErrors: 0.2, isBare: true, isMerged: true };
    expect(worsen(call, noise)).toEqual(worsen(call, noise));
    expect(seededRandom(1)()).toBe(seededRandom(1)());
    expect(seededRandom(1)()).not.toBe(seededRandom(2)());
  });

  it("spoil about as many words as asked for", () => {
    const kept = new Set(worsen(call, { wordErrors: 0.2, isBare: false, isMerged: false }).turns[0]?.text.split(" "));
    const lost = words.filter((word) => !kept.has(word)).length;
    expect(lost).toBeGreaterThan(40);
    expect(lost).toBeLessThan(120);
  });

  it("lose capitals, signs and speakers", () => {
    expect(bare("Oui… C'est « ça », non ?")).toBe("oui c'est ça non");
    expect(worsen(call, { wordErrors: 0, isBare: false, isMerged: true }).turns[0]?.speaker).toBe("unknown");
  });
});
