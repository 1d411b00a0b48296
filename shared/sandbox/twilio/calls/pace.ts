import { type Clock, FRAME_MS } from "../clock.ts";

/** How fast the API may start calls; more of them wait in line, in order. */
export interface Pace {
  /** How long the next call has to wait. */
  reserve(): number;
}

/** `perSecond` null: as fast as they come. */
export function createPace(clock: () => Clock, perSecond: () => number | null): Pace {
  let freeAt = 0;
  return {
    reserve() {
      const limit = perSecond();
      if (limit === null) return 0;
      const now = clock().tick * FRAME_MS;
      const start = Math.max(now, freeAt);
      freeAt = start + 1000 / limit;
      return start - now;
    },
  };
}
