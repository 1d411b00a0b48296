import { describe, expect, it } from "vitest";
import type { Locale } from "../call/level.ts";
import type { Cue } from "./cue.ts";
import { CUES_EN } from "./cues-en.ts";
import { CUES_FR } from "./cues-fr.ts";
import { createRiskState, observe } from "./engine.ts";
import { TACTICS } from "./types.ts";

const cuesFoundIn = (text: string, { by }: Cue, locale: Locale): string[] => {
  let state = createRiskState(locale);
  for (const [turn, part] of text.split(" // ").entries())
    state = observe(state, { turn, speaker: by, text: part, isFinal: true, atMs: turn * 1000 }).state;
  return state.evidence.map((each) => each.cue);
};

describe.each([
  ["fr", CUES_FR],
  ["en", CUES_EN],
] as const)("cues in %s", (locale, { cues }) => {
  const cases = (pick: "examples" | "nearMisses") => cues.flatMap((cue) => cue[pick].map((text) => ({ id: cue.id, cue, text })));

  it.each(cases("examples"))("$id is found in « $text »", ({ cue, text }) => {
    expect(cuesFoundIn(text, cue, locale)).toContain(cue.id);
  });

  it.each(cases("examples"))("$id is found in « $text » without capitals, accents and punctuation", ({ cue, text }) => {
    const bare = text
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .replace(/[.,?!]/g, "");
    expect(cuesFoundIn(bare, cue, locale)).toContain(cue.id);
  });

  it.each(cases("nearMisses"))("$id is not found in « $text »", ({ cue, text }) => {
    expect(cuesFoundIn(text, cue, locale)).not.toContain(cue.id);
  });

  it("have unique names that begin with the language, and follow cues that exist", () => {
    const ids = cues.map((cue) => cue.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, after } of cues) {
      expect(id.startsWith(`${locale}.`)).toBe(true);
      for (const earlier of after ?? []) expect(ids).toContain(earlier);
    }
  });

  it("cover every tactic and the protective signs", () => {
    const covered = new Set(cues.map((cue) => cue.tactic));
    for (const tactic of [...TACTICS, "protective"]) expect(covered).toContain(tactic);
  });

  it("say by whom, with at least one sentence that comes close and does not count", () => {
    for (const cue of cues) {
      expect(cue.nearMisses.length).toBeGreaterThan(0);
      if (cue.after === undefined) expect(cue.examples.length).toBeGreaterThan(0);
    }
  });
});
