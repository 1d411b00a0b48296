import { expect, test } from "vitest";
import { meterEngine } from "./meter-engine.ts";
import { createMetrics, createRelayMetrics } from "./metrics.ts";
import { keywordEngine } from "./testing/keyword-engine.ts";

test("every judgement is counted and timed, one that fails included", () => {
  const metrics = createRelayMetrics(createMetrics());
  const until = performance.now.bind(performance);
  const { engine, tally } = meterEngine(
    {
      ...keywordEngine,
      observe(state, utterance) {
        for (const end = until() + 2; until() < end; );
        if (utterance.text === "!") throw new Error("broken");
        return keywordEngine.observe(state, utterance);
      },
    },
    metrics,
  );
  expect(tally()).toEqual({ judgements: 0, meanMicros: 0, longestMicros: 0 });
  const utterance = { turn: 0, speaker: "caller" as const, text: "LEVEL2", isFinal: true, atMs: 0 };
  expect(engine.observe(engine.createRiskState("fr"), utterance).verdict.level).toBe(2);
  expect(() => engine.observe(engine.createRiskState("fr"), { ...utterance, text: "!" })).toThrow("broken");
  expect(metrics.judgements.total()).toBe(2);
  expect(metrics.judgingSeconds.total()).toBeGreaterThanOrEqual(0.004);
  const { judgements, meanMicros, longestMicros } = tally();
  expect(judgements).toBe(2);
  expect(meanMicros).toBeGreaterThanOrEqual(2_000);
  expect(longestMicros).toBeGreaterThanOrEqual(meanMicros);
});
