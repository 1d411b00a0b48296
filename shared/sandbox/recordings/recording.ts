import { readdirSync, readFileSync } from "node:fs";
import type { Locale, Speaker } from "../../domain/call/level.ts";
import { frameBytes, parseMulawWav, silenceByte } from "./mulaw-wav.ts";

export type Voice = Exclude<Speaker, "unknown">;

export interface RecordedWord {
  readonly word: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The word with which the decisive request is out. */
  readonly decisive?: true;
}

/** One voice speaks; it starts and ends on a 20 ms frame. */
export interface RecordedTurn {
  readonly speaker: Voice;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** The sentence after which nobody should doubt; once in a scam, never in an honest call. */
  readonly decisive?: true;
  readonly words: readonly RecordedWord[];
}

export interface RecordingManifest {
  readonly name: string;
  readonly lang: Locale;
  readonly label: "scam" | "honest";
  readonly kind: string;
  readonly title: string;
  readonly durationMs: number;
  readonly turns: readonly RecordedTurn[];
}

export interface Recording {
  readonly manifest: RecordingManifest;
  /** 20 ms of µ-law each, over the whole call for both voices: all 0xFF while that voice is silent. */
  readonly frames: Record<Voice, Uint8Array[]>;
}

const folder = new URL("./", import.meta.url);
const silentFrame = new Uint8Array(frameBytes).fill(silenceByte);

/** Throws when no recording has this name. */
export function loadRecording(name: string): Recording {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`not a recording name: ${name}`);
  const manifest = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as RecordingManifest;
  const samples = parseMulawWav(readFileSync(new URL(`${name}.wav`, folder)));
  return { manifest, frames: splitVoices(manifest.turns, samples) };
}

/** All recorded calls, by name. */
export const listRecordings = (): RecordingManifest[] => everyRecording().filter(({ kind }) => kind !== LINE_TEST);

/** What people say in test calls: words one by one, no conversation. */
export const listTestRecordings = (): RecordingManifest[] => everyRecording().filter(({ kind }) => kind === LINE_TEST);

const LINE_TEST = "line_test";

function everyRecording(): RecordingManifest[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as RecordingManifest);
}

function splitVoices(turns: readonly RecordedTurn[], samples: Uint8Array): Record<Voice, Uint8Array[]> {
  const length = Math.floor(samples.length / frameBytes);
  const frames = {
    caller: new Array<Uint8Array>(length).fill(silentFrame),
    protected: new Array<Uint8Array>(length).fill(silentFrame),
  };
  for (const { speaker, startMs, endMs } of turns)
    for (let frame = startMs / 20; frame < endMs / 20; frame++)
      frames[speaker][frame] = samples.subarray(frame * frameBytes, (frame + 1) * frameBytes);
  return frames;
}
