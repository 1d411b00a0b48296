import { FRAME_BYTES, type Frame, LINEAR } from "./mulaw.ts";

export interface Finding {
  found: boolean;
  /** Best normalised correlation of any stretch of the signal, 0 to 1. */
  score: number;
  /** Where the signal would begin, in frames from the beginning of the audio; null when it is not there. */
  atFrame: number | null;
}

/** A stretch of 0.8 s: short enough to notice an interrupted announcement, long enough not to match by chance. */
const STRETCH_FRAMES = 40;
/** Minutes of other speech reach 0.21 by chance; the signal under speech three times as loud still gives 0.31. */
const THRESHOLD = 0.28;
/**
 * How much of the signal's own strength must be there. In a stretch that is silent but for one short sound, chance alone
 * reaches the threshold above, since little energy is left to compare with; a signal that was played is there at full strength.
 */
const MIN_GAIN = 0.5;

const linear = (mulaw: Uint8Array): Float32Array => Float32Array.from(mulaw, (byte) => LINEAR[byte] ?? 0);

const join = (frames: readonly Frame[]): Uint8Array => {
  const joined = new Uint8Array(frames.length * FRAME_BYTES);
  frames.forEach((frame, index) => {
    joined.set(frame, index * FRAME_BYTES);
  });
  return joined;
};

/** Energy up to each frame, so that the energy of any stretch is one subtraction. */
function energyUpTo(samples: Float32Array): Float64Array {
  const sums = new Float64Array(samples.length / FRAME_BYTES + 1);
  let sum = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    sum += sample * sample;
    if ((i + 1) % FRAME_BYTES === 0) sums[(i + 1) / FRAME_BYTES] = sum;
  }
  return sums;
}

function product(audio: Float32Array, from: number, signal: Float32Array, start: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (audio[from + i] ?? 0) * (signal[start + i] ?? 0);
  return sum;
}

/** Looks for any 0.8 s of the signal in the audio, mixed with whatever else is there. Sound in the simulator moves in whole frames. */
export function findSignal(mulaw: Uint8Array, frames: readonly Frame[]): Finding {
  const audio = linear(mulaw);
  const signal = linear(join(frames));
  const stretch = Math.min(STRETCH_FRAMES, frames.length);
  const audioEnergy = energyUpTo(audio);
  const signalEnergy = energyUpTo(signal);
  const energyOf = (sums: Float64Array, frame: number) => (sums[frame + stretch] ?? 0) - (sums[frame] ?? 0);
  let best: Finding = { found: false, score: 0, atFrame: null };
  for (let start = 0; start + stretch <= frames.length; start += stretch) {
    const wanted = energyOf(signalEnergy, start);
    for (let from = 0; from + stretch < audioEnergy.length; from++) {
      const present = energyOf(audioEnergy, from);
      // Too quiet to hold the signal at that strength, whatever it is.
      if (present === 0 || present < MIN_GAIN * MIN_GAIN * wanted) continue;
      const overlap = product(audio, from * FRAME_BYTES, signal, start * FRAME_BYTES, stretch * FRAME_BYTES);
      const score = overlap / Math.sqrt(present * wanted);
      if (overlap / wanted < MIN_GAIN) continue;
      if (score > best.score) best = { found: score >= THRESHOLD, score, atFrame: from - start };
    }
  }
  return best.found ? best : { ...best, atFrame: null };
}
