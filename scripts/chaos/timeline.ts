/** What is to happen when, in virtual milliseconds; of what is due at once, in the order in which it was asked for. */
export interface Timeline {
  now(): number;
  at(ms: number, run: () => void | Promise<void>): void;
  /** When the next thing happens; undefined when nothing will. */
  nextAt(): number | undefined;
  /** Moves on to it and does it. */
  step(): Promise<void>;
  moveTo(ms: number): void;
}

interface Entry {
  at: number;
  order: number;
  run: () => void | Promise<void>;
}

export function createTimeline(startMs: number): Timeline {
  let now = startMs;
  let order = 0;
  const entries: Entry[] = [];
  const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);
  return {
    now: () => now,
    at(ms, run) {
      order += 1;
      const entry = { at: Math.max(ms, now), order, run };
      let index = entries.length;
      while (index > 0 && isBefore(entry, entries[index - 1] as Entry)) index -= 1;
      entries.splice(index, 0, entry);
    },
    nextAt: () => entries[0]?.at,
    async step() {
      const entry = entries.shift();
      if (!entry) return;
      now = entry.at;
      await entry.run();
    },
    moveTo(ms) {
      now = Math.max(now, ms);
    },
  };
}
