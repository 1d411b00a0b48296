import { frameBytes, silenceByte } from "../recordings/mulaw-wav.ts";
import type { Recording, Voice } from "../recordings/recording.ts";

const base = 0x01_00_01_93;
let power = 1;
for (let i = 1; i < frameBytes; i++) power = Math.imul(power, base);

/** A hash that can be moved on by one byte without reading the frame again. */
export const frameHash = {
  of(bytes: Uint8Array, at: number): number {
    let hash = 0;
    for (let i = at; i < at + frameBytes; i++) hash = (Math.imul(hash, base) + (bytes[i] ?? 0)) | 0;
    return hash;
  },
  roll: (hash: number, leaving: number, entering: number): number =>
    (Math.imul((hash - Math.imul(leaving, power)) | 0, base) + entering) | 0,
};

interface TrackWord {
  readonly text: string;
  readonly voicedFrames: number;
  readonly lastVoicedFrame: number;
}

/** One voice of one recording. */
export interface Track {
  readonly recording: string;
  readonly lang: string;
  readonly voice: Voice;
  readonly words: readonly TrackWord[];
  /** The word that each frame belongs to, -1 for none. */
  readonly wordOfFrame: Int16Array;
  readonly voicedFrames: number;
}

export interface FramePlace {
  readonly track: Track;
  readonly frame: number;
}

export interface FrameIndex {
  readonly tracks: readonly Track[];
  add(recording: Recording): void;
  /** Every place with exactly these bytes; the hash is that of the frame at `at`. */
  find(hash: number, bytes: Uint8Array, at: number): readonly FramePlace[];
}

const nowhere: readonly FramePlace[] = [];

export function createFrameIndex(recordings: readonly Recording[]): FrameIndex {
  const byHash = new Map<number, { bytes: Uint8Array; places: FramePlace[] }[]>();
  const tracks: Track[] = [];
  const add = (recording: Recording) => {
    for (const voice of ["caller", "protected"] as const) {
      const track = createTrack(recording, voice);
      tracks.push(track);
      for (const [frame, bytes] of recording.frames[voice].entries()) {
        if (isSilence(bytes)) continue;
        const hash = frameHash.of(bytes, 0);
        const same = byHash.get(hash) ?? [];
        const entry = same.find((other) => equals(other.bytes, bytes, 0));
        if (entry) entry.places.push({ track, frame });
        else byHash.set(hash, [...same, { bytes, places: [{ track, frame }] }]);
      }
    }
  };
  for (const recording of recordings) add(recording);
  return {
    tracks,
    add,
    find: (hash, bytes, at) => byHash.get(hash)?.find((entry) => equals(entry.bytes, bytes, at))?.places ?? nowhere,
  };
}

function createTrack({ manifest, frames }: Recording, voice: Voice): Track {
  const wordOfFrame = new Int16Array(frames[voice].length).fill(-1);
  const words: TrackWord[] = [];
  for (const turn of manifest.turns)
    for (const { word, startMs, endMs } of turn.speaker === voice ? turn.words : []) {
      let voicedFrames = 0;
      let lastVoicedFrame = -1;
      // A frame belongs to the word that is spoken in its middle.
      for (let frame = Math.ceil((startMs - 10) / 20); frame * 20 + 10 < endMs; frame++) {
        const bytes = frames[voice][frame];
        if (!bytes || isSilence(bytes)) continue;
        wordOfFrame[frame] = words.length;
        voicedFrames += 1;
        lastVoicedFrame = frame;
      }
      words.push({ text: word, voicedFrames, lastVoicedFrame });
    }
  const voicedFrames = frames[voice].filter((bytes) => !isSilence(bytes)).length;
  return { recording: manifest.name, lang: manifest.lang, voice, words, wordOfFrame, voicedFrames };
}

const isSilence = (frame: Uint8Array) => frame.every((byte) => byte === silenceByte);

function equals(frame: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < frameBytes; i++) if (frame[i] !== bytes[at + i]) return false;
  return true;
}
