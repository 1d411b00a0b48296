import { type Frame, framesOf } from "./mulaw.ts";

const tone = (durationMs: number, value: (seconds: number) => number): Frame[] =>
  framesOf(Float64Array.from({ length: durationMs * 8 }, (_, i) => value(i / 8000)));

const sine = (hz: number, t: number) => Math.sin(2 * Math.PI * hz * t);

/** French cadence: 1.5 s of 440 Hz, 3.5 s of rest. */
export const RINGBACK = tone(5000, (t) => (t < 1.5 ? 3000 * sine(440, t) : 0));
/** What a conference without a waitUrl plays to whoever waits. */
export const HOLD_MUSIC = tone(4000, (t) => 2500 * sine([262, 330, 392, 523][Math.floor(t) % 4] ?? 262, t));
const KEY_HZ: Readonly<Record<string, [low: number, high: number]>> = {
  ...{ "1": [697, 1209], "2": [697, 1336], "3": [697, 1477], "4": [770, 1209], "5": [770, 1336], "6": [770, 1477] },
  ...{ "7": [852, 1209], "8": [852, 1336], "9": [852, 1477], "*": [941, 1209], "0": [941, 1336], "#": [941, 1477] },
};
/** A tenth of a second of the key, and as much of rest. */
export const keyTone = (digit: string): Frame[] => {
  const [low, high] = KEY_HZ[digit] ?? [0, 0];
  return tone(200, (t) => (t < 0.1 ? 3000 * (sine(low, t) + sine(high, t)) : 0));
};
export const BEEP = tone(200, (t) => 4000 * sine(880, t));
