import { expect, test } from "vitest";
import { listRecordings, loadRecording } from "../../recordings/recording.ts";
import { findSignal } from "./find-signal.ts";
import { type Frame, SILENCE } from "./mulaw.ts";
import { saySignal } from "./say-signal.ts";

const WARNING = "Soyez prudent. On vous demande de déplacer de l'argent. Ne faites aucun virement.";
const bytesOf = (frames: readonly Frame[]) => Uint8Array.from(frames.flatMap((frame) => [...frame]));

test("a sentence is found where it was played, from its first frame on", () => {
  const signal = saySignal(WARNING);
  const audio = bytesOf([...Array.from({ length: 30 }, () => SILENCE), ...signal, SILENCE]);
  expect(findSignal(audio, signal)).toMatchObject({ found: true, atFrame: 30 });
});

// Speech with long silences in it: what each party of a recorded call hears of the other.
test.each(listRecordings().map(({ name }) => name))("a sentence that was never played is not found in %s", (name) => {
  const { frames } = loadRecording(name);
  const signal = saySignal(WARNING);
  expect(findSignal(bytesOf(frames.protected), signal).found).toBe(false);
  expect(findSignal(bytesOf(frames.caller), signal).found).toBe(false);
});

test("a short sound in silence is not taken for a sentence", () => {
  const signal = saySignal(WARNING);
  const click = signal.slice(20, 25);
  const silence = Array.from({ length: 60 }, () => SILENCE);
  expect(findSignal(bytesOf([...silence, ...click, ...silence]), signal).found).toBe(false);
});
