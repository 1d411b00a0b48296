const SAMPLE_RATE = 8_000;
const TONE_HZ = 440;
const TONE_MS = 1_500;
const SILENCE_MS = 3_500;
const AMPLITUDE = 0.2;
const HEADER_BYTES = 44;
const MU_LAW_SILENCE = 0xff;

/** One period of the French ringback tone: a complete µ-law WAV file of five seconds, about 40 kB. */
export function createRingbackWav(): Uint8Array<ArrayBuffer> {
  const toneSamples = (SAMPLE_RATE * TONE_MS) / 1000;
  const samples = (SAMPLE_RATE * (TONE_MS + SILENCE_MS)) / 1000;
  const file = new Uint8Array(HEADER_BYTES + samples).fill(MU_LAW_SILENCE);
  writeHeader(new DataView(file.buffer), samples);
  for (let index = 0; index < toneSamples; index += 1) {
    file[HEADER_BYTES + index] = toMuLaw(AMPLITUDE * Math.sin((2 * Math.PI * TONE_HZ * index) / SAMPLE_RATE));
  }
  return file;
}

function writeHeader(view: DataView, samples: number): void {
  const ascii = (offset: number, text: string) => {
    for (let index = 0; index < text.length; index += 1) view.setUint8(offset + index, text.charCodeAt(index));
  };
  ascii(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + samples, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 7, true); // µ-law
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  ascii(36, "data");
  view.setUint32(40, samples, true);
}

/** G.711: sign, three bits of exponent, four of mantissa, all inverted. */
function toMuLaw(sample: number): number {
  const magnitude = Math.min(Math.round(Math.abs(sample) * 32_767), 32_635) + 132;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}
