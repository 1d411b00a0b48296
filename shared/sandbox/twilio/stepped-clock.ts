import { type Clock, FRAME_MS } from "./clock.ts";

export interface SteppedClock extends Clock {
  /** Runs the ticks of so much time at once; `settle` lets the work that they started come to rest after each. */
  advance(ms: number): Promise<void>;
}

/** The simulator's clock without timers: time passes when somebody says so. `onTick` as for the other clock. */
export function createSteppedClock(onTick: () => boolean, settle: () => Promise<void>): SteppedClock {
  let tick = 0;
  let stopped = false;
  let busy = false;
  const deadlines = new Set<{ at: number; action: () => void }>();

  const runOne = () => {
    tick += 1;
    for (const deadline of deadlines) {
      if (deadline.at > tick) continue;
      deadlines.delete(deadline);
      deadline.action();
    }
    busy = onTick();
  };

  return {
    get tick() {
      return tick;
    },
    after(delayMs, action) {
      const deadline = { at: tick + Math.max(1, Math.ceil(delayMs / FRAME_MS)), action };
      deadlines.add(deadline);
      return () => void deadlines.delete(deadline);
    },
    wake() {
      busy = true;
    },
    stop() {
      stopped = true;
      deadlines.clear();
    },
    async advance(ms) {
      const end = tick + Math.ceil(ms / FRAME_MS);
      await settle();
      while (!stopped) {
        // With nobody talking, nothing happens before the next deadline.
        const next = busy ? tick + 1 : Math.min(...[...deadlines].map(({ at }) => at));
        if (next > end) break;
        tick = Math.max(tick, next - 1);
        runOne();
        await settle();
      }
      tick = end;
    },
  };
}
