import { expect, it } from "vitest";
import { learn, logitOf } from "./learn.ts";
import type { Sample } from "./samples.ts";

const sample = (keys: string, isPositive: boolean): Sample => ({ keys: keys.split(" "), isPositive, weight: 1 });
const SAMPLES = [
  ...Array.from({ length: 8 }, (_each, at) => sample(`bank code${at % 4} tell now`, true)),
  ...Array.from({ length: 8 }, (_each, at) => sample(`bank code${at % 4} letter later`, false)),
];
const OPTIONS = { fewestTexts: 2, mostKeys: 100, cost: 1, shareOf: () => 1 };

it("learns what tells the samples apart, and not what they share", () => {
  const learned = learn(SAMPLES, OPTIONS);
  expect(learned.weights.get("tell")).toBeGreaterThan(0.3);
  expect(learned.weights.get("letter")).toBeLessThan(-0.3);
  expect(Math.abs(learned.weights.get("bank") ?? 1)).toBeLessThan(0.01);
  expect(logitOf(learned, ["bank", "tell", "now"], () => 1)).toBeGreaterThan(1);
  expect(logitOf(learned, ["bank", "never heard"], () => 1)).toBeCloseTo(learned.bias, 2);
});

it("keeps the strongest keys only, leaves out rare ones, and does so the same every time", () => {
  const learned = learn([...SAMPLES, sample("once tell", true)], { ...OPTIONS, mostKeys: 4 });
  expect([...learned.weights.keys()].sort()).toEqual(["later", "letter", "now", "tell"]);
  expect(learn([...SAMPLES, sample("once tell", true)], { ...OPTIONS, mostKeys: 4 })).toEqual(learned);
});
