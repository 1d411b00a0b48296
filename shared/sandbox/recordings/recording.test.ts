import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildMulawWav, decodeMulaw, encodeMulaw, parseMulawWav, silenceByte } from "./mulaw-wav.ts";
import { listRecordings, loadRecording, type Voice } from "./recording.ts";

const isSilent = (frame: Uint8Array) => frame.every((byte) => byte === silenceByte);

describe.each(listRecordings())("$name", (manifest) => {
  const { frames } = loadRecording(manifest.name);

  it("has as many frames for each voice as its duration says", () => {
    expect(frames.caller).toHaveLength(manifest.durationMs / 20);
    expect(frames.protected).toHaveLength(manifest.durationMs / 20);
  });

  it("has turns on frame boundaries that follow each other, 200 to 600 ms apart", () => {
    for (const [index, { startMs, endMs, words, text }] of manifest.turns.entries()) {
      expect([startMs % 20, endMs % 20]).toEqual([0, 0]);
      const before = manifest.turns[index - 1];
      if (before) expect(startMs - before.endMs).toBeGreaterThanOrEqual(200);
      if (before) expect(startMs - before.endMs).toBeLessThanOrEqual(600);
      expect(words.map(({ word }) => word).join(" ")).toBe(text);
      expect(words[0]?.startMs).toBeGreaterThanOrEqual(startMs);
      expect(words.at(-1)?.endMs).toBeLessThanOrEqual(endMs);
    }
  });

  it("carries a voice inside its turns only", () => {
    for (const voice of ["caller", "protected"] as Voice[]) {
      const inTurn = (frame: number) =>
        manifest.turns.some(({ speaker, startMs, endMs }) => speaker === voice && startMs <= frame * 20 && frame * 20 < endMs);
      const voiced = frames[voice].flatMap((frame, index) => (isSilent(frame) ? [] : [index]));
      expect(voiced.length).toBeGreaterThan(100);
      expect(voiced.every(inTurn)).toBe(true);
    }
  });

  it("is loud enough and never clips", () => {
    let peak = 0;
    for (const frame of [...frames.caller, ...frames.protected])
      for (const byte of frame) peak = Math.max(peak, Math.abs(decodeMulaw(byte)));
    expect(peak).toBeGreaterThan(12_000);
    expect(peak).toBeLessThan(30_000);
  });

  it("has a decisive sentence of the caller, with time left to warn, exactly when it is a scam", () => {
    const decisive = manifest.turns.filter((turn) => turn.decisive);
    expect(decisive).toHaveLength(manifest.label === "scam" ? 1 : 0);
    for (const turn of decisive) {
      expect(turn.speaker).toBe("caller");
      expect(turn.startMs).toBeGreaterThan(30_000);
      expect(manifest.durationMs - turn.endMs).toBeGreaterThan(12_000);
    }
  });

  it("lasts between one minute and two and a half", () => {
    expect(manifest.durationMs).toBeGreaterThanOrEqual(60_000);
    expect(manifest.durationMs).toBeLessThanOrEqual(150_000);
  });
});

describe("recordings", () => {
  it("weigh no more than 8 MB together", () => {
    const sizes = listRecordings().flatMap(({ name }) =>
      ["wav", "json"].map((ending) => readFileSync(new URL(`./${name}.${ending}`, import.meta.url)).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8_000_000);
  });

  it("refuses a name that leaves the folder", () => {
    expect(() => loadRecording("../secret")).toThrow("not a recording name");
  });
});

describe("µ-law", () => {
  it("survives decoding and encoding unchanged, apart from the second zero", () => {
    for (let byte = 0; byte < 256; byte++) expect(encodeMulaw(decodeMulaw(byte))).toBe(byte === 0x7f ? silenceByte : byte);
  });

  it("reads back the WAV it builds, odd lengths included", () => {
    const samples = Uint8Array.of(1, 2, 3, 0xff, 5);
    expect(parseMulawWav(buildMulawWav(samples))).toEqual(samples);
  });

  it("refuses a WAV of another format", () => {
    const pcm = buildMulawWav(Uint8Array.of(1, 2));
    pcm[20] = 1;
    expect(() => parseMulawWav(pcm)).toThrow("not mono µ-law");
    expect(() => parseMulawWav(pcm.subarray(0, 57))).toThrow();
    expect(() => parseMulawWav(Uint8Array.of(1, 2, 3))).toThrow("not a WAV file");
  });
});
