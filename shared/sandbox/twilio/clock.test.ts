import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClock } from "./clock.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("one frame every 20 ms, for ever, without drift", () => {
  const clock = createClock(() => true);
  clock.wake();
  vi.advanceTimersByTime(60_000);
  expect(clock.tick).toBe(3000);
  clock.stop();
});

test("an idle clock sleeps until something is due", () => {
  const clock = createClock(() => false);
  const done = vi.fn();
  clock.after(100, done);
  vi.advanceTimersByTime(80);
  expect(done).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  expect(done).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1000);
  expect(clock.tick).toBe(5);
  expect(vi.getTimerCount()).toBe(0);
});

test("a cancelled deadline does nothing", () => {
  const clock = createClock(() => true);
  const done = vi.fn();
  clock.after(40, done)();
  vi.advanceTimersByTime(100);
  expect(done).not.toHaveBeenCalled();
  clock.stop();
});

test("ticks that a slow machine missed are made up for, up to five seconds", () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const clock = createClock(() => true);
  const ticksAfter = (ms: number) => {
    const before = clock.tick;
    now += ms;
    vi.runOnlyPendingTimers();
    return clock.tick - before;
  };
  clock.wake();
  expect([20, 700, 5, 15, 60_000, 20].map(ticksAfter)).toEqual([1, 35, 0, 1, 250, 1]);
  clock.stop();
});
