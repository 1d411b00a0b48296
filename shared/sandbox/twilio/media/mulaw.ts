export type Frame = Uint8Array;

export const FRAME_BYTES = 160;
export const FRAMES_PER_SECOND = 50;

export const SILENCE: Frame = new Uint8Array(FRAME_BYTES).fill(0xff);

const decode = (byte: number): number => {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return bits & 0x80 ? -magnitude : magnitude;
};

const encode = (sample: number): number => {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(32635, Math.abs(sample)) + 0x84;
  const exponent = Math.max(0, Math.min(7, 31 - Math.clz32(magnitude) - 7));
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
};

/** µ-law byte → linear 16-bit sample. */
export const LINEAR = Int16Array.from({ length: 256 }, (_, byte) => decode(byte));
const MULAW = Uint8Array.from({ length: 65536 }, (_, index) => encode(index - 32768));

export const toMulaw = (sample: number): number => {
  const clipped = sample < -32768 ? -32768 : sample > 32767 ? 32767 : sample;
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
