import type { Level } from "../../../shared/domain/call/level.ts";
import { createRiskState } from "../../../shared/domain/risk/engine.ts";
import type { RiskState, Verdict } from "../../../shared/domain/risk/types.ts";
import type { RiskEngine } from "../risk-engine.ts";

const levelOf = (text: string) => (text.includes("LEVEL3") ? 3 : text.includes("LEVEL2") ? 2 : 1);

/** Judges by the words LEVEL2 and LEVEL3 from the caller, so that tests of the relay do not depend on real cues. */
export const keywordEngine: RiskEngine = {
  version: "keywords",
  createRiskState: () => createRiskState("fr"),
  observe(state, { turn, speaker, text, isFinal }) {
    const said = speaker === "caller" ? levelOf(text) : 1;
    const level = Math.max(said, state.level) as Level;
    const verdict: Verdict = {
      level,
      score: level / 3,
      kind: "unknown",
      reasons: level > 1 ? [{ tactic: "credential_request", quote: text, turn }] : [],
      isProvisional: !isFinal,
    };
    const next: RiskState = { ...state, level, lastTurn: Math.max(state.lastTurn, turn) };
    return { state: isFinal ? next : state, verdict };
  },
  toFeatures: ({ level, lastTurn }) => ({ level, lastTurn }),
  fromFeatures: (features) => ({ ...createRiskState("fr"), ...(features as Pick<RiskState, "level" | "lastTurn">) }),
};
