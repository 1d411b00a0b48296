export const SLOT_MS = 20;
export const SLOT_BYTES = 160;
export const SILENCE = 0xff;

/** G.711: magnitude of each code, on the 14-bit scale. */
const MAGNITUDE = Uint16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0x7f;
  return (((bits & 0x0f) << 1) + 33) * 2 ** (bits >> 4) - 33;
});

/** About -38 dBFS: above line noise, below a quiet voice. */
const SPEECH_MEAN_MAGNITUDE = 100;

/** Whether the slot is loud enough to hold speech; looks at every eighth sample. */
export function isLoud(audio: Uint8Array, start: number): boolean {
  let sum = 0;
  for (let at = start; at < start + SLOT_BYTES; at += 8) sum += MAGNITUDE[audio[at] as number] as number;
  return sum * 8 > SPEECH_MEAN_MAGNITUDE * SLOT_BYTES;
}

/** Digital silence, both zeros of µ-law; what Twilio sends when nothing is to be heard. */
export function isSilent(audio: Uint8Array, start: number): boolean {
  for (let at = start; at < start + SLOT_BYTES; at += 1) if (((audio[at] as number) | 0x80) !== SILENCE) return false;
  return true;
}
