import { FRAME_BYTES, FRAMES_PER_SECOND, type Frame, isSilent } from "./mulaw.ts";

/** Everything one party has heard since it was connected, bounded to the last seconds; silent seconds take no room. */
export interface Ear {
  push(frame: Frame): void;
  /** Frames heard so far, including those no longer kept. */
  readonly frames: number;
  /** The first frame that is still kept. */
  readonly firstKept: number;
  /** µ-law from `firstKept` on. */
  audio(): Uint8Array;
}

export function createEar(keptSeconds: number): Ear {
  const seconds: (Uint8Array | null)[] = [];
  let frames = 0;
  let firstSecond = 0;
  return {
    push(frame) {
      const at = frames % FRAMES_PER_SECOND;
      if (at === 0) seconds.push(null);
      if (seconds.length > keptSeconds) {
        seconds.shift();
        firstSecond += 1;
      }
      frames += 1;
      if (isSilent(frame)) return;
      const last = seconds.length - 1;
      const second = seconds[last] ?? new Uint8Array(FRAME_BYTES * FRAMES_PER_SECOND).fill(0xff);
      seconds[last] = second;
      second.set(frame, at * FRAME_BYTES);
    },
    get frames() {
      return frames;
    },
    get firstKept() {
      return firstSecond * FRAMES_PER_SECOND;
    },
    audio() {
      const audio = new Uint8Array((frames - firstSecond * FRAMES_PER_SECOND) * FRAME_BYTES).fill(0xff);
      seconds.forEach((second, index) => {
        const start = index * FRAME_BYTES * FRAMES_PER_SECOND;
        if (second) audio.set(second.subarray(0, audio.length - start), start);
      });
      return audio;
    },
  };
}
