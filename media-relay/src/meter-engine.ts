import { performance } from "node:perf_hooks";
import type { RelayMetrics } from "./metrics.ts";
import type { RiskEngine } from "./risk-engine.ts";

/** What judging one call took. */
export interface JudgingTally {
  judgements: number;
  meanMicros: number;
  longestMicros: number;
}

/** The engine, with the time it takes counted for one call and for all. */
export function meterEngine(engine: RiskEngine, metrics: Pick<RelayMetrics, "judgements" | "judgingSeconds">) {
  let judgements = 0;
  let totalMs = 0;
  let longestMs = 0;
  const metered: RiskEngine = {
    ...engine,
    observe(state, utterance) {
      const startedAt = performance.now();
      try {
        return engine.observe(state, utterance);
      } finally {
        const tookMs = performance.now() - startedAt;
        judgements += 1;
        totalMs += tookMs;
        longestMs = Math.max(longestMs, tookMs);
        metrics.judgements.add();
        metrics.judgingSeconds.add(tookMs / 1_000);
      }
    },
  };
  const tally = (): JudgingTally => ({
    judgements,
    meanMicros: judgements === 0 ? 0 : Math.round((totalMs / judgements) * 1_000),
    longestMicros: Math.round(longestMs * 1_000),
  });
  return { engine: metered, tally };
}
