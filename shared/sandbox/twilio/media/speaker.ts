import { type Frame, SILENCE } from "./mulaw.ts";

/** Null when it is over. */
export type AudioSource = () => Frame | null;

/** A place where one thing is played at a time, frame by frame: the end of a leg, an announcement, the music of whoever waits. */
export interface Speaker {
  /** Resolves when the source is over, or as soon as the signal aborts or something else is played. */
  play(source: AudioSource, signal?: AbortSignal): Promise<void>;
  next(): Frame | null;
  readonly busy: boolean;
}

export function createSpeaker(): Speaker {
  let current: { source: AudioSource; finish: () => void } | undefined;
  const stop = (which = current) => {
    if (which !== current || !current) return;
    const { finish } = current;
    current = undefined;
    finish();
  };
  return {
    play(source, signal) {
      stop();
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const abort = () => stop(playing);
        const playing = {
          source,
          finish: () => {
            signal?.removeEventListener("abort", abort);
            resolve();
          },
        };
        current = playing;
        signal?.addEventListener("abort", abort, { once: true });
      });
    },
    next() {
      const frame = current?.source() ?? null;
      if (current && frame === null) stop();
      return frame;
    },
    get busy() {
      return current !== undefined;
    },
  };
}

/** `loop` 0 repeats for ever, as in TwiML. */
export function framesSource(frames: readonly Frame[], loop = 1): AudioSource {
  let at = 0;
  let rounds = 1;
  return () => {
    if (at >= frames.length && (loop === 0 || rounds < loop)) {
      at = 0;
      rounds += 1;
    }
    return frames[at++] ?? null;
  };
}

export const silenceSource = (seconds: number): AudioSource => {
  let left = Math.round(seconds * 50);
  return () => (left-- > 0 ? SILENCE : null);
};
