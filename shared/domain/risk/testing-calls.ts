// Calls of a few sentences for the tests of this folder.
import type { Level, Locale, Speaker } from "../call/level.ts";
import { createRiskState, observe } from "./engine.ts";
import type { RiskState, Utterance, Verdict } from "./types.ts";

export const say = (text: string, turn: number, speaker: Speaker = "caller"): Utterance => ({
  turn,
  speaker,
  text,
  isFinal: true,
  atMs: turn * 5000,
});

export const hear = (
  utterances: readonly Utterance[],
  start: RiskState = createRiskState("fr"),
): { state: RiskState; verdicts: Verdict[] } => {
  let state = start;
  const verdicts = utterances.map((utterance) => {
    const observed = observe(state, utterance);
    state = observed.state;
    return observed.verdict;
  });
  return { state, verdicts };
};

export const call = (lines: readonly string[], locale: Locale | undefined = "fr"): Verdict[] =>
  hear(
    lines.map((line, turn) => (line.startsWith("- ") ? say(line.slice(2), turn, "protected") : say(line, turn))),
    createRiskState(locale),
  ).verdicts;

export const levels = (verdicts: readonly Verdict[]): Level[] => verdicts.map((verdict) => verdict.level);

export const BANK = "Bonjour, ici le service anti-fraude de votre banque.";
export const ASK = "Donnez-moi le code que vous avez reçu par SMS.";
