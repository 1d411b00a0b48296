import { describe, expect, it } from "vitest";
import { createRiskState, observe } from "./engine.ts";
import { fromFeatures, toFeatures } from "./features.ts";
import { ASK, BANK, hear, say } from "./testing-calls.ts";

describe("features", () => {
  it("hold no word that was said, and the call goes on from them", () => {
    const { state } = hear([say(BANK, 0), say("Donnez-moi le code", 1)]);
    const json = JSON.stringify(toFeatures(state));
    expect(json).not.toMatch(/banque|donnez|moi le/i);
    const resumed = fromFeatures(JSON.parse(json));
    expect(resumed).toBeDefined();
    const { verdict } = observe(resumed ?? createRiskState(), say(ASK, 2));
    expect(verdict.level).toBe(3);
    expect(verdict.reasons.map((reason) => reason.quote)).toEqual([ASK, ""]);
  });

  it("keep the level that was reached", () => {
    const { state, verdicts } = hear([say(BANK, 0), say(ASK, 1)]);
    const resumed = fromFeatures(JSON.parse(JSON.stringify(toFeatures(state))));
    expect(resumed?.level).toBe(3);
    expect(observe(resumed ?? createRiskState(), say("Voilà.", 2)).verdict.score).toBeCloseTo(verdicts.at(-1)?.score ?? 0, 1);
  });

  const whole = JSON.parse(JSON.stringify(toFeatures(hear([say(BANK, 0), say(ASK, 1)]).state)));
  it.each([
    ["nothing", undefined],
    ["text", "state"],
    ["a list", []],
    ["another version", { ...whole, version: 1 }],
    ["a level that does not exist", { ...whole, level: 4 }],
    ["an unknown language", { ...whole, locale: "de" }],
    ["a weight that is no number", { ...whole, evidence: [{ ...whole.evidence[0], weight: "4" }] }],
    ["an unknown tactic", { ...whole, evidence: [{ ...whole.evidence[0], tactic: "magic" }] }],
    ["endless evidence", { ...whole, evidence: Array.from({ length: 500 }, () => whole.evidence[0]) }],
    ["a damaged stretch", { ...whole, recent: [{ turn: -1, speaker: "caller" }] }],
    ["a missing part", { ...whole, recent: undefined }],
  ])("of %s are refused", (_what, json) => {
    expect(fromFeatures(json)).toBeUndefined();
  });
});
