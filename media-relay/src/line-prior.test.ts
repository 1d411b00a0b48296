import { expect, test, vi } from "vitest";
import { AppError } from "../../shared/domain/errors.ts";
import type { Approach } from "../../shared/domain/risk/line-memory.ts";
import { recallPrior } from "./line-prior.ts";
import { createMetrics, createRelayMetrics } from "./metrics.ts";

const NOW = Date.UTC(2026, 10, 25);
const DAY = 86_400_000;
const fresh: Approach = { atMs: NOW, kind: "delivery", score: 0.9, isConfirmed: true, isSameCaller: true };

async function recalled(recall: () => Promise<readonly Approach[]>) {
  const metrics = createRelayMetrics(createMetrics());
  const registry = createMetrics();
  const { linePriors } = createRelayMetrics(registry);
  const deps = { lineMemory: { recall }, wallNow: () => new Date(NOW), metrics: { ...metrics, linePriors } };
  const prior = await recallPrior(deps, { lineId: "line", callId: "call" });
  return { prior, outcome: /relay_line_priors_total\{outcome="(\w+)"\} 1/.exec(registry.render())?.[1] };
}

test("a line that was approached before begins with a prior, an older approach with a smaller one", async () => {
  const recent = await recalled(async () => [fresh]);
  const older = await recalled(async () => [{ ...fresh, atMs: NOW - 60 * DAY }]);
  expect(recent.outcome).toBe("remembered");
  expect(recent.prior).toBeGreaterThan(older.prior);
  expect(older.prior).toBeGreaterThan(0);
});

test("a line without memory, or one whose memory is too old, begins at nothing", async () => {
  expect(await recalled(async () => [])).toEqual({ prior: 0, outcome: "nothing" });
  expect(await recalled(async () => [{ ...fresh, atMs: NOW - 91 * DAY }])).toEqual({ prior: 0, outcome: "nothing" });
});

test.each([
  ["refuses", () => Promise.reject(new AppError("provider_unavailable", "down"))],
  [
    "throws",
    () => {
      throw new Error("broken");
    },
  ],
  ["never answers", () => new Promise<never>(() => undefined)],
])("a memory that %s keeps no call waiting and changes nothing", async (_, recall) => {
  vi.useFakeTimers();
  try {
    const answer = recalled(recall);
    await vi.advanceTimersByTimeAsync(400);
    expect(await answer).toEqual({ prior: 0, outcome: "unavailable" });
  } finally {
    vi.useRealTimers();
  }
});
