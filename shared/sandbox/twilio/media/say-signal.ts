import { type Frame, framesOf } from "./mulaw.ts";

const SAMPLE_RATE = 8000;
const CHARS_PER_SECOND = 14;
const SYLLABLE_SAMPLES = 1600;
const MIN_SAMPLES = SAMPLE_RATE * 0.6;
const FORMANTS: readonly [low: number, high: number][] = [
  [300, 850],
  [900, 2200],
  [2300, 3300],
];
const KEPT = 200;
const rendered = new Map<string, Frame[]>();

const seedOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

const generator = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Harmonics of a gliding pitch under three random formants, with a breath of noise: unlike a steady tone, it matches only itself. */
function writeSyllable(samples: Float64Array, start: number, random: () => number): void {
  const end = Math.min(samples.length, start + SYLLABLE_SAMPLES);
  const pitch = 95 + random() * 115;
  const glide = (random() - 0.5) * 60;
  const formants = FORMANTS.map(([low, high]) => low + random() * (high - low));
  const voices = Array.from({ length: Math.floor(3400 / (pitch + 30)) }, (_, index) => {
    const hz = pitch * (index + 1);
    const gain = formants.reduce((sum, formant, rank) => sum + Math.exp(-(((hz - formant) / 180) ** 2)) / (rank + 1), 0.02);
    return { number: index + 1, gain, phase: random() * 2 * Math.PI };
  });
  for (let i = start; i < end; i++) {
    const t = (i - start) / SAMPLE_RATE;
    const turns = pitch * t + (glide * t * t) / 2;
    let value = (random() - 0.5) * 0.3;
    for (const { number, gain, phase } of voices) value += gain * Math.sin(2 * Math.PI * turns * number + phase);
    samples[i] = value * (0.35 + 0.65 * Math.sin((Math.PI * (i - start)) / SYLLABLE_SAMPLES));
  }
}

/**
 * A voice-like signal as long as it takes to say the text. The whole text seeds it, so two texts with the same beginning share no
 * audio, and the same text always sounds the same.
 */
export function saySignal(text: string): Frame[] {
  const known = rendered.get(text);
  if (known) return known;
  const samples = new Float64Array(Math.max(MIN_SAMPLES, Math.round((text.length / CHARS_PER_SECOND) * SAMPLE_RATE)));
  const random = generator(seedOf(text));
  for (let start = 0; start < samples.length; start += SYLLABLE_SAMPLES) writeSyllable(samples, start, random);
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  const gain = 4500 / Math.sqrt(energy / samples.length);
  const frames = framesOf(samples.map((sample) => sample * gain));
  rendered.set(text, frames);
  const [oldest] = rendered.keys();
  if (rendered.size > KEPT && oldest !== undefined) rendered.delete(oldest);
  return frames;
}
