import { expect, test } from "vitest";
import { createOffsets } from "./offsets.ts";

test("a provider's time is call time plus all that was skipped before it", () => {
  const offsets = createOffsets();
  offsets.anchor(0, 100);
  offsets.anchor(50, 150);
  offsets.anchor(60, 200);
  expect([0, 10, 50, 59, 60, 75.5].map(offsets.toCall)).toEqual([100, 110, 150, 159, 200, 215.5]);
});

test("a place that was anchored twice counts as what was said last", () => {
  const offsets = createOffsets();
  offsets.anchor(0, 10);
  offsets.anchor(0, 40);
  expect(offsets.toCall(5)).toBe(45);
});
