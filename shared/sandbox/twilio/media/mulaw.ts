import { decodeMulaw, encodeMulaw } from "../../recordings/mulaw-wav.ts";

export type Frame = Uint8Array;

export const FRAME_BYTES = 160;
export const FRAMES_PER_SECOND = 50;

export const SILENCE: Frame = new Uint8Array(FRAME_BYTES).fill(0xff);

/** µ-law byte → linear 16-bit sample. */
export const LINEAR = Int16Array.from({ length: 256 }, (_, byte) => decodeMulaw(byte));
const MULAW = Uint8Array.from({ length: 65536 }, (_, index) => encodeMulaw(index - 32768));

export const toMulaw = (sample: number): number => {
  const clipped = Math.max(-32768, Math.min(32767, sample));
  return MULAW[(clipped | 0) + 32768] ?? 0xff;
};

export function isSilent(frame: Frame): boolean {
  if (frame === SILENCE) return true;
  for (const byte of frame) if (byte !== 0xff) return false;
  return true;
}

export function framesOf(samples: ArrayLike<number>): Frame[] {
  const frames: Frame[] = [];
  for (let start = 0; start < samples.length; start += FRAME_BYTES) {
    const frame = new Uint8Array(FRAME_BYTES).fill(0xff);
    const end = Math.min(FRAME_BYTES, samples.length - start);
    for (let i = 0; i < end; i++) frame[i] = toMulaw(samples[start + i] ?? 0);
    frames.push(frame);
  }
  return frames;
}
