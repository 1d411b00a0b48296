import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRefresher } from "./create-refresher.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const build = (answers: boolean[]) => {
  let runs = 0;
  const refresher = createRefresher(async () => {
    runs += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { ok: answers.shift() ?? true };
  });
  return { refresher, runs: () => runs };
};

test("a burst of hints makes one request", async () => {
  const { refresher, runs } = build([]);
  for (let n = 0; n < 20; n += 1) refresher.hint();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs()).toBe(1);
});

test("a hint during a request is not lost", async () => {
  const { refresher, runs } = build([]);
  refresher.hint();
  await vi.advanceTimersByTimeAsync(200);
  refresher.hint();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs()).toBe(2);
});

test("failures are tried again by themselves, ever more rarely, until one succeeds", async () => {
  const { refresher, runs } = build([false, false, true]);
  refresher.hint();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(runs()).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(runs()).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs()).toBe(3);
});

test("nothing runs after the page is left", async () => {
  const { refresher, runs } = build([false]);
  refresher.hint();
  await vi.advanceTimersByTimeAsync(200);
  refresher.stop();
  refresher.hint();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs()).toBe(1);
});
