import type { FrameIndex, FramePlace, Track } from "./frame-index.ts";
import type { HeardWord } from "./word-finder.ts";

interface HeardCounts {
  words: number;
  frames: number;
}

/** What was heard of one voice of a recording; what came twice (a repeated stretch after a reconnect) counts once. */
export interface HeardVoice extends HeardCounts {
  recording: string;
  voice: Track["voice"];
  wordsSpoken: number;
  framesSent: number;
}

export interface ConnectionStats {
  requestId: string;
  /** The `tag` of the query. */
  tag: string | undefined;
  language: string;
  openedAtMs: number;
  /** Absent while open; 1006 when the socket went without a closing handshake. */
  closeCode?: number;
  audioBytes: number;
  audioMs: number;
  /** Audio seconds per second, the highest over two seconds. */
  maxSendRate: number;
  wordsPrinted: number;
  framesRecognised: number;
  heard: HeardVoice[];
}

/** A byte per word or frame, 1 when it was heard: what stays of a connection is small. */
interface HeardMarks {
  words: Uint8Array;
  frames: Uint8Array;
}

export interface ConnectionLog {
  word(word: HeardWord): void;
  frame(place: FramePlace): void;
  readonly heard: ReadonlyMap<Track, HeardMarks>;
  readonly wordsPrinted: number;
  readonly framesRecognised: number;
}

export function createConnectionLog(): ConnectionLog {
  const heard = new Map<Track, HeardMarks>();
  let wordsPrinted = 0;
  let framesRecognised = 0;
  const of = (track: Track) => {
    const known = heard.get(track) ?? { words: new Uint8Array(track.words.length), frames: new Uint8Array(track.wordOfFrame.length) };
    heard.set(track, known);
    return known;
  };
  return {
    word({ track, index }) {
      wordsPrinted += 1;
      of(track).words[index] = 1;
    },
    frame({ track, frame }) {
      framesRecognised += 1;
      of(track).frames[frame] = 1;
    },
    heard,
    get wordsPrinted() {
      return wordsPrinted;
    },
    get framesRecognised() {
      return framesRecognised;
    },
  };
}

/** Joins what several connections heard, for a call that was recognised in pieces. */
export function joinHeard(logs: readonly Pick<ConnectionLog, "heard">[], index: FrameIndex): HeardVoice[] {
  return index.tracks.flatMap((track) => {
    const parts = logs.flatMap(({ heard }) => heard.get(track) ?? []);
    if (parts.length === 0) return [];
    return [
      {
        recording: track.recording,
        voice: track.voice,
        words: countMarked(parts.map(({ words }) => words)),
        frames: countMarked(parts.map(({ frames }) => frames)),
        wordsSpoken: track.words.length,
        framesSent: track.voicedFrames,
      },
    ];
  });
}

function countMarked(marks: readonly Uint8Array[]): number {
  let count = 0;
  for (let i = 0; i < (marks[0]?.length ?? 0); i++) if (marks.some((marked) => marked[i] === 1)) count += 1;
  return count;
}
