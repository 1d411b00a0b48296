import { describe, expect, it } from "vitest";
import type { Level } from "../call/level.ts";
import { createRiskState, observe } from "./engine.ts";
import { BANK } from "./testing-calls.ts";

describe("what is known beyond the words of a call", () => {
  const told = (beyondWords: number, lines: readonly string[]) => {
    let state = createRiskState("fr");
    let level: Level = 1;
    for (const [turn, text] of lines.entries()) {
      const observed = observe(state, { turn, speaker: "caller", text, isFinal: true, atMs: turn * 4_000, beyondWords });
      state = observed.state;
      level = observed.verdict.level;
    }
    return { level, score: observe(state, { turn: 99, speaker: "caller", text: "Voilà.", isFinal: true, atMs: 99_000 }).verdict.score };
  };
  const SMALL_TALK = [
    "Bonjour, c'est le garage, votre voiture est prête.",
    "Vous pouvez passer avant dix-huit heures.",
    "À tout à l'heure.",
  ];

  it("raises the score, and is remembered until told otherwise", () => {
    expect(told(1.2, [BANK, "Il y a un souci sur votre carte."]).score).toBeGreaterThan(
      told(0, [BANK, "Il y a un souci sur votre carte."]).score,
    );
  });

  it("makes no level by itself, however much it is", () => {
    expect(told(50, SMALL_TALK).level).toBe(1);
  });

  it("counts up to a bound only", () => {
    expect(told(50, SMALL_TALK).score).toBe(told(3, SMALL_TALK).score);
  });
});
