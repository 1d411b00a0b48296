import { expect, test } from "vitest";
import { createSendRate } from "./send-rate.ts";

/** Sends pieces of `pieceMs` at `factor` times real time and says when the first was too much. */
function refusedAfterMs(factor: number, untilMs: number, pieceMs = 20): number | undefined {
  const rate = createSendRate({ burstMs: 3000, startMs: 0 });
  for (let now = 0; now < untilMs; now += pieceMs / factor) if (!rate.take(pieceMs, now)) return now;
  return undefined;
}

test("audio at real time, or a quarter faster, is taken for ever", () => {
  expect(refusedAfterMs(1, 600_000)).toBeUndefined();
  expect(refusedAfterMs(1.24, 600_000)).toBeUndefined();
});

test("audio at twice real time is refused when the burst is used up", () => {
  expect(refusedAfterMs(2, 60_000)).toBeGreaterThan(3000);
  expect(refusedAfterMs(2, 60_000)).toBeLessThan(5000);
});

test("a stalled sender may catch up, a backlog may not come at once", () => {
  const rate = createSendRate({ burstMs: 3000, startMs: 0 });
  expect(rate.take(2900, 2900)).toBe(true);
  expect(rate.take(5000, 2910)).toBe(false);
});

test("the highest rate is measured over two seconds", () => {
  const rate = createSendRate({ burstMs: 3000, startMs: 0 });
  for (let now = 0; now <= 10_000; now += 20) rate.take(now < 5000 ? 20 : 24, now);
  expect(rate.highest).toBeCloseTo(1.2, 2);
});
