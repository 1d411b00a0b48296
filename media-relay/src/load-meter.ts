import { performance } from "node:perf_hooks";

export interface LoadMeter {
  /** 0..1 over the last second: time not spent resting. */
  utilisation(): number;
  /** Busy to the brim for several seconds on end. */
  isOverloaded(): boolean;
  /** Told how many streams are open. */
  streams(count: number): void;
  stop(): void;
}

const QUIET_MS = 10;
const BUSY_MS = 30;
/** Fewer streams than this are served as they come. */
const FEW_STREAMS = 8;
/** No rest left at all. Short of that a round that takes longer finds more in every socket, and evens itself out. */
const BUSY_ABOVE = 0.97;
const QUIET_BELOW = 0.6;
const OVERLOADED_ABOVE = 0.96;
const OVERLOADED_SECONDS = 5;
const METER_MS = 1_000;

/** The period of the beat for the next second; 0 is none. */
export function nextPeriod(periodMs: number, utilisation: number, streams: number): number {
  if (streams < FEW_STREAMS) return 0;
  if (periodMs === BUSY_MS) return utilisation < QUIET_BELOW ? QUIET_MS : BUSY_MS;
  return periodMs === QUIET_MS && utilisation > BUSY_ABOVE ? BUSY_MS : QUIET_MS;
}

/**
 * Makes the process read its sockets to a beat. Hundreds of streams wake it for every single piece of audio, and waking, not
 * work, is most of what that costs; so between two rounds the thread sleeps, and each round finds what has come together
 * in every socket: both voices of 20 ms when there is time (every 10 ms), more when time is short (every 30 ms).
 */
export function createLoadMeter(): LoadMeter {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  let periodMs = 0;
  let isBeating = false;
  let nextAt = 0;
  let restedMs = 0;
  let meteredAt = performance.now();
  let last = performance.eventLoopUtilization();
  let utilisation = 0;
  let overloadedSeconds = 0;
  let streams = 0;

  const beat = () => {
    if (periodMs === 0) {
      isBeating = false;
      return;
    }
    const now = performance.now();
    const waitMs = nextAt - now;
    if (waitMs > 0) {
      Atomics.wait(cell, 0, 0, waitMs);
      restedMs += performance.now() - now;
    }
    nextAt = Math.max(nextAt, now) + periodMs;
    setImmediate(beat);
  };

  const timer = setInterval(() => {
    const now = performance.now();
    const loop = performance.eventLoopUtilization();
    const wasBeating = isBeating;
    // The loop takes rest for work.
    utilisation = wasBeating ? 1 - restedMs / (now - meteredAt) : performance.eventLoopUtilization(loop, last).utilization;
    last = loop;
    meteredAt = now;
    restedMs = 0;
    overloadedSeconds = utilisation > OVERLOADED_ABOVE ? overloadedSeconds + 1 : 0;
    periodMs = nextPeriod(periodMs, utilisation, streams);
    if (periodMs === 0 || isBeating) return;
    isBeating = true;
    nextAt = now;
    setImmediate(beat);
  }, METER_MS);
  timer.unref();

  return {
    utilisation: () => utilisation,
    isOverloaded: () => overloadedSeconds >= OVERLOADED_SECONDS,
    streams(count) {
      streams = count;
    },
    stop() {
      clearInterval(timer);
      periodMs = 0;
    },
  };
}
