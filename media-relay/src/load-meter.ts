import { performance } from "node:perf_hooks";

export interface LoadMeter {
  /** 0..1 over the last second. */
  utilisation(): number;
  /** Busy beyond `overloaded` for several seconds on end. */
  isOverloaded(): boolean;
  /** Shortest message worth sending to recognition, in slots of 20 ms. */
  minSlots(): number;
  stop(): void;
}

const OVERLOADED = 0.92;
const OVERLOADED_SECONDS = 5;

/**
 * Every message costs a system call. While there is time to spare each 20 ms go out at once; a busy process sends 40 ms at a
 * time, which the recogniser does not notice.
 */
export function createLoadMeter({ busy = 0.8 }: { busy?: number } = {}): LoadMeter {
  let last = performance.eventLoopUtilization();
  let utilisation = 0;
  let overloadedSeconds = 0;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    utilisation = performance.eventLoopUtilization(now, last).utilization;
    last = now;
    overloadedSeconds = utilisation > OVERLOADED ? overloadedSeconds + 1 : 0;
  }, 1_000);
  timer.unref();
  return {
    utilisation: () => utilisation,
    isOverloaded: () => overloadedSeconds >= OVERLOADED_SECONDS,
    minSlots: () => (utilisation > busy ? 2 : 1),
    stop: () => clearInterval(timer),
  };
}
