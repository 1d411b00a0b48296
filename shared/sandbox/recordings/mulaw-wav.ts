/** One 20 ms frame at 8 kHz. */
export const frameBytes = 160;
/** µ-law zero. The other zero, 0x7F, is not used: a decoder followed by an encoder turns it into this one. */
export const silenceByte = 0xff;

const mulawFormat = 7;
const sampleRate = 8000;

/** The samples of a mono µ-law 8 kHz WAV file; throws on any other kind. */
export function parseMulawWav(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tag = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new Error("not a WAV file");
  let isMulaw = false;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = tag(at);
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (body + size > file.length) throw new Error(`WAV chunk ${name} is cut short`);
    if (name === "fmt ") {
      const [format, channels] = [view.getUint16(body, true), view.getUint16(body + 2, true)];
      isMulaw = format === mulawFormat && channels === 1 && view.getUint32(body + 4, true) === sampleRate;
    }
    if (name === "data") {
      if (!isMulaw) throw new Error("WAV is not mono µ-law at 8 kHz");
      return file.subarray(body, body + size);
    }
    // Chunks are padded to an even length that their size does not count.
    at = body + size + (size % 2);
  }
  throw new Error("WAV has no data chunk");
}

export function buildMulawWav(samples: Uint8Array): Uint8Array {
  const header = 58;
  const padding = samples.length % 2;
  const file = new Uint8Array(header + samples.length + padding);
  const view = new DataView(file.buffer);
  const text = (at: number, value: string) => file.set(new TextEncoder().encode(value), at);
  text(0, "RIFF");
  view.setUint32(4, file.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 18, true);
  view.setUint16(20, mulawFormat, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  view.setUint16(36, 0, true);
  // Formats other than PCM carry a chunk with the number of samples.
  text(38, "fact");
  view.setUint32(42, 4, true);
  view.setUint32(46, samples.length, true);
  text(50, "data");
  view.setUint32(54, samples.length, true);
  file.set(samples, header);
  return file;
}

/** G.711 µ-law of one 16-bit sample; silence is always 0xFF. */
export function encodeMulaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), 32_635) + 0x84;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const byte = ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
  return byte === 0x7f ? silenceByte : byte;
}

export function decodeMulaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return bits & 0x80 ? -magnitude : magnitude;
}
