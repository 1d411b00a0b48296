import { performance } from "node:perf_hooks";
import type { Clock } from "../../shared/ports/clock.ts";

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
