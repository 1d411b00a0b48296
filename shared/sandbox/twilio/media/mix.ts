import { FRAME_BYTES, type Frame, LINEAR, SILENCE, toMulaw } from "./mulaw.ts";

const sums = new Int32Array(FRAME_BYTES);

/** Sums in linear PCM. A single active source passes through untouched, as µ-law would lose precision each time it is re-encoded. */
export function mix(active: readonly Frame[]): Frame {
  const [first] = active;
  if (first === undefined) return SILENCE;
  if (active.length === 1) return first;
  sums.fill(0);
  for (const frame of active) {
    for (let i = 0; i < FRAME_BYTES; i++) sums[i] = (sums[i] ?? 0) + (LINEAR[frame[i] ?? 0xff] ?? 0);
  }
  const mixed = new Uint8Array(FRAME_BYTES);
  for (let i = 0; i < FRAME_BYTES; i++) mixed[i] = toMulaw(sums[i] ?? 0);
  return mixed;
}
