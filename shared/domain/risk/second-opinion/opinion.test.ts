import fc from "fast-check";
import { expect, test } from "vitest";
import type { Verdict } from "../types.ts";
import type { Line } from "./excerpt.ts";
import { type Answer, verifyAnswer } from "./opinion.ts";

const local: Verdict = {
  level: 2,
  score: 0.5,
  kind: "unknown",
  reasons: [{ tactic: "urgency", quote: "", turn: 1 }],
  isProvisional: false,
};
const excerpt: Line[] = [
  { turn: 4, speaker: "caller", text: "Il me faut l’argent en liquide, tout de suite" },
  { turn: 5, speaker: "protected", text: "je vous donne mon code secret" },
  { turn: 6, speaker: "unknown", text: "Personne ne doit le savoir" },
];
const verify = (...reasons: Answer["reasons"]) => verifyAnswer({ level: 3, kind: "unknown", reasons }, excerpt, local).reasons;
const money = (quote: string) => verify({ tactic: "money_move", quote });

test("a quote comes out as it was printed, with its turn", () => {
  expect(money("« l'ARGENT en  liquide »")).toEqual([{ tactic: "money_move", quote: "l’argent en liquide", turn: 4 }]);
  expect(verify({ tactic: "isolation", quote: "personne ne doit le savoir." })).toMatchObject([{ turn: 6 }]);
});

test.each([
  ["invented", "donnez-moi votre carte"],
  ["of the protected person", "je vous donne mon code secret"],
  ["across two lines", "tout de suite Personne ne doit"],
  ["of half a word", "rgent en liquide"],
  ["too short to mean anything", "il me"],
  ["a single word", "tout"],
  ["empty", ""],
])("a quote that is %s counts for nothing", (_what, quote) => {
  expect(money(quote)).toEqual([]);
});

test("one reason per tactic, and what was known when it was asked", () => {
  const quote = "tout de suite";
  expect(verify({ tactic: "urgency", quote }, { tactic: "urgency", quote: "l'argent en liquide" })).toHaveLength(1);
  expect(verifyAnswer({ level: 1, kind: "unknown", reasons: [] }, excerpt, local).asked).toEqual({ tactics: ["urgency"], score: 0.5 });
});

test("whatever a model answers, what is left of it was said by the caller", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  const lines = fc.array(fc.record({ turn: fc.nat(50), speaker: fc.constantFrom("caller" as const, "protected" as const), text }));
  const piece = fc.tuple(fc.nat(), fc.nat(60), fc.nat(60));
  fc.assert(
    fc.property(lines, fc.array(piece), fc.array(text), (sent, pieces, invented) => {
      const copied = pieces.map(([index, from, length]) => sent[index % Math.max(1, sent.length)]?.text.slice(from, from + length) ?? "");
      const reasons = [...copied, ...invented].map((quote) => ({ tactic: "fear" as const, quote }));
      for (const each of verifyAnswer({ level: 3, kind: "unknown", reasons }, sent, local).reasons) {
        const source = sent.filter(({ turn, speaker }) => turn === each.turn && speaker === "caller");
        expect(source.some((line) => line.text.includes(each.quote))).toBe(true);
      }
    }),
  );
});
