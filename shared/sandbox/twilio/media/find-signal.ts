import { FRAME_BYTES, type Frame, LINEAR } from "./mulaw.ts";

export interface Finding {
  found: boolean;
  /** Best normalised correlation of any stretch of the signal, 0 to 1. */
  score: number;
  /** Where the signal would begin, in frames from the beginning of the audio; null when it is not there. */
  atFrame: number | null;
}

/** A stretch of 0.6 s: short enough to notice an interrupted announcement, long enough not to match by chance. */
const STRETCH_FRAMES = 30;
/** Chance stays below 0.2 on hours of speech; the signal under speech four times as loud still gives 0.24. */
const THRESHOLD = 0.22;

const linear = (mulaw: Uint8Array): Float32Array => Float32Array.from(mulaw, (byte) => LINEAR[byte] ?? 0);

const join = (frames: readonly Frame[]): Uint8Array => {
  const joined = new Uint8Array(frames.length * FRAME_BYTES);
  frames.forEach((frame, index) => {
    joined.set(frame, index * FRAME_BYTES);
  });
  return joined;
};

function correlation(audio: Float32Array, from: number, signal: Float32Array, start: number, length: number): number {
  let product = 0;
  let audioEnergy = 0;
  let signalEnergy = 0;
  for (let i = 0; i < length; i++) {
    const a = audio[from + i] ?? 0;
    const s = signal[start + i] ?? 0;
    product += a * s;
    audioEnergy += a * a;
    signalEnergy += s * s;
  }
  return audioEnergy === 0 || signalEnergy === 0 ? 0 : product / Math.sqrt(audioEnergy * signalEnergy);
}

/** Looks for any 0.6 s of the signal in the audio, mixed with whatever else is there. Sound in the simulator moves in whole frames. */
export function findSignal(mulaw: Uint8Array, frames: readonly Frame[]): Finding {
  const audio = linear(mulaw);
  const signal = linear(join(frames));
  const stretch = Math.min(STRETCH_FRAMES, frames.length) * FRAME_BYTES;
  let best: Finding = { found: false, score: 0, atFrame: null };
  for (let start = 0; start + stretch <= signal.length; start += stretch) {
    for (let from = 0; from + stretch <= audio.length; from += FRAME_BYTES) {
      const score = correlation(audio, from, signal, start, stretch);
      if (score > best.score) best = { found: score >= THRESHOLD, score, atFrame: (from - start) / FRAME_BYTES };
    }
  }
  return best.found ? best : { ...best, atFrame: null };
}
