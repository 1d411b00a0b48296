/** Limits of all deliveries that share a key. */
export interface FlowLimits {
  parallelism?: number | undefined;
  /** Deliveries that begin within a period. */
  rate?: number | undefined;
  periodMs?: number | undefined;
}

interface Waiting {
  limits: FlowLimits;
  /** Whether it is to be delivered still. */
  isWanted(): boolean;
  run(): Promise<void>;
}

interface Lane {
  queue: Waiting[];
  running: number;
  /** When the last deliveries began, oldest first. */
  begun: number[];
  timer?: ReturnType<typeof setTimeout> | undefined;
}

const DEFAULT_PERIOD_MS = 1000;

/** Lets deliveries begin in the order in which they came, as their limits allow; `speed` shortens the periods. */
export function createFlowControl({ speed, now }: { speed: number; now: () => number }) {
  const lanes = new Map<string, Lane>();
  let isStopped = false;

  /** How long the first in the queue has to wait for the rate alone. */
  const rateWaitMs = (lane: Lane, { rate, periodMs = DEFAULT_PERIOD_MS }: FlowLimits): number => {
    if (rate === undefined) return 0;
    const before = lane.begun.at(-rate);
    return before === undefined ? 0 : Math.max(0, before + periodMs / speed - now());
  };
  const pump = (key: string, lane: Lane): void => {
    clearTimeout(lane.timer);
    for (let next = lane.queue[0]; next && !isStopped; next = lane.queue[0]) {
      if (!next.isWanted()) {
        lane.queue.shift();
        continue;
      }
      if (lane.running >= (next.limits.parallelism ?? Number.POSITIVE_INFINITY)) return;
      const waitMs = rateWaitMs(lane, next.limits);
      if (waitMs > 0) {
        lane.timer = setTimeout(() => pump(key, lane), waitMs);
        return;
      }
      lane.queue.shift();
      lane.running += 1;
      lane.begun.push(now());
      if (lane.begun.length > Math.max(1, next.limits.rate ?? 1)) lane.begun.shift();
      void next.run().finally(() => {
        lane.running -= 1;
        pump(key, lane);
      });
    }
  };

  return {
    enter(key: string, waiting: Waiting): void {
      const lane = lanes.get(key) ?? { queue: [], running: 0, begun: [] };
      lanes.set(key, lane);
      lane.queue.push(waiting);
      pump(key, lane);
    },
    stop(): void {
      isStopped = true;
      for (const { timer } of lanes.values()) clearTimeout(timer);
    },
  };
}
