import type { Clock } from "../ports/clock.ts";

export interface ManualClock extends Clock {
  /** Moves time on, running what falls due in order; work that promises put off gets its turn in between. */
  advance(ms: number): Promise<void>;
  /** Time passes while nothing runs: timers are late, as in a process that was not given the processor. */
  stall(ms: number): void;
}

export function createManualClock(): ManualClock {
  let now = 0;
  let timers: { at: number; order: number; run: () => void }[] = [];
  let order = 0;
  // A macrotask, so that chains of promises of any length settle.
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    after(ms, run) {
      order += 1;
      const timer = { at: now + ms, order, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    stall(ms) {
      now += ms;
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
