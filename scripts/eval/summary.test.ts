import { describe, expect, it } from "vitest";
import type { JudgedCall } from "./judge-call.ts";
import { recallBy, summarise } from "./summary.ts";

const judged = (
  isScam: boolean,
  level: 1 | 2 | 3,
  score: number,
  more: Partial<JudgedCall> & { twin?: string; kind?: string } = {},
): JudgedCall => ({
  call: {
    id: "x",
    lang: "fr",
    family: "bank",
    isScam,
    kind: more.kind ?? "bank",
    tactics: [],
    decisive: 1,
    twin: more.twin ?? null,
    turns: [],
  },
  score,
  level,
  kind: "unknown",
  tactics: [],
  quote: "",
  level2: undefined,
  level3: undefined,
  wordsAfterDecisive: undefined,
  microseconds: 1,
  mostStateBytes: 1,
  ...more,
});

describe("what judged calls amount to", () => {
  it("counts alerts on scams as found and on honest calls as false", () => {
    const summary = summarise([judged(true, 3, 0.9), judged(true, 2, 0.5), judged(false, 1, 0.1), judged(false, 3, 0.8)]);
    expect(summary.recall).toMatchObject({ count: 1, of: 2 });
    expect(summary.noticed).toMatchObject({ count: 2, of: 2 });
    expect(summary.falseAlarms).toMatchObject({ count: 1, of: 2 });
    expect(summary.auc).toBe(0.75);
  });

  it("compares only whole pairs of twins", () => {
    const calls = [judged(true, 3, 0.9, { twin: "a" }), judged(false, 1, 0.2, { twin: "a" }), judged(true, 3, 0.9, { twin: "b" })];
    expect(summarise(calls).twins).toMatchObject({ count: 1, of: 1 });
  });

  it("counts how soon after the decisive words an alert came", () => {
    const calls = [30, 61, -1].map((wordsAfterDecisive) => judged(true, 3, 0.9, { wordsAfterDecisive }));
    expect(summarise(calls).within60Words).toMatchObject({ count: 2, of: 3 });
  });

  it("puts the weakest group first", () => {
    const calls = [
      judged(true, 3, 0.9, { kind: "bank" }),
      judged(true, 1, 0.1, { kind: "parcel" }),
      judged(false, 1, 0.1, { kind: "none" }),
    ];
    expect(recallBy(calls, ({ call }) => [call.kind]).map(([name]) => name)).toEqual(["parcel", "bank"]);
  });
});
