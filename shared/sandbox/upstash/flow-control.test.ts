import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFlowControl, type FlowLimits } from "./flow-control.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scene = (speed = 1) => {
  const flow = createFlowControl({ speed, now: Date.now });
  const begun: [name: string, atMs: number][] = [];
  const start = Date.now();
  const enter = (name: string, limits: FlowLimits, { takesMs = 0, isWanted = (): boolean => true } = {}) =>
    flow.enter("key", {
      ...{ limits, isWanted },
      run: () => {
        begun.push([name, Date.now() - start]);
        return new Promise((resolve) => setTimeout(resolve, takesMs));
      },
    });
  return { flow, begun, enter };
};

test("a rate lets so many begin in each period, in order, however quick they are", async () => {
  const { begun, enter } = scene();
  for (const name of ["a", "b", "c", "d", "e"]) enter(name, { rate: 2, periodMs: 1000 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun).toEqual([
    ["a", 0],
    ["b", 0],
    ["c", 1000],
    ["d", 1000],
    ["e", 2000],
  ]);
});

test("parallelism and rate hold together, and periods are as short as the speed makes them", async () => {
  const { begun, enter } = scene(10);
  for (const name of ["a", "b", "c"]) enter(name, { rate: 2, periodMs: 1000, parallelism: 1 }, { takesMs: 30 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun).toEqual([
    ["a", 0],
    ["b", 30],
    ["c", 100],
  ]);
});

test("what nobody wants any more gives up its place", async () => {
  const { begun, enter } = scene();
  let isWanted = true;
  enter("a", { rate: 1, periodMs: 1000 });
  enter("b", { rate: 1, periodMs: 1000 }, { isWanted: () => isWanted });
  enter("c", { rate: 1, periodMs: 1000 });
  isWanted = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun.map(([name]) => name)).toEqual(["a", "c"]);
});

test("nothing begins after the end", async () => {
  const { flow, begun, enter } = scene();
  enter("a", { rate: 1, periodMs: 1000 });
  enter("b", { rate: 1, periodMs: 1000 });
  flow.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun.map(([name]) => name)).toEqual(["a"]);
});
