import { type Frame, framesOf, LINEAR } from "./mulaw.ts";

const MULAW_FORMAT = 7;
const PCM_FORMAT = 1;

/** Mono 8 kHz, µ-law or PCM16. Anything else is refused: the network would convert it, the product should not rely on it. */
export function framesOfWav(bytes: Uint8Array): Frame[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new Error("not a WAV file");
  let format: number | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === "fmt ") {
      format = view.getUint16(body, true);
      if (view.getUint16(body + 2, true) !== 1 || view.getUint32(body + 4, true) !== 8000) throw new Error("not mono 8 kHz");
    } else if (tag(at) === "data") {
      const end = Math.min(bytes.length, body + size);
      if (format === MULAW_FORMAT) return framesOf(Int16Array.from(bytes.subarray(body, end), (byte) => LINEAR[byte] ?? 0));
      if (format === PCM_FORMAT) {
        return framesOf(Int16Array.from({ length: (end - body) >> 1 }, (_, i) => view.getInt16(body + 2 * i, true)));
      }
      throw new Error(`WAV format ${format} is not supported`);
    }
    at = body + size + (size & 1);
  }
  throw new Error("WAV file without data");
}
