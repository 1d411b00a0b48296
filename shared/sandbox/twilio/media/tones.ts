import { type Frame, framesOf } from "./mulaw.ts";

const tone = (durationMs: number, value: (seconds: number) => number): Frame[] =>
  framesOf(Float64Array.from({ length: durationMs * 8 }, (_, i) => value(i / 8000)));

const sine = (hz: number, t: number) => Math.sin(2 * Math.PI * hz * t);

/** French cadence: 1.5 s of 440 Hz, 3.5 s of rest. */
export const RINGBACK = tone(5000, (t) => (t < 1.5 ? 3000 * sine(440, t) : 0));
/** What a conference without a waitUrl plays to whoever waits. */
export const HOLD_MUSIC = tone(4000, (t) => 2500 * sine([262, 330, 392, 523][Math.floor(t) % 4] ?? 262, t));
export const BEEP = tone(200, (t) => 4000 * sine(880, t));
