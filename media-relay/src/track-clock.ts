import { SLOT_MS } from "./codec/mulaw.ts";

/** How far a timestamp may stray before it is believed rather than the count of pieces. */
const JITTER_SLOTS = 2;

/** Gives each piece of a track its place in stream time. */
export interface TrackClock {
  /** Slot of 20 ms since the stream began. */
  place(chunk: number, timestampMs: number): number;
}

/**
 * Timestamps jitter by a few milliseconds, which would put two pieces into one slot; chunks are counted, but say nothing of a
 * pause. So pieces are counted on from the last one, and the timestamp only tells of real jumps.
 */
export function createTrackClock(): TrackClock {
  let lastChunk = -1;
  let lastSlot = 0;
  return {
    place(chunk, timestampMs) {
      const stamped = (timestampMs / SLOT_MS) | 0;
      const counted = lastSlot + chunk - lastChunk;
      const slot = lastChunk >= 0 && Math.abs(stamped - counted) <= JITTER_SLOTS ? counted : stamped;
      if (chunk > lastChunk) {
        lastChunk = chunk;
        lastSlot = slot;
      }
      return slot;
    },
  };
}
