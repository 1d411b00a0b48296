import type { Locale } from "../../shared/domain/call/level.ts";
import type { RiskState, Utterance, Verdict } from "../../shared/domain/risk/types.ts";

/** The engine of `shared/domain/risk`, as an argument. */
export interface RiskEngine {
  /** Noted with each call it judged. */
  readonly version: string;
  createRiskState(locale: Locale): RiskState;
  observe(state: RiskState, utterance: Utterance): { state: RiskState; verdict: Verdict };
  /** Without words. */
  toFeatures(state: RiskState): unknown;
  /** Undefined when that is nothing `toFeatures` made. */
  fromFeatures(features: unknown): RiskState | undefined;
}
