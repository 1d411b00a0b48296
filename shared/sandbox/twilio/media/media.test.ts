import { expect, test } from "vitest";
import { createEar } from "./ear.ts";
import { findSignal } from "./find-signal.ts";
import { mix } from "./mix.ts";
import { FRAME_BYTES, type Frame, LINEAR, SILENCE, toMulaw } from "./mulaw.ts";
import { saySignal } from "./say-signal.ts";
import { framesSource, silenceSource } from "./speaker.ts";
import { RINGBACK } from "./tones.ts";
import { framesOfWav } from "./wav.ts";

const WARNING = "Attention. Cette personne demande un code secret. Raccrochez.";
const OTHER = "Attention. Cette personne demande un virement immédiat. Raccrochez.";

const concat = (frames: readonly Frame[]) => Uint8Array.from(frames.flatMap((frame) => [...frame]));

/** Speech-like noise that is not one of the signals: another text, louder. */
const babble = (count: number, gain: number): Frame[] => {
  const frames = saySignal(
    "Bonjour, ici le service des fraudes de votre banque, ne quittez pas, je vérifie votre dossier avec vous.".repeat(4),
  );
  return Array.from({ length: count }, (_, i) => (frames[i % frames.length] ?? SILENCE).map((byte) => toMulaw((LINEAR[byte] ?? 0) * gain)));
};

test("every µ-law byte survives decoding and encoding", () => {
  for (let byte = 0; byte < 256; byte++) {
    if (byte !== 0x7f) expect(toMulaw(LINEAR[byte] ?? 0)).toBe(byte);
  }
});

test("one active source passes through bit for bit, two are summed and clipped", () => {
  const voice = new Uint8Array(FRAME_BYTES).fill(0x85);
  expect(mix([voice])).toBe(voice);
  expect(mix([])).toBe(SILENCE);
  expect(LINEAR[mix([voice, voice])[0] ?? 0]).toBe(32124);
});

test("a sentence lasts as long as it takes to say it and always sounds the same", () => {
  expect(saySignal(WARNING).length).toBe(Math.ceil((WARNING.length / 14) * 50));
  expect(concat(saySignal(`${WARNING} `))).not.toEqual(concat(saySignal(WARNING)));
});

test("a sentence is found where it was played, alone or under louder speech", () => {
  const speech = babble(600, 2);
  const frames = speech.map((frame, i) =>
    mix([
      frame,
      ...saySignal(WARNING)
        .slice(i - 200, i - 200 + 1)
        .filter(() => i >= 200),
    ]),
  );
  expect(findSignal(concat(frames), saySignal(WARNING))).toMatchObject({ found: true, atFrame: 200 });
});

test("a sentence that was not said is not found, even when another begins the same way", () => {
  const frames = babble(600, 1).map((frame, i) =>
    mix([frame, ...(saySignal(OTHER)[i - 200] ? [saySignal(OTHER)[i - 200] ?? SILENCE] : [])]),
  );
  expect(findSignal(concat(frames), saySignal(OTHER)).found).toBe(true);
  expect(findSignal(concat(frames), saySignal(WARNING)).found).toBe(false);
});

test("the beginning of an interrupted sentence is enough to find it", () => {
  const frames = [...babble(50, 1), ...saySignal(WARNING).slice(0, 40), ...babble(100, 1)];
  expect(findSignal(concat(frames), saySignal(WARNING))).toMatchObject({ found: true, atFrame: 50 });
});

test("an ear keeps the last seconds only", () => {
  const ear = createEar(2);
  for (let i = 0; i < 149; i++) ear.push(new Uint8Array(FRAME_BYTES).fill(i));
  expect(ear.frames).toBe(149);
  expect(ear.firstKept).toBe(50);
  const audio = ear.audio();
  expect(audio.length).toBe(99 * FRAME_BYTES);
  expect([audio[0], audio.at(-1)]).toEqual([50, 148]);
});

test("a source ends after its loops, and loop 0 never ends", () => {
  const twice = framesSource(RINGBACK.slice(0, 2), 2);
  expect(Array.from({ length: 5 }, () => twice() !== null)).toEqual([true, true, true, true, false]);
  const forever = framesSource(RINGBACK.slice(0, 1), 0);
  expect(Array.from({ length: 9 }, () => forever()).every(Boolean)).toBe(true);
  const pause = silenceSource(0.04);
  expect([pause(), pause(), pause()]).toEqual([SILENCE, SILENCE, null]);
});

test("a µ-law WAV gives back its bytes and other rates are refused", () => {
  const payload = saySignal("oui")[0] ?? SILENCE;
  const wav = (rate: number) => {
    const file = Buffer.alloc(44 + payload.length);
    file.write("RIFF", 0);
    file.write("WAVEfmt ", 8);
    file.writeUInt32LE(16, 16);
    file.writeUInt16LE(7, 20);
    file.writeUInt16LE(1, 22);
    file.writeUInt32LE(rate, 24);
    file.write("data", 36);
    file.writeUInt32LE(payload.length, 40);
    file.set(payload, 44);
    return file;
  };
  expect(framesOfWav(wav(8000))).toEqual([payload]);
  expect(() => framesOfWav(wav(16000))).toThrow("8 kHz");
});
