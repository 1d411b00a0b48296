/** One 20 ms clock for the whole simulator. Deadlines live on it too, so a call costs no timer of its own. */
export interface Clock {
  /** Frames since the simulator started. */
  readonly tick: number;
  /** Runs `action` on the first tick at or after `delayMs`; returns its cancellation. */
  after(delayMs: number, action: () => void): () => void;
  /** Resumes ticking after idleness. */
  wake(): void;
  stop(): void;
}

export const FRAME_MS = 20;
/** A machine that slept longer than this does not replay the lost time: a telephone network would not either. */
const MAX_CATCH_UP_TICKS = 250;

/**
 * The n-th tick is due at a fixed instant, so lateness never accumulates; late ticks are run in one go. `onTick` answers
 * whether there is still something to do; without that and without deadlines the clock sleeps.
 */
export function createClock(onTick: () => boolean): Clock {
  let tick = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let originMs = 0;
  let originTick = 0;
  const deadlines = new Set<{ at: number; action: () => void }>();

  const runOne = (): boolean => {
    tick += 1;
    for (const deadline of deadlines) {
      if (deadline.at > tick) continue;
      deadlines.delete(deadline);
      deadline.action();
    }
    return onTick() || deadlines.size > 0;
  };

  const schedule = () => {
    const dueMs = originMs + (tick + 1 - originTick) * FRAME_MS;
    timer = setTimeout(loop, Math.max(0, dueMs - performance.now()));
  };

  const loop = () => {
    timer = undefined;
    const due = Math.floor((performance.now() - originMs) / FRAME_MS) + originTick;
    const skipped = Math.max(0, due - tick - MAX_CATCH_UP_TICKS);
    originTick -= skipped;
    let busy = true;
    for (let left = due - skipped - tick; left > 0 && busy && !stopped; left--) busy = runOne();
    if (!stopped && busy) schedule();
  };

  const wake = () => {
    if (timer !== undefined || stopped) return;
    originMs = performance.now();
    originTick = tick;
    schedule();
  };

  return {
    get tick() {
      return tick;
    },
    after(delayMs, action) {
      const deadline = { at: tick + Math.max(1, Math.ceil(delayMs / FRAME_MS)), action };
      deadlines.add(deadline);
      wake();
      return () => void deadlines.delete(deadline);
    },
    wake,
    stop() {
      stopped = true;
      clearTimeout(timer);
      deadlines.clear();
    },
  };
}
