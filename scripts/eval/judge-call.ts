import { createRiskState, observe } from "../../shared/domain/risk/engine.ts";
import type { EvalCall } from "./sets.ts";

export interface JudgedCall {
  call: EvalCall;
  /** The highest score of the call. */
  score: number;
  level: 1 | 2 | 3;
  kind: string;
  tactics: readonly string[];
  /** The strongest reason when the level was highest, as printed. */
  quote: string;
  /** Heard before the level was reached, that turn included; undefined when it was not. */
  level2: Heard | undefined;
  level3: Heard | undefined;
  /** Words of the caller from the decisive turn to the alert, both included; negative: the alert came before. */
  wordsAfterDecisive: number | undefined;
  microseconds: number;
  mostStateBytes: number;
}

export interface Heard {
  words: number;
  turns: number;
}

const MS_PER_WORD = 400;

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;

/** As `npm run judge` does: final text only, no clock, the language detected. */
export function judgeCall(call: EvalCall): JudgedCall {
  let state = createRiskState();
  let best = { score: 0, level: 1 as 1 | 2 | 3, kind: "unknown", quote: "" };
  const tactics = new Set<string>();
  let words = 0;
  let callerWords = 0;
  let callerWordsBeforeDecisive: number | undefined;
  let level2: Heard | undefined;
  let level3: Heard | undefined;
  let wordsAfterDecisive: number | undefined;
  let microseconds = 0;
  let mostStateBytes = 0;
  call.turns.forEach(({ speaker, text }, turn) => {
    if (turn === call.decisive) callerWordsBeforeDecisive = callerWords;
    words += countWords(text);
    if (speaker !== "callee") callerWords += countWords(text);
    const begun = performance.now();
    const observed = observe(state, {
      turn,
      speaker: speaker === "callee" ? "protected" : speaker,
      text,
      isFinal: true,
      atMs: words * MS_PER_WORD,
    });
    microseconds += (performance.now() - begun) * 1_000;
    state = observed.state;
    const { level, score, kind, reasons } = observed.verdict;
    if (level > best.level || (level === best.level && score > best.score)) best = { score, level, kind, quote: reasons[0]?.quote ?? "" };
    best.score = Math.max(best.score, score);
    for (const { tactic } of reasons) tactics.add(tactic);
    if (level >= 2) level2 ??= { words, turns: turn + 1 };
    if (level === 3 && !level3) {
      level3 = { words, turns: turn + 1 };
      if (call.decisive !== null)
        wordsAfterDecisive = callerWordsBeforeDecisive === undefined ? -1 : callerWords - callerWordsBeforeDecisive;
    }
    mostStateBytes = Math.max(mostStateBytes, JSON.stringify(state).length);
  });
  return { call, ...best, tactics: [...tactics], level2, level3, wordsAfterDecisive, microseconds, mostStateBytes };
}
