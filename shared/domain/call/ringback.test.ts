import { expect, test } from "vitest";
import { createRingbackWav } from "./ringback.ts";

const wav = createRingbackWav();
const text = (from: number, to: number) => String.fromCharCode(...wav.subarray(from, to));
const decode = (byte: number) => {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return bits & 0x80 ? -magnitude : magnitude;
};

test("the ringback is a µ-law WAV of 8 kHz whose sizes add up", () => {
  const view = new DataView(wav.buffer);
  expect([text(0, 4), text(8, 12), text(36, 40)]).toEqual(["RIFF", "WAVE", "data"]);
  expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([7, 1, 8000]);
  expect(view.getUint32(4, true)).toBe(wav.length - 8);
  expect(view.getUint32(40, true)).toBe(5 * 8000);
});

test("it sounds for 1.5 s at 440 Hz, then is silent for 3.5 s", () => {
  const samples = [...wav.subarray(44)].map(decode);
  const tone = samples.slice(0, 12_000);
  const rises = tone.filter((sample, index) => index > 0 && sample >= 0 && (tone[index - 1] ?? 0) < 0).length;
  expect(rises).toBeGreaterThanOrEqual(659);
  expect(rises).toBeLessThanOrEqual(661);
  expect(Math.max(...tone)).toBeGreaterThan(6_000);
  expect(Math.max(...tone)).toBeLessThan(7_000);
  expect(samples.slice(12_000).every((sample) => sample === 0)).toBe(true);
});
