import { frameBytes, silenceByte } from "../recordings/mulaw-wav.ts";
import { type FrameIndex, type FramePlace, frameHash } from "./frame-index.ts";

interface FoundFrames {
  /** A known frame, whose first sample is the `at`-th received. */
  frame(places: readonly FramePlace[], at: number): void;
  /** Everything before the `at`-th sample has been looked at. */
  reached(at: number): void;
}

/** Finds known frames in a stream of samples that may start, break off and go on at any byte. */
interface FrameFinder {
  push(samples: Uint8Array): void;
}

export function createFrameFinder(index: FrameIndex, found: FoundFrames): FrameFinder {
  let rest = new Uint8Array(0);
  let restAt = 0;
  /** Frames are expected one after the other; otherwise every byte may be the first of one. */
  let aligned = true;

  return {
    push(samples) {
      const buffer = new Uint8Array(rest.length + samples.length);
      buffer.set(rest);
      // The other µ-law zero sounds the same, and a mixer turns one into the other.
      for (let i = 0; i < samples.length; i++) buffer[rest.length + i] = samples[i] === 0x7f ? silenceByte : (samples[i] ?? silenceByte);
      let at = 0;
      while (buffer.length - at >= frameBytes) {
        if (!aligned) {
          at = search(buffer, at);
          continue;
        }
        if (!isSilent(buffer, at)) {
          const places = index.find(frameHash.of(buffer, at), buffer, at);
          if (places.length === 0) {
            aligned = false;
            continue;
          }
          found.frame(places, restAt + at);
        }
        at += frameBytes;
        found.reached(restAt + at);
      }
      rest = buffer.slice(at);
      restAt += at;
    },
  };

  /** The next place worth looking at as a whole frame, or the first that is not complete yet. */
  function search(buffer: Uint8Array, from: number): number {
    let at = from;
    let hash = frameHash.of(buffer, at);
    let silent = 0;
    for (let i = at; i < at + frameBytes; i++) silent = buffer[i] === silenceByte ? silent + 1 : 0;
    for (;;) {
      if (silent >= frameBytes || index.find(hash, buffer, at).length > 0) {
        aligned = true;
        break;
      }
      const entering = buffer[at + frameBytes];
      at += 1;
      if (entering === undefined) break;
      hash = frameHash.roll(hash, buffer[at - 1] ?? 0, entering);
      silent = entering === silenceByte ? silent + 1 : 0;
    }
    found.reached(restAt + at);
    return at;
  }
}

function isSilent(buffer: Uint8Array, at: number): boolean {
  for (let i = at; i < at + frameBytes; i++) if (buffer[i] !== silenceByte) return false;
  return true;
}
